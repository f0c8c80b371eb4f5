import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const TRACKS = 1000;
const HOURS = 3;
const RATE = 44_100;

/** Peaks of resident memory, all threads: of a dataset of many made-up tracks, and of one very long file. */
export async function benchMemory(): Promise<void> {
  const many = ['--import', 'tsx', join(import.meta.dirname, 'many-tracks.ts'), `${TRACKS}`];
  console.info(
    `${TRACKS} made-up tracks of 4 minutes, four networks and descriptors: ${await peak(many)} MiB`,
  );
  const dir = await mkdtemp(join(tmpdir(), 'earshot-memory-'));
  try {
    await writeFile(join(dir, 'long.wav'), longWav());
    const command = ['bin/earshot.js', 'ingest', dir, '--out', join(dir, 'out'), '--jobs', '1'];
    console.info(
      `${HOURS} hours of ${RATE} Hz stereo, all installed models: ${await peak(command)} MiB`,
    );
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** The most resident memory that a Node process had, in MiB, as Linux tells it. */
async function peak(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = once(child, 'exit');
  let most = 0;
  while (child.exitCode === null && child.signalCode === null) {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    await Promise.race([ended, setTimeout(200)]);
  }
  if (child.exitCode !== 0) throw new Error(`The process ended with ${child.exitCode}.`);
  return Math.round(most / 1024);
}

/** Stereo of 16 bits: one minute of a chord that swells, again and again. */
function longWav(): Buffer {
  const minute = Buffer.alloc(60 * RATE * 4);
  for (let i = 0; i < 60 * RATE; i++) {
    const swell = Math.sin((2 * Math.PI * i) / RATE / 7);
    const value = Math.round(9000 * swell * Math.sin((2 * Math.PI * 220 * i) / RATE));
    minute.writeInt16LE(value, 4 * i);
    minute.writeInt16LE(value, 4 * i + 2);
  }
  const bytes = HOURS * 60 * minute.length;
  const header = Buffer.alloc(44);
  header.write('RIFF');
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(4 * RATE, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return Buffer.concat([header, ...Array.from({ length: HOURS * 60 }, () => minute)]);
}
