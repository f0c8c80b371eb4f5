import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import type { Page } from 'playwright-core';
import { type DatasetFolder, openDataset } from '#data/node/dataset-folder';
import { seededRandom } from '#models/chance/seeded-random';
import { serveMap } from '../browser/fixtures/open-map.ts';
import { type App, startApp } from '../support/app.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { servePage } from '../support/serve-page.ts';
import { crossMap } from './sound/cross-map.ts';
import { type LongTracks, writeLongTracks } from './sound/long-tracks.ts';
import type {} from './sound/sound-page.ts';
import { spread } from './timing.ts';

const REPEATS = 3;
const STARTS = 40;
const DEMO = 'data/demo';

/** Where the music comes from: milliseconds of a round trip, and megabits a second. */
interface Line {
  readonly latency: number;
  readonly megabits: number;
}

/** This machine itself, and usual lines to a server elsewhere; the browser slows itself down for them. */
const LINES: readonly (Line | null)[] = [
  null,
  { latency: 20, megabits: 50 },
  { latency: 40, megabits: 20 },
];

interface Starts {
  /** Frames of decoded starts. */
  readonly decoded: readonly number[];
  /** Milliseconds of cold starts: ours, and those of an audio element. */
  readonly cold: readonly number[];
  readonly fragment: readonly number[];
}

/** Starts of the demo's clips against media fragments of songs of the same music; hits of a walk; clicks. */
export async function benchSound([starts = `${STARTS}`]: readonly string[]): Promise<void> {
  const load = loadavg().map((l) => l.toFixed(1));
  console.info(`${cpus().length} x ${cpus()[0]?.model}, load ${load}`);
  console.info(
    `${REPEATS} repeats, ${starts} starts each of the demo's clips, from a local server`,
  );
  const app = await startApp({ dataset: 'demo' });
  try {
    await compareStarts(Number(starts));
    await walkAcross(app);
    await clicks();
  } finally {
    await app.close();
  }
}

async function compareStarts(starts: number): Promise<void> {
  const dataset = await openDataset(DEMO);
  const folder = await mkdtemp(join(tmpdir(), 'earshot-songs-'));
  const songs = await writeLongTracks(`${DEMO}/clips`, folder);
  const files = await serveFiles(dataset, songs);
  const page = await servePage('tests/bench/sound/bench.html');
  try {
    for (const line of LINES) {
      const ratios: number[] = [];
      console.info(`-- ${toldLine(line)}`);
      for (let seed = 1; seed <= REPEATS; seed++) {
        const clips = { files: files.url, dataset, songs };
        const run = await measure({ url: page.url, line, clips, starts, seed });
        ratios.push(tellStarts(run));
      }
      console.info(`cold p95, ours of the media fragment's: ${spread(ratios)} (bar: at most 0.5)`);
    }
  } finally {
    await page.close();
    files.close();
    await rm(folder, { recursive: true });
  }
}

function toldLine(line: Line | null): string {
  if (line === null) return 'from this machine';
  return `over a line of ${line.megabits} Mbit/s with round trips of ${line.latency} ms`;
}

/** Prints the starts of one run; the ratio of its cold ones. */
function tellStarts({ decoded, cold, fragment }: Starts): number {
  console.info(`decoded: first sample after ${told(decoded)} frames (bar: p99 at most 128)`);
  console.info(`cold: ours ${told(cold)} ms, media fragment of a song ${told(fragment)} ms`);
  return percentile(cold, 95) / percentile(fragment, 95);
}

interface Measuring {
  readonly url: string;
  readonly line: Line | null;
  readonly clips: {
    readonly files: string;
    readonly dataset: DatasetFolder;
    readonly songs: LongTracks;
  };
  readonly starts: number;
  readonly seed: number;
}

