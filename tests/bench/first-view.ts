import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelCard } from '#models/tagger/model-cards';
import { type App, startApp } from '../support/app.ts';
import { ingestMadeUp } from './made-up-tracks.ts';
import { median } from './timing.ts';

const REPEATS = 5;
const SEGMENTS_PER_TRACK = 80;

/** How long a browser that has seen nothing yet takes to a start screen, and from its button to the drawn map. */
export async function benchFirstView([segments = '100000']: readonly string[]): Promise<void> {
  const tracks = Math.ceil(Number(segments) / SEGMENTS_PER_TRACK);
  const load = loadavg().map((l) => l.toFixed(1));
  console.info(`${cpus().length} x ${cpus()[0]?.model}, load ${load}`);
  const folder = await mkdtemp(join(tmpdir(), 'earshot-first-view-'));
  try {
    const summary = await ingestMadeUp(folder, tracks, [modelCard('musicnn-msd')]);
    console.info(`${summary.segments} segments, ${REPEATS} browsers without a cache`);
    await measure(await startApp({ folder }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measure(app: App): Promise<void> {
  const [starts, maps]: [number[], number[]] = [[], []];
  try {
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const page = await app.openPage();
      const start = page.getByRole('button', { name: 'Start listening' });
      await start.waitFor();
      await page.evaluate(markPress);
      await start.click();
      await page.waitForFunction(() => performance.getEntriesByName('map-drawn').length > 0);
      const times = await page.evaluate(timesOfMarks);
      starts.push(times.start);
      maps.push(times.map);
      await page.context().close();
    }
  } finally {
    await app.close();
  }
  console.info(`start screen usable after ${told(starts)} ms`);
  console.info(`map drawn ${told(maps)} ms after its button was pressed`);
}

function told(values: readonly number[]): string {
  const told = [median(values), Math.min(...values), Math.max(...values)];
  const [middle, least, most] = told.map((value) => value.toFixed(0));
  return `${middle} (${least} ... ${most})`;
}

function markPress(): void {
  addEventListener('click', () => performance.mark('start-pressed'), { capture: true, once: true });
}

/** Milliseconds: navigation to start screen; press of the button to the map's second frame. */
function timesOfMarks(): { start: number; map: number } {
  const [start = 0, pressed = 0, drawn = 0] = ['start-usable', 'start-pressed', 'map-drawn'].map(
    (mark) => performance.getEntriesByName(mark)[0]?.startTime,
  );
  return { start, map: drawn - pressed };
}
