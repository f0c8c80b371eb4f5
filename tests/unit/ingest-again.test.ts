import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDataset } from '#data/node/dataset-folder';
import { ingest } from '#data/node/ingest/ingest';
import {
  type FakeParts,
  fakeParts,
  newLog,
  SEGMENT,
  writeFakeAudio,
} from '../support/fake-ingest.ts';

let dir: string;
const job = () => ({
  audio: join(dir, 'audio'),
  out: join(dir, 'out'),
  id: 'f',
  title: 'F',
  seed: 1,
});

/** Ingest and tell which files were decoded, and which models heard how many segments. */
async function heardBy(change: (parts: FakeParts) => FakeParts = (parts) => parts) {
  const log = newLog();
  const parts = change(fakeParts(true, log));
  const summary = await ingest(job(), parts, () => undefined);
  const models = Object.entries(summary.perModel).flatMap(([id, time]) =>
    time === null ? [] : id,
  );
  return { summary, models, decoded: log.decoded.map((path) => basename(path)) };
}

const only = (id: string) => (parts: FakeParts) => ({
  ...parts,
  listeners: parts.listeners.filter(({ card }) => card.id === id),
});

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ingest-again-'));
  await writeFakeAudio(join(dir, 'audio'), {
    'a.mp3': { samples: 2 * SEGMENT, pitch: 220 },
    'b.mp3': { samples: 3 * SEGMENT, pitch: 440 },
  });
});
afterEach(async () => await rm(dir, { recursive: true }));

test('a second run over a grown folder hears only the new file', async () => {
  await heardBy();
  await writeFakeAudio(join(dir, 'audio'), { 'aa.mp3': { samples: 4 * SEGMENT, pitch: 880 } });
  const { decoded, summary } = await heardBy();
  expect(decoded).toEqual(['aa.mp3']);
  expect(summary).toMatchObject({ tracks: 3, segments: 9 });
});

test('a model that is added later is the only one that hears', async () => {
  await heardBy(only('vgg-msd'));
  const { models, decoded } = await heardBy();
  expect(models).toEqual(['musicnn-mtt']);
  expect(decoded).toEqual(['a.mp3', 'b.mp3']);
});

test('clips that were left out at first are cut later without hearing again', async () => {
  await heardBy((parts) => ({ ...parts, clips: null }));
  const { models, summary } = await heardBy();
  expect(models).toEqual([]);
  const dataset = await openDataset(summary.dataset);
  expect(await dataset.clip(4)).toHaveLength(2992);
});

test('another runtime hears for itself', async () => {
  await heardBy();
  const { models } = await heardBy((parts) => ({
    ...parts,
    listeners: parts.listeners.map((tagger, i) =>
      i === 0 ? { ...tagger, runtime: 'other' } : tagger,
    ),
  }));
  expect(models).toEqual(['musicnn-mtt']);
});

test('a moved file is recognised and listed by its new path', async () => {
  await heardBy();
  await rename(join(dir, 'audio', 'a.mp3'), join(dir, 'audio', 'z.mp3'));
  const { decoded, summary } = await heardBy();
  expect(decoded).toEqual([]);
  const tracks = await (await openDataset(summary.dataset)).catalogue();
  expect(tracks.map(({ path, title }) => [path, title])).toEqual([
    ['b.mp3', 'b.mp3'],
    ['z.mp3', 'z.mp3'],
  ]);
});

test('a file that lies in two places is two tracks and heard once', async () => {
  await writeFakeAudio(join(dir, 'audio'), { 'copy.mp3': { samples: 2 * SEGMENT, pitch: 220 } });
  const { decoded, summary } = await heardBy();
  expect(decoded).toEqual(['a.mp3', 'b.mp3']);
  expect(summary).toMatchObject({ tracks: 3, segments: 7 });
});

test('every segment and every track has its loudness', async () => {
  const { summary } = await heardBy();
  const dataset = await openDataset(summary.dataset);
  const { loudness } = await dataset.segments();
  expect(loudness).toHaveLength(5);
  for (const value of loudness ?? []) expect(Math.abs(value + 3.5)).toBeLessThan(0.6);
  for (const track of await dataset.catalogue())
    expect(Math.abs((track.loudness ?? 0) + 3.5)).toBeLessThan(0.6);
});
