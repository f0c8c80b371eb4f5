import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDataset } from '#data/node/dataset-folder';
import { ingest } from '#data/node/ingest/ingest';
import { inspectCommand } from '#data/node/inspect-command';
import { fakeParts, newLog, SEGMENT, writeFakeAudio } from '../support/fake-ingest.ts';

const TRACKS = 12;
let dir: string;
let audio: string;

const job = (out: string) => ({ audio, out: join(dir, out), id: 'fakes', title: 'Fakes', seed: 1 });

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ingest-kill-'));
  audio = join(dir, 'audio');
  const files = Array.from({ length: TRACKS }, (_, i) => [
    `${i}.mp3`,
    { samples: 5 * SEGMENT, pitch: 100 + 50 * i },
  ]);
  await writeFakeAudio(audio, Object.fromEntries(files));
});

afterAll(async () => {
  await rm(dir, { recursive: true });
});

test.each(['SIGKILL', 'SIGINT'] as const)(
  'an ingest that %s ends goes on with the tracks that were not finished, to the same bytes',
  async (signal) => {
    const out = `ended-by-${signal}`;
    const running = startSlowIngest(join(dir, out));
    await finishedTracks(out, 2, running);
    running.kill(signal);
    await once(running, 'exit');
    const finished = await finishedTracks(out, 2, running);
    expect(finished).toBeLessThan(TRACKS);
    await expect(openDataset(join(dir, out))).rejects.toThrow('is no dataset');

    const log = newLog();
    const resumed = await ingest(job(out), fakeParts(true, log), () => undefined);
    expect(log.decoded.length).toBe(TRACKS - finished);
    const whole = await ingest(job('whole'), fakeParts(true), () => undefined);
    expect(resumed.hash).toBe(whole.hash);
    const said = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    expect(await inspectCommand([join(dir, out)])).toBe(0);
    said.mockRestore();
  },
);

function startSlowIngest(out: string): ChildProcess {
  const script = join(import.meta.dirname, '..', 'support', 'slow-ingest.ts');
  return spawn(process.execPath, ['--import', 'tsx', script, audio, out], { stdio: 'inherit' });
}

/** Wait until at least so many results are kept, or the process is gone; tells how many there are. */
async function finishedTracks(out: string, least: number, running: ChildProcess): Promise<number> {
  for (;;) {
    const names = await readdir(join(dir, out, 'work')).catch(() => []);
    const finished = names.filter((name) => name.endsWith('.bin')).length;
    if (finished >= least || running.exitCode !== null || running.signalCode !== null)
      return finished;
    await setTimeout(10);
  }
}
