import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** What a command took, as the system saw it. */
export interface Seen {
  readonly wall: number;
  /** Most memory that it held at once, in MB. */
  readonly megabytes: number;
  readonly output: string;
}

const LOOK_EVERY = 100;

/** Run the built program and watch its memory (Linux). */
export async function watchEarshot(args: readonly string[]): Promise<Seen> {
  const before = performance.now();
  const child = spawn(process.execPath, ['bin/earshot.js', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  let kilobytes = 0;
  const look = setInterval(() => {
    void peakOf(child.pid ?? 0).then((peak) => {
      kilobytes = Math.max(kilobytes, peak);
    });
  }, LOOK_EVERY);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`earshot ${args.join(' ')} ended with ${code}`);
  return { wall: (performance.now() - before) / 1000, megabytes: kilobytes / 1024, output };
}

async function peakOf(processId: number): Promise<number> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0);
}
