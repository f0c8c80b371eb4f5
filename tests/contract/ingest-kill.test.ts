import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDataset } from '#data/node/dataset-folder';
import { ingest } from '#data/node/ingest/ingest';
import { inspectCommand } from '#data/node/inspect-command';
import { seededRandom } from '#models/chance/seeded-random';
import { bundleOf } from '../support/bundle-of.ts';
import { fakeParts, newLog, SEGMENT, writeFakeAudio } from '../support/fake-ingest.ts';

const TRACKS = 12;
const KILLS = 10;
/** Kept of a track: its sound, its clips, and what two models heard. */
const PARTS = 4;
let dir: string;
let audio: string;
let whole: Awaited<ReturnType<typeof ingest>>;

const job = (out: string) => ({ audio, out: join(dir, out), id: 'fakes', title: 'Fakes', seed: 1 });

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ingest-kill-'));
  audio = join(dir, 'audio');
  const files = Array.from({ length: TRACKS }, (_, i) => [
    `${i}.mp3`,
    { samples: 5 * SEGMENT, pitch: 100 + 50 * i },
  ]);
  await writeFakeAudio(audio, Object.fromEntries(files));
  whole = await ingest(job('whole'), fakeParts(true), () => undefined);
});

afterAll(async () => {
  await rm(dir, { recursive: true });
});

test.each(['SIGKILL', 'SIGINT'] as const)(
  'an ingest that %s ends goes on with the tracks that were not finished, to the same bytes',
  async (signal) => {
    const out = `ended-by-${signal}`;
    const running = await startSlowIngest(join(dir, out));
    await keptParts(out, 2 * PARTS, running);
    running.kill(signal);
    await once(running, 'exit');
    const kept = await keptParts(out, 2 * PARTS, running);
    expect(kept).toBeLessThan(PARTS * TRACKS);
    await expect(openDataset(join(dir, out))).rejects.toThrow('is no dataset');

    const log = newLog();
    const resumed = await ingest(job(out), fakeParts(true, log), () => undefined);
    const unfinished = TRACKS - Math.floor(kept / PARTS);
    expect(log.decoded.length).toBeLessThanOrEqual(unfinished + 1);
    expect(log.decoded.length).toBeGreaterThan(0);
    expect(resumed.hash).toBe(whole.hash);
    const said = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    expect(await inspectCommand([join(dir, out)])).toBe(0);
    said.mockRestore();
  },
);

test('after 10 kills at any instant the dataset is the same, file for file and byte for byte', async () => {
  const random = seededRandom(1);
  const out = 'killed-often';
  for (let kill = 0; kill < KILLS; kill++) {
    const running = await startSlowIngest(join(dir, out));
    await setTimeout(300 * random());
    running.kill('SIGKILL');
    if (running.exitCode === null && running.signalCode === null) await once(running, 'exit');
  }
  for (const folder of ['clips', 'files', 'work']) {
    await mkdir(join(dir, out, folder), { recursive: true });
    await writeFile(join(dir, out, folder, 'left.999999999.draft'), 'half');
  }
  const resumed = await ingest(job(out), fakeParts(true), () => undefined);
  expect(resumed.hash).toBe(whole.hash);
  expect(await bundleOf(join(dir, out))).toEqual(await bundleOf(join(dir, 'whole')));
  const names = await readdir(join(dir, out), { recursive: true });
  expect(names.filter((name) => name.endsWith('.draft'))).toEqual([]);
});

test('a second ingest of a dataset under way is refused, and one after a kill is not', async () => {
  const out = join(dir, 'claimed');
  const running = await startSlowIngest(out);
  await keptParts('claimed', 1, running);
  const second = ingest(job('claimed'), fakeParts(true), () => undefined);
  await expect(second).rejects.toThrow(`Another ingest works on ${out}: wait until it ends`);
  running.kill('SIGKILL');
  await once(running, 'exit');
  expect(await ingest(job('claimed'), fakeParts(true), () => undefined)).toMatchObject({
    tracks: TRACKS,
  });
});

async function startSlowIngest(out: string): Promise<ChildProcess> {
  const script = join(import.meta.dirname, '..', 'support', 'slow-ingest.ts');
  const running = spawn(process.execPath, ['--import', 'tsx', script, audio, out], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(running.stdout, 'data');
  return running;
}

/** Wait until at least so many parts are kept, or the process is gone; tells how many there are. */
async function keptParts(out: string, least: number, running: ChildProcess): Promise<number> {
  for (;;) {
    const names = await readdir(join(dir, out, 'work')).catch(() => []);
    const kept = names.filter((name) => name.endsWith('.bin')).length;
    if (kept >= least || running.exitCode !== null || running.signalCode !== null) return kept;
    await setTimeout(10);
  }
}
