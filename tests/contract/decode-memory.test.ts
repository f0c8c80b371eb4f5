import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { wavFile } from '../support/sound-files.ts';
import { writeStrangeFiles } from '../support/strange-files.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'earshot-memory-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Resident megabytes after each round of decoding all files of a folder in a process of its own. */
async function residentAfter(files: string, rounds: number): Promise<number[]> {
  const script = join(import.meta.dirname, '../support/decode-rounds.ts');
  const options = ['--expose-gc', '--import', 'tsx', script, files, `${rounds}`];
  const { stdout } = await run(process.execPath, options);
  return JSON.parse(stdout);
}

test('decoding sixty strange files again and again leaks no memory', async () => {
  const music = join(folder, 'strange');
  mkdirSync(music);
  await writeStrangeFiles(music);
  const resident = await residentAfter(music, 10);
  // 6 rounds of 60 files: 120 kB a file would show
  const [early, late] = [Math.max(...resident.slice(2, 4)), Math.min(...resident.slice(-3))];
  expect(late - early).toBeLessThan(40);
}, 60_000);

test('a file of three hours is decoded and resampled in as much memory as one of a minute', async () => {
  const residentFor = async (seconds: number) => {
    const music = join(folder, `${seconds}`);
    mkdirSync(music);
    writeFileSync(
      join(music, 'long.wav'),
      wavFile({ seconds, rate: 1000, bits: 8, sound: () => 0.5 }),
    );
    return Math.max(...(await residentAfter(music, 1)));
  };
  const [minute, hours] = [await residentFor(60), await residentFor(3 * 3600)];
  expect(hours - minute).toBeLessThan(40);
}, 60_000);
