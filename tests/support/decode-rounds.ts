import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSound } from '#data/node/decode/open-sound';
import { createResampler } from '#data/resample/resampler';

/* node --expose-gc ... decode-rounds.ts FOLDER ROUNDS: decode and resample all files of a folder, again
and again; prints the resident megabytes after each round as JSON. */
const [folder = '', rounds = ''] = process.argv.slice(2);
const paths = readdirSync(folder).filter((name) => name !== 'pipe.mp3');
const resident: number[] = [];
for (let round = 0; round < Number(rounds); round++) {
  for (const path of paths) await decodeWhole(join(folder, path));
  await new Promise((resolve) => setTimeout(resolve, 20));
  globalThis.gc?.();
  resident.push(process.memoryUsage.rss() / 1e6);
}
console.info(JSON.stringify(resident));

/** What cannot be read ends with an error, which is no matter here. */
async function decodeWhole(path: string): Promise<void> {
  try {
    const { chunks, sampleRate } = await openSound(path);
    const resampler = await createResampler(sampleRate);
    for await (const chunk of chunks) resampler.push(chunk);
    resampler.flush();
  } catch {}
}
