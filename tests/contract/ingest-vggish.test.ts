import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { overlapping } from '#data/bundle/segment-time';
import { openDataset } from '#data/node/dataset-folder';
import { chosenModels } from '#data/node/ingest/chosen-models';
import { ingest } from '#data/node/ingest/ingest';
import { tagsCommand } from '#data/node/tags-command';
import { readStrongest, tagsOf } from '#game/dataset/strongest-columns';
import { modelCard } from '#models/tagger/model-cards';
import { segmentRows, tagRows } from '#server/export/dataset-rows';
import { fakeParts, fakeTagger, newLog, writeFakeAudio } from '../support/fake-ingest.ts';

const SAMPLES = 15_360;
const VGGISH = modelCard('vggish-audioset');
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ingest-vggish-'));
  await writeFakeAudio(join(dir, 'audio'), {
    'a.mp3': { samples: 5 * SAMPLES + 240, pitch: 440 },
    'b.mp3': { samples: 3 * SAMPLES + 239, pitch: 880 },
    'short.mp3': { samples: SAMPLES, pitch: 220 },
  });
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => await rm(dir, { recursive: true }));

test('B4 F12 VGGish alone makes a dataset: segments and clips of 0.96 s, exact to the sample', async () => {
  const parts = fakeParts(true);
  const tagger = fakeTagger(VGGISH.id);
  const job = { audio: join(dir, 'audio'), out: join(dir, 'out'), id: 'v', title: 'V', seed: 1 };
  const { failed } = await ingest(job, { ...parts, listeners: [tagger] }, () => undefined);
  expect(failed).toEqual([
    { path: 'short.mp3', reason: 'It is too short: 0.96 s when one segment needs 0.975 s.' },
  ]);
  const dataset = await openDataset(job.out);
  const { manifest } = dataset;
  expect(manifest.segmentations).toMatchObject([
    { id: 'frames-96', sampleRate: 16_000, samples: SAMPLES, hop: SAMPLES, segments: 7 },
  ]);
  const { track, start } = await dataset.segments();
  expect([...track]).toEqual([0, 0, 0, 0, 0, 1, 1]);
  expect([...start]).toEqual([0, 1, 2, 3, 4, 0, 1].map((i) => i * SAMPLES));
  for (let i = 0; i < 7; i++) expect(await dataset.clip(i)).toHaveLength(960);
  expect(manifest.spaces.map(({ id, dimensions }) => [id, dimensions.length])).toEqual([
    ['vggish-audioset/embedding', 128],
  ]);
});

test('a model without tags has no words for segments, neither in captions nor in the export', async () => {
  const dataset = await openDataset(join(dir, 'out'));
  const [model] = dataset.manifest.models;
  if (!model) throw new Error('no model');
  const words = readStrongest(await dataset.file(model.strongest), model.tags);
  expect(tagsOf(words, 0)).toEqual([]);
  const rows = [];
  for await (const row of tagRows(dataset)) rows.push(row);
  expect(rows).toEqual([]);
});

test('B5 B11 models of two lengths make one dataset: segments and clips of each, linked by time', async () => {
  const parts = fakeParts(true);
  const job = { audio: join(dir, 'audio'), out: join(dir, 'mixed'), id: 'm', title: 'M', seed: 1 };
  const listeners = [...parts.listeners.slice(0, 1), fakeTagger(VGGISH.id)];
  const summary = await ingest(job, { ...parts, listeners }, () => undefined);
  const dataset = await openDataset(job.out);
  const { segmentations, models, spaces } = dataset.manifest;
  expect(segmentations.map(({ id, segments }) => [id, segments])).toEqual([
    ['frames-187', 1],
    ['frames-96', 7],
  ]);
  expect(models.map(({ id, segmentation }) => [id, segmentation])).toEqual([
    ['musicnn-mtt', 'frames-187'],
    ['vggish-audioset', 'frames-96'],
  ]);
  expect(spaces.at(-1)).toMatchObject({
    id: 'vggish-audioset/embedding',
    segmentation: 'frames-96',
  });
  expect(summary).toMatchObject({ tracks: 2, segments: 1 });
  const [long, short] = [await dataset.segments(), await dataset.segments('frames-96')];
  expect([...short.start]).toEqual([0, 1, 2, 3, 4, 0, 1].map((i) => i * SAMPLES));
  expect(short.loudness).toHaveLength(7);
  const lengths = await Promise.all(
    Array.from({ length: 8 }, async (_, number) => (await dataset.clip(number)).length),
  );
  expect(lengths).toEqual([2992, ...Array.from({ length: 7 }, () => 960)]);
  await expect(dataset.clip(8)).rejects.toThrow(
    'Got segment 8 when expected one of 8 with a clip.',
  );
  const [first, second] = segmentations;
  if (!first || !second) throw new Error('no segmentations');
  const timed = { rule: first, table: long };
  expect(overlapping(timed, 0, { rule: second, table: short })).toEqual({ first: 0, count: 4 });
  const rows = [];
  for await (const row of segmentRows(dataset)) rows.push([row.segment, row.track, row.start]);
  expect(rows).toHaveLength(8);
  expect(rows[3]).toEqual([3, 0, 1.92]);
});

test('a model of other segments that is added later costs only itself', async () => {
  const parts = fakeParts(true);
  const job = { audio: join(dir, 'audio'), out: join(dir, 'later'), id: 'm', title: 'M', seed: 1 };
  const listeners = parts.listeners.slice(0, 1);
  await ingest(job, { ...parts, listeners }, () => undefined);
  const log = newLog();
  const more = [...fakeParts(true, log).listeners.slice(0, 1), fakeTagger(VGGISH.id)];
  const { hash } = await ingest(job, { ...parts, listeners: more }, () => undefined);
  expect(log.batches).toEqual([]);
  expect(hash).toBe((await openDataset(join(dir, 'mixed'))).hash);
});

test('all models are the installed ones, those of the longest segments first', async () => {
  vi.stubEnv('EARSHOT_HOME', dir);
  await mkdir(join(dir, 'models'));
  for (const id of ['vgg-mtt', 'vggish-audioset'])
    await writeFile(join(dir, 'models', modelCard(id).file), '');
  const ids = async (models: string) => (await chosenModels(models)).map(({ id }) => id);
  expect(await ids('all')).toEqual(['vgg-mtt', 'descriptors', 'vggish-audioset']);
  expect(await ids('vggish-audioset')).toEqual(['vggish-audioset']);
  expect(await ids('vggish-audioset,vgg-mtt')).toEqual(['vgg-mtt', 'vggish-audioset']);
});

test('tags of a model without tags are refused in one sentence', async () => {
  await expect(tagsCommand(['a.mp3', '--model', 'vggish-audioset'])).rejects.toThrow(
    'Got vggish-audioset, which knows no tags: give a model that does.',
  );
});
