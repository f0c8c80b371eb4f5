import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBigExport } from '../support/big-export.ts';
import { watchEarshot } from './peak-memory.ts';

/** Time and memory of `earshot analyse` on a made-up export; the bar is 120 s and 1500 MB for 1,000 sessions of 10,000 samples. */
export async function benchAnalyse([
  sessions = '1000',
  samples = '10000',
]: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-analyse-'));
  try {
    const size = { sessions: Number(sessions), samples: Number(samples), seed: 1 };
    await writeBigExport(size, (name) => createWriteStream(join(folder, name)));
    const seen = await watchEarshot(['analyse', folder, '--out', join(folder, 'report')]);
    console.info(
      `${sessions} sessions of ${samples} samples: ${seen.wall.toFixed(1)} s, ${seen.megabytes.toFixed(0)} MB; ${seen.output.trim()}`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