/** Each segment is started cold and as a fragment in turn, none twice; then again, decoded. */
async function measure({ url, line, clips, starts, seed }: Measuring): Promise<Starts> {
  const { files, dataset, songs } = clips;
  const browser = await launchBrowser('--autoplay-policy=no-user-gesture-required');
  try {
    const page = await openSound(await browser.newPage(), url, files, dataset);
    if (line) await slowDown(page, line);
    const results = { decoded: [] as number[], cold: [] as number[], fragment: [] as number[] };
    for (const segment of await chosenSegments(dataset, starts, seed)) {
      const address = `${files}/${await fragmentOf(dataset, songs, segment)}`;
      results.cold.push(await page.evaluate((one) => soundPage?.cold(one) ?? -1, segment));
      results.fragment.push(await page.evaluate((at) => soundPage?.fragment(at) ?? -1, address));
      results.decoded.push(await page.evaluate((one) => soundPage?.decoded(one) ?? -1, segment));
    }
    return results;
  } finally {
    await browser.close();
  }
}

async function slowDown(page: Page, { latency, megabits }: Line): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const throughput = (megabits * 1e6) / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency },
    ...{ downloadThroughput: throughput, uploadThroughput: throughput },
  });
}

async function openSound(
  page: Page,
  url: string,
  files: string,
  { manifest }: DatasetFolder,
): Promise<Page> {
  await page.goto(url);
  await page.waitForFunction(() => globalThis.soundPage !== undefined);
  await page.getByRole('button').click();
  await page.evaluate(async ([timing, at]) => timing && (await soundPage?.open(timing, at)), [
    manifest.clips,
    `${files}/segments`,
  ] as const);
  return page;
}

async function chosenSegments(
  dataset: DatasetFolder,
  count: number,
  seed: number,
): Promise<readonly number[]> {
  const random = seededRandom(seed);
  const { track } = await dataset.segments();
  return [...track.keys()]
    .map((segment) => ({ segment, key: random() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ segment }) => segment);
}

/** The part of a song that a segment is, as the original asked for it; an address that is new every time. */
async function fragmentOf(
  dataset: DatasetFolder,
  songs: LongTracks,
  segment: number,
): Promise<string> {
  const [tracks, table] = [await dataset.catalogue(), await dataset.segments()];
  const { kilobits = 0, seconds = 0 } = dataset.manifest.clips ?? {};
  const name = tracks[table.track[segment] ?? -1]?.clips ?? '';
  const within = ((table.clipOffset[segment] ?? 0) * 8) / (kilobits * 1000);
  const start = songs.copyAt(name, segment) + within;
  return `${name}?cold=${segment}#t=${start.toFixed(3)},${(start + seconds).toFixed(3)}`;
}

/** One server for both: songs, whole and with ranges, and each clip by its segment. */
async function serveFiles(
  dataset: DatasetFolder,
  { folder }: LongTracks,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const app = express();
  app.use((_, answer, next) => {
    answer.setHeader('Access-Control-Allow-Origin', '*');
    next();
  });
  app.get('/segments/:segment', async ({ params }, answer) => {
    const clip = await dataset.clip(Number(params.segment));
    answer.type('audio/mpeg').send(Buffer.from(clip));
  });
  const server = createServer(app.use(express.static(folder)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

async function walkAcross(app: App): Promise<void> {
  for (let repeat = 1; repeat <= REPEATS; repeat++) {
    const { voices, there, seconds } = await crossMap(app);
    const share = ((100 * there) / voices).toFixed(1);
    console.info(
      `a walk across the map in ${seconds.toFixed(1)} s: ${there} of ${voices} voices began with their clip there, ${share} % (bar: at least 95)`,
    );
  }
}

async function clicks(): Promise<void> {
  const server = await serveMap();
  try {
    const page = await server.open();
    const { start, steady, stop } = await page.evaluate(() => mapPage.renderStoppedTone());
    const [on, off] = [start, stop].map((bend) => (bend / steady).toFixed(2));
    console.info(`click metric of a stop ${off}, of a start ${on} (bar: at most 1.5)`);
  } finally {
    await server.close();
  }
}

function told(values: readonly number[]): string {
  const at = [50, 95, 99].map((share) => `p${share} ${percentile(values, share).toFixed(0)}`);
  return at.join(', ');
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((share / 100) * sorted.length) - 1] ?? Number.NaN;
}
