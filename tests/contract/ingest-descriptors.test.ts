import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { decodeColumns, dequantise } from '#data/bundle/column-file';
import { readSegmentTable } from '#data/bundle/segment-columns';
import { openDataset } from '#data/node/dataset-folder';
import { chosenModels } from '#data/node/ingest/chosen-models';
import { ingest } from '#data/node/ingest/ingest';
import { readStrongest, tagsOf } from '#game/dataset/strongest-columns';
import { openDescriber } from '#models/node/essentia-describer';
import { fakeParts, SEGMENT, writeFakeAudio } from '../support/fake-ingest.ts';

let dir: string;
const describer = openDescriber();

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ingest-descriptors-'));
  await writeFakeAudio(join(dir, 'audio'), {
    'high.mp3': { samples: 3 * SEGMENT, pitch: 1760 },
    'low.mp3': { samples: 5 * SEGMENT - 256, pitch: 110 },
    'middle.mp3': { samples: 4 * SEGMENT, pitch: 440 },
  });
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await describer.close();
  await rm(dir, { recursive: true });
});

/** Ingest with the descriptors and, if asked for, two fake networks. */
async function made(out: string, networks: boolean) {
  const parts = fakeParts(true);
  const job = { audio: join(dir, 'audio'), out: join(dir, out), id: 'd', title: 'D', seed: 1 };
  const listeners = [...(networks ? parts.listeners : []), describer];
  await ingest(job, { ...parts, listeners }, () => undefined);
  return await openDataset(job.out);
}

test('on a machine without weights all models are the descriptors', async () => {
  vi.stubEnv('EARSHOT_HOME', join(dir, 'nothing'));
  expect((await chosenModels('all')).map(({ id }) => id)).toEqual(['descriptors']);
});

test('F40 a dataset of descriptors alone has named axes, words for its segments and clips', async () => {
  const dataset = await made('alone', false);
  const { manifest } = dataset;
  const [space] = manifest.spaces;
  expect(manifest.spaces.map(({ id }) => id)).toEqual(['descriptors/descriptor']);
  expect(space?.dimensions).toHaveLength(56);
  const [original] = space?.projections ?? [];
  expect(original?.axes[0]).toMatchObject({ label: 'spectral centroid', explained: null });
  expect(original?.axes[0]?.high).toContain('bright');
  expect(original?.axes[0]?.low).toContain('dark');
  const [model] = manifest.models;
  if (!model) throw new Error('no model');
  expect(model).toMatchObject({ weights: '', runtime: 'essentia.js 0.1.3' });
  const words = readStrongest(await dataset.file(model.strongest), model.tags);
  const heard = (segment: number) => tagsOf(words, segment).map(({ name }) => name);
  expect(heard(0)).toContain('bright');
  expect(heard(0)).not.toContain('dark');
  expect(tagsOf(words, 0)[0]?.value).toBeGreaterThan(0.8);
  expect(await dataset.clip(0)).not.toHaveLength(0);
});

test('B4 a last segment that lacks less than a frame is described too', async () => {
  const { manifest, file } = await openDataset(join(dir, 'alone'));
  const [segmentation] = manifest.segmentations;
  if (!segmentation) throw new Error('no segmentation');
  expect([...readSegmentTable(await file(segmentation.file)).track]).toEqual([
    ...[0, 0, 0],
    ...[1, 1, 1, 1, 1],
    ...[2, 2, 2, 2],
  ]);
});

test('components of descriptors are those of z-scores, and their model places a segment', async () => {
  const { manifest, file } = await openDataset(join(dir, 'alone'));
  const space = manifest.spaces[0];
  const pca = space?.projections.find(({ id }) => id === 'pca');
  if (!(space && pca?.model)) throw new Error('no components');
  expect(pca.standardised).toBe(true);
  expect(pca.explained.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
  const model = new Map(
    decodeColumns(await file(pca.model)).map(({ name, values }) => [name, values]),
  );
  const [mean, sd, pc1] = ['mean', 'sd', 'pc1'].map((name) => model.get(name) ?? []);
  const matrix = new Float32Array(await file(space.matrix));
  const placed = (row: number) =>
    space.dimensions.reduce((sum, _, d) => {
      const z = ((matrix[row * 56 + d] ?? 0) - (mean?.[d] ?? 0)) / (sd?.[d] ?? 1);
      return sum + z * (pc1?.[d] ?? 0);
    }, 0);
  const at = pca.axes[0]?.at;
  const column = at && decodeColumns(await file(at.file))[at.column];
  if (!column) throw new Error('no axis');
  for (const row of [0, 4, 11]) expect(placed(row)).toBeCloseTo(dequantise(column, row), 2);
});

test('beside networks the descriptors come last, and a network has the same space as without', async () => {
  const { manifest } = await made('both', true);
  expect(manifest.spaces.map(({ id }) => id)).toEqual([
    'musicnn-mtt/taggram',
    'musicnn-mtt/embedding',
    'vgg-msd/taggram',
    'vgg-msd/embedding',
    'descriptors/descriptor',
  ]);
  const alone = await openDataset(join(dir, 'alone'));
  expect(manifest.spaces.at(-1)).toEqual(alone.manifest.spaces[0]);
  expect(manifest.spaces[0]?.projections[1]).not.toHaveProperty('standardised');
});
