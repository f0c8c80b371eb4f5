import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { readCorpus } from '#data/node/corpus/corpus-list';
import { openDataset } from '#data/node/dataset-folder';
import { chosenModels } from '#data/node/ingest/chosen-models';
import { commonSegmentation } from '#data/node/ingest/common-segmentation';
import { ingest } from '#data/node/ingest/ingest';
import { openParts } from '#data/node/ingest/open-parts';
import { tagsCommand } from '#data/node/tags-command';
import { readStrongest, tagsOf } from '#game/dataset/strongest-columns';
import { DESCRIPTOR_CARD } from '#models/descriptor/descriptor-card';
import { modelCard } from '#models/tagger/model-cards';
import { tagRows } from '#server/export/dataset-rows';
import { fakeParts, fakeTagger, writeFakeAudio } from '../support/fake-ingest.ts';

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

test('B4 F12 VGGish makes a dataset of its own: segments and clips of 0.96 s, exact to the sample', async () => {
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

test('models of two lengths are refused for one dataset before anything is loaded', async () => {
  const both = [modelCard('musicnn-mtt'), VGGISH];
  const sentence =
    'Got musicnn-mtt with segments of 2.992 s and vggish-audioset with segments of 0.96 s when expected models of one length: make a dataset of each.';
  expect(() => commonSegmentation(both)).toThrow(sentence);
  await expect(openParts(await readCorpus(dir), both, { clips: true }, () => 0)).rejects.toThrow(
    sentence,
  );
  expect(commonSegmentation([modelCard('vgg-msd'), DESCRIPTOR_CARD])).toBe('frames-187');
  expect(commonSegmentation([VGGISH])).toBe('frames-96');
});

test('all models are those of one length, VGGish only where it is named', async () => {
  vi.stubEnv('EARSHOT_HOME', dir);
  await mkdir(join(dir, 'models'));
  for (const id of ['vgg-mtt', 'vggish-audioset'])
    await writeFile(join(dir, 'models', modelCard(id).file), '');
  expect((await chosenModels('all')).map(({ id }) => id)).toEqual(['vgg-mtt', 'descriptors']);
  expect(await chosenModels('vggish-audioset')).toEqual([VGGISH]);
});

test('tags of a model without tags are refused in one sentence', async () => {
  await expect(tagsCommand(['a.mp3', '--model', 'vggish-audioset'])).rejects.toThrow(
    'Got vggish-audioset, which knows no tags: give a model that does.',
  );
});
