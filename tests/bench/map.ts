import { cpus, loadavg } from 'node:os';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser.ts';
import { serveBuilt } from '../support/serve-page.ts';
import type { Who } from './map/bench-page.ts';
import { spread } from './timing.ts';

const REPEATS = 3;
const DRAWERS = ['points', 'map', 'regl-scatterplot', 'plotly'] as const satisfies readonly Who[];
const BENCH_FLAGS = [
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
  '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
];

interface Measured {
  /** CPU milliseconds a frame of the page's and the graphics process. */
  readonly frame: number;
  /** Milliseconds from the points to the first frame. */
  readonly first: number;
  /** JavaScript heap in megabytes: objects, typed arrays and the sources of the code. */
  readonly heap: number;
  /** Of it the objects alone. */
  readonly objects: number;
}

/** Compare with regl-scatterplot and Plotly's scattergl on the same points in one Chromium. */
export async function benchMap([points = '1000000']: readonly string[]): Promise<void> {
  const count = Number(points);
  console.info(
    `${cpus().length} x ${cpus()[0]?.model}, load ${loadavg().map((l) => l.toFixed(1))}`,
  );
  console.info(`${count} points, 1440 x 900, software rendering, ${REPEATS} repeats`);
  const served = await serveBuilt('tests/bench/map/bench.html');
  try {
    await warmUp(served.url);
    for (const overview of [false, true]) await compare(served.url, count, overview);
  } finally {
    await served.close();
  }
}

/** What the system reads for the first time is nobody's first frame. */
async function warmUp(url: string): Promise<void> {
  for (const who of DRAWERS) await measure(url, who, 1000, false);
}

async function compare(url: string, count: number, overview: boolean): Promise<void> {
  const runs: Record<Who, Measured[]> = {
    points: [],
    map: [],
    'regl-scatterplot': [],
    plotly: [],
  };
  for (let repeat = 0; repeat < REPEATS; repeat++)
    for (const who of DRAWERS) runs[who].push(await measure(url, who, count, overview));
  console.info(overview ? '-- the whole map in the window' : '-- following the avatar');
  for (const who of DRAWERS) {
    const told = (part: keyof Measured) => runs[who].map((run) => run[part].toFixed(1)).join(', ');
    console.info(
      `${who}: ${told('frame')} CPU-ms a frame; first ${told('first')} ms; heap ${told('heap')} MB, objects alone ${told('objects')} MB`,
    );
  }
  for (const part of ['frame', 'first', 'heap', 'objects'] as const)
    for (const ours of ['points', 'map'] as const)
      for (const peer of ['regl-scatterplot', 'plotly'] as const) {
        const ratios = runs[peer].map(
          (run, i) => run[part] / (runs[ours][i]?.[part] ?? Number.NaN),
        );
        console.info(`${part}: ${ours} below ${peer} by ${spread(ratios)}`);
      }
}

async function measure(url: string, who: Who, count: number, overview: boolean): Promise<Measured> {
  const browser = await launchBrowser(...BENCH_FLAGS);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(600_000);
    await page.goto(url);
    await page.waitForFunction(() => globalThis.benchPage !== undefined);
    const first = await page.evaluate(
      ([drawer, points, whole]) => benchPage.draw(drawer, points, whole),
      [who, count, overview] as const,
    );
    const frames = who === 'points' || who === 'map' ? 60 : 12;
    await run(page, 4, overview);
    const frame = await cpuOfFrames(browser, page, frames, overview);
    const heap = (await page.evaluate(() => benchPage.heap())) / 1e6;
    const session = await page.context().newCDPSession(page);
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return { frame, first, heap, objects: usedSize / 1e6 };
  } finally {
    await browser.close();
  }
}

async function cpuOfFrames(
  browser: Browser,
  page: Page,
  frames: number,
  overview: boolean,
): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const before = await cpuSeconds(session);
  await run(page, frames, overview);
  return (1000 * ((await cpuSeconds(session)) - before)) / frames;
}

async function run(page: Page, frames: number, overview: boolean): Promise<void> {
  await page.evaluate(([many, whole]) => benchPage.run(many, whole), [frames, overview] as const);
}

/** CPU seconds of all page and graphics processes. */
async function cpuSeconds(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const counted = processInfo.filter(({ type }) => /^(?:renderer|gpu)/i.test(type));
  return counted.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
