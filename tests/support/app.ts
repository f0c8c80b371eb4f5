import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openDataset } from '#data/node/dataset-folder';
import type { EarshotProbe } from '#game/screens/probe';
import { createServer, type EarshotServer } from '#server/app/create-server';
import { createLog } from '#server/app/log';
import type { Journal } from '#server/store/journal';
import { keptEntries } from '#server/store/kept-entries';
import { createMemoryJournal } from '#server/store/memory-journal';
import { openRegistry, type Registry } from '#server/store/registry';
import type { Entry } from '#study/wire/entry';
import { launchBrowser } from './launch-browser.ts';
import { writeTinyDataset } from './tiny-dataset.ts';

/** A name that is not localhost: over plain http browsers don't trust it (no secure context). */
const PLAIN_HOST = 'earshot.test';
/** What the server of a browser test serves. */
export interface AppOptions {
  /** `tiny`: written for the test; `maps`: with made-up maps. `demo`: the one in the repository. */
  readonly dataset?: 'tiny' | 'maps' | 'demo';
  /** Folder of a dataset to serve in place of these. */
  readonly folder?: string;
  /** Folder of the weights that the server gives to browsers; none unless named. */
  readonly models?: string;
}

/** The real server with the built page, and a real browser. */
export interface App {
  readonly url: string;
  /** The same server under a name that browsers don't trust. */
  readonly plainUrl: string;
  /** Where the records go; outlives a server that is stopped. */
  readonly journal: Journal;
  /** A page in a browser profile of its own, at `url` unless another address is given. */
  readonly openPage: (url?: string, options?: BrowserContextOptions) => Promise<Page>;
  /** A session's record as the server keeps it. */
  readonly record: (session: string) => Promise<readonly Entry[]>;
  /** End the server; its address stays reserved for `start`. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Start a server on a free port and a browser. Needs the built page in dist/game. */
export async function startApp(options: AppOptions = {}): Promise<App> {
  const { dataset = 'tiny', models } = options;
  const folder = await mkdtemp(join(tmpdir(), 'earshot-app-'));
  const given = options.folder ?? (dataset === 'demo' ? 'data/demo' : undefined);
  const bundle = given ?? join(folder, 'tiny');
  if (given === undefined) await writeTinyDataset(bundle, { maps: dataset === 'maps' });
  const registry = await openRegistry(folder);
  const journal = createMemoryJournal();
  const served = { bundle, models: models ?? join(folder, 'models') };
  let server = await listen(served, registry, journal, 0);
  const { port } = server.http.address() as AddressInfo;
  const browser = await launchBrowser(`--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`);
  const url = `http://127.0.0.1:${port}/`;
  const stop = async () => {
    await server.close();
    server.http.close();
  };
  return {
    url,
    plainUrl: `http://${PLAIN_HOST}:${port}/`,
    journal,
    stop,
    start: async () => {
      server = await listen(served, registry, journal, port);
    },
    openPage: async (address = url, options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1024, height: 768 },
        ...options,
      });
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    record: async (session) => await keptEntries(journal, 'free-play', session),
    close: async () => {
      await browser.close();
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Click through the start screen and wait for the map's first frames and the panel that comes after them. */
export async function startWalk(page: Page, { keep = false } = {}): Promise<void> {
  if (keep) await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Start listening' }).click();
  await page.waitForFunction(() => (globalThis.__earshot?.map().frames ?? 0) > 2);
  if (!narrow(page)) await page.getByRole('complementary').waitFor({ state: 'attached' });
}

/** On a phone the panel is a sheet that is closed at first. */
function narrow(page: Page): boolean {
  return (page.viewportSize()?.width ?? 0) <= 700;
}

/** What a walk's probe says now. */
export async function probed<K extends keyof EarshotProbe>(
  page: Page,
  what: K,
): Promise<ReturnType<EarshotProbe[K]>> {
  return await page.evaluate((name) => {
    const probe = globalThis.__earshot;
    if (!probe) throw new Error('No walk has begun on this page.');
    return probe[name]() as ReturnType<EarshotProbe[K]>;
  }, what);
}

async function listen(
  { bundle, models }: { readonly bundle: string; readonly models: string },
  registry: Registry,
  journal: Journal,
  port: number,
): Promise<EarshotServer> {
  const opened = await openDataset(bundle);
  await registry.addDataset({ id: opened.manifest.id, hash: opened.hash, folder: bundle });
  const server = await createServer({
    journal,
    registry,
    datasets: [opened],
    gameFolder: 'dist/game',
    modelsFolder: models,
    settings: { trustedProxies: 0 },
    log: createLog({ write: () => undefined }),
    now: () => Date.now(),
    clock: () => performance.now(),
  });
  server.http.listen(port, '127.0.0.1');
  await once(server.http, 'listening');
  return server;
}
