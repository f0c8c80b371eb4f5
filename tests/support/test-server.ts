import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Socket } from 'socket.io-client';
import { openDataset } from '#data/node/dataset-folder';
import { sha256 } from '#models/node/sha256';
import { createServer, type ServerParts } from '#server/app/create-server';
import { createLog } from '#server/app/log';
import { createMemoryJournal } from '#server/store/memory-journal';
import { openRegistry, type Registry } from '#server/store/registry';
import type { Entry } from '#study/wire/entry';
import { writeTinyDataset } from './tiny-dataset.ts';

/** A server on a free port over a tiny dataset, without a browser. */
export interface TestServer {
  readonly url: string;
  readonly parts: ServerParts;
  readonly dataset: { readonly id: string; readonly hash: string };
  /** Everything that was logged. */
  readonly log: () => string;
  readonly close: () => Promise<void>;
}

let tiny: ReturnType<typeof writeOnce> | undefined;

/** One dataset serves all servers of a test file. */
async function writeOnce() {
  const bundle = await mkdtemp(join(tmpdir(), 'earshot-tiny-'));
  process.once('exit', () => rmSync(bundle, { recursive: true, force: true }));
  return { bundle, ...(await writeTinyDataset(bundle)) };
}

/** Resolves when a socket hears a message or an event of its own. */
export async function heard(socket: Socket, name: string): Promise<void> {
  await new Promise<void>((resolve) => {
    socket.once(name, () => resolve());
  });
}

/** Start a server; parts that are given replace the usual ones. Records are kept in memory. */
export async function startTestServer(given: Partial<ServerParts> = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-server-'));
  tiny ??= writeOnce();
  const { bundle, manifest, hash } = await tiny;
  const registry = await openRegistry(folder);
  await registry.addDataset({ id: manifest.id, hash, folder: bundle });
  const lines: string[] = [];
  const parts: ServerParts = {
    journal: createMemoryJournal(),
    registry,
    datasets: [await openDataset(bundle)],
    gameFolder: join(folder, 'game'),
    settings: { trustedProxies: 0 },
    log: createLog({ write: (line) => void lines.push(line) }),
    now: () => 1_700_000_000_000,
    clock: () => performance.now(),
    ...given,
  };
  const server = await createServer(parts);
  server.http.listen(0, '127.0.0.1');
  await once(server.http, 'listening');
  const { port } = server.http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    parts,
    dataset: { id: manifest.id, hash },
    log: () => lines.join(''),
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Who says hello in tests: session and token made of one digit each. */
export function visitor(registry: Registry, session = 'a', token = 'b') {
  return {
    study: 'free-play',
    session: session.repeat(32),
    token: token.repeat(32),
    consent: registry.study('free-play')?.consent ?? sha256('none'),
  };
}

/** The three entries that every record begins with. */
export function opening({ parts, dataset }: Pick<TestServer, 'parts' | 'dataset'>): Entry[] {
  const study = parts.registry.study('free-play');
  const protocol = study?.hash ?? '';
  const events = [
    { kind: 'consented', tick: 0, text: study?.consent ?? '' },
    { kind: 'began', tick: 0, seed: 7, protocol, dataset, build: 'test' },
    {
      kind: 'viewed',
      tick: 0,
      space: 'musicnn-mtt/taggram',
      projection: 'pca',
      axes: [0, 1],
      labels: ['PC 1', '=PC "2"'],
      scale: [0.5, -0.25],
      offset: [0.5, 0.5],
      x: 0.5,
      y: 0.5,
      speed: 0.1,
      radius: 0.05,
    },
  ] as const;
  return events.map((event) => ({ kind: 'event', event: structuredClone(event) as never }));
}
