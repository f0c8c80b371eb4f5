import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeAudio } from '#data/node/decode/open-sound';
import { resampleTo16k } from '#data/resample/resampler';
import { modelsFolder } from '#models/node/home';
import { patchCount } from '#models/tagger/mel';
import { startApp, startWalk } from '../support/app.ts';
import { card, give, isHere, openCard } from '../support/own-file-page.ts';
import { mp3File } from '../support/sound-files.ts';
import { timed } from './timing.ts';

const REPEATS = 3;
const TEN_MINUTES = 600;
/** Two hours: a machine that is this slow will have been noticed. */
const PATIENCE = 7_200_000;

/** How fast a browser hears a file of ten minutes that is dropped on the page, against real time. */
export async function benchOwnFile([given]: readonly string[]): Promise<void> {
  const load = loadavg().map((value) => value.toFixed(1));
  console.info(`${cpus().length} x ${cpus()[0]?.model}, load ${load.join(' ')}, musicnn-msd`);
  const folder = await mkdtemp(join(tmpdir(), 'earshot-bench-'));
  const app = await startApp({ models: modelsFolder() });
  try {
    const path = given ?? (await tenMinutes(folder));
    const { samples, sampleRate, seconds } = await decodeAudio(path);
    const segments = patchCount((await resampleTo16k(samples, sampleRate)).length);
    const page = await app.openPage();
    await startWalk(page);
    await openCard(page);
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const { wall } = await timed(async () => {
        await give(page, path);
        await isHere(page, segments, PATIENCE);
      });
      const speed = (seconds / wall).toFixed(1);
      console.info(
        `${segments} segments of ${seconds.toFixed(0)} s on the map after ${wall.toFixed(1)} s: ${speed} x real time`,
      );
      await card(page).getByRole('button', { name: 'Take it away' }).click();
    }
  } finally {
    await app.close();
    await rm(folder, { recursive: true });
  }
}

async function tenMinutes(folder: string): Promise<string> {
  const path = join(folder, 'ten minutes.mp3');
  await writeFile(path, await mp3File(TEN_MINUTES, 44_100));
  return path;
}
