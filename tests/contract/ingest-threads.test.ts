import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultJobs } from '#data/node/ingest/default-jobs';
import { ingest, ingestWith } from '#data/node/ingest/ingest';
import { openThreadCrew } from '#data/node/ingest/thread-crew';
import { listenerCard } from '#models/listener/listener-cards';
import { bundleOf } from '../support/bundle-of.ts';
import { openFakeCrew } from '../support/fake-crew.ts';
import { fakeParts, SEGMENT, writeFakeAudio } from '../support/fake-ingest.ts';

let dir: string;
const silent = () => undefined;
const job = (out: string, audio = 'audio') => ({
  audio: join(dir, audio),
  out: join(dir, out),
  id: 'fakes',
  title: 'Fakes',
  seed: 1,
});

async function byThreads(jobs: number, out: string, audio?: string) {
  const crew = await openFakeCrew({ dataset: join(dir, out), milliseconds: 5 }, jobs);
  try {
    return await ingestWith(crew, job(out, audio), fakeParts(true), silent);
  } finally {
    await crew.close();
  }
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ingest-threads-'));
  const files = Array.from({ length: 8 }, (_, i) => [
    `${i}.mp3`,
    { samples: (1 + (i % 4)) * SEGMENT, pitch: 100 + 50 * i },
  ]);
  await writeFakeAudio(join(dir, 'audio'), Object.fromEntries(files));
});
afterAll(async () => await rm(dir, { recursive: true }));

test.each([1, 2, 3])(
  '%i threads write the bytes that one process writes without any',
  async (jobs) => {
    await ingest(job('here'), fakeParts(true), silent);
    const summary = await byThreads(jobs, `by-${jobs}`);
    expect(summary).toMatchObject({ tracks: 8, segments: 20, failed: [] });
    expect(await bundleOf(join(dir, `by-${jobs}`))).toEqual(await bundleOf(join(dir, 'here')));
  },
);

test('a file that brings its thread down costs only itself: the thread is replaced', async () => {
  await writeFakeAudio(join(dir, 'bad'), {
    'a.mp3': { samples: 2 * SEGMENT, pitch: 440 },
    'b.mp3': { ends: 'exit' },
    'c.mp3': { ends: 'memory' },
    'd.mp3': { ends: 'throw' },
    'e.mp3': { samples: 3 * SEGMENT, pitch: 220 },
    'f.mp3': { broken: true },
    'g.mp3': { samples: SEGMENT, pitch: 330 },
  });
  const { tracks, failed } = await byThreads(2, 'out-of-bad', 'bad');
  expect(tracks).toBe(3);
  expect(failed.map(({ path }) => path)).toEqual(['b.mp3', 'c.mp3', 'd.mp3', 'f.mp3']);
  const reasons = failed.map(({ reason }) => reason);
  expect(reasons[0]).toContain('The thread that heard it broke down (it ended with code 7)');
  expect(reasons[1]).toContain('memory');
  expect(reasons[2]).toContain('JSON');
  expect(reasons[3]).toBe('The file is broken.');
  const clips = await readdir(join(dir, 'out-of-bad', 'clips'));
  expect(clips.filter((name) => name.endsWith('.draft'))).toEqual([]);
});

test('listeners that cannot be opened are refused with their own sentence', async () => {
  const order = { dataset: dir, models: ['vggish-audioset'], clips: false };
  const source = 'data/node/ingest/hearing-worker.ts';
  const cards = [listenerCard('vggish-audioset')];
  await expect(openThreadCrew(cards, { source, order }, 2)).rejects.toThrow(
    'Got no weights of vggish-audioset',
  );
});

test('by default there are as many threads as cores, as far as there is memory', () => {
  const GIB = 2 ** 30;
  expect(defaultJobs(8, 32 * GIB)).toBe(8);
  expect(defaultJobs(8, 3.5 * GIB)).toBe(3);
  expect(defaultJobs(4, 0.2 * GIB)).toBe(1);
});
