import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MPEGDecoder } from 'mpg123-decoder';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeColumns } from '#data/bundle/column-file';
import { compose } from '#data/compose/compose';
import { ATTRIBUTION, PIECES } from '#data/compose/pieces';
import { type DatasetFolder, openDataset } from '#data/node/dataset-folder';
import { checkFiles } from '#data/node/ingest/bundle-files';

const DEMO = join(import.meta.dirname, '../../data/demo');

describe('the committed demo', () => {
  let demo: DatasetFolder;
  beforeAll(async () => {
    demo = await openDataset(DEMO);
  });

  test('opens as the dataset "demo" with four models, a taggram and an embedding of each', () => {
    const { id, title, models, spaces } = demo.manifest;
    expect([id, title]).toEqual(['demo', 'Earshot demo']);
    const ids = ['musicnn-msd', 'musicnn-mtt', 'vgg-msd', 'vgg-mtt'];
    expect(models.map((model) => model.id).toSorted()).toEqual(ids);
    expect(spaces.map((space) => space.id).toSorted()).toEqual(
      ids.flatMap((model) => [`${model}/embedding`, `${model}/taggram`]),
    );
  });

  test('has every file that it names, unchanged, and nothing packed or left over', async () => {
    const groups = await checkFiles(demo, await demo.catalogue());
    const named = groups.reduce((sum, { bytes }) => sum + bytes, 0);
    const folders = await Promise.all(['files', 'clips'].map((name) => sizeOf(join(DEMO, name))));
    expect(folders.reduce((sum, bytes) => sum + bytes)).toBe(named);
    expect((await readdir(DEMO)).toSorted()).toEqual([
      'NOTICE',
      'clips',
      'files',
      'manifest.json',
      'manifests',
    ]);
    expect(await readFile(demo.manifestPath)).toEqual(await readFile(join(DEMO, 'manifest.json')));
  });

  test('has at most 8 MiB', async () => {
    expect(await sizeOf(DEMO)).toBeLessThanOrEqual(8 * 1024 * 1024);
  });

  test('holds the pieces of today, each with licence and who must be named', async () => {
    const tracks = await demo.catalogue();
    expect(tracks.map(({ title, artist, genres }) => [title, artist, ...genres])).toEqual(
      PIECES.map(({ title, artist, genre }) => [title, artist, genre]),
    );
    for (const [index, track] of tracks.entries()) {
      const piece = PIECES[index];
      expect(track).toMatchObject({ licence: 'CC0-1.0', attribution: ATTRIBUTION });
      expect(track.seconds).toBeCloseTo(piece ? compose(piece).seconds : 0, 2);
    }
  });

  test('gives the notice of the sound font', async () => {
    const notice = await readFile(join(DEMO, 'NOTICE'), 'utf8');
    expect(notice).toContain('FluidR3Mono');
    expect(notice).toContain('Frank Wen');
    expect(notice).toContain('Permission is hereby granted, free of charge');
  });

  test('F12 has a clip for every segment; one decodes to lead and 2.992 s that are heard', async () => {
    const { clipBytes } = await demo.segments();
    expect(clipBytes.every((bytes) => bytes > 0)).toBe(true);
    const decoder = new MPEGDecoder();
    await decoder.ready;
    const { channelData, sampleRate, samplesDecoded } = decoder.decode(await demo.clip(20));
    decoder.free();
    const { lead, seconds } = demo.manifest.clips ?? { lead: 0, seconds: 0 };
    expect(samplesDecoded / sampleRate).toBeGreaterThanOrEqual(lead + seconds - 0.03);
    expect(channelData[0]?.some((value) => Math.abs(value) > 0.05)).toBe(true);
  });

  test('has at least eight different strongest tags over its tracks with each MusiCNN', async () => {
    const tracks = await demo.catalogue();
    for (const id of ['musicnn-msd/taggram', 'musicnn-mtt/taggram']) {
      const space = demo.manifest.spaces.find((each) => each.id === id);
      expect(space).toBeDefined();
      if (!space) return;
      const values = new Float32Array(await demo.file(space.matrix));
      const columns = space.dimensions.length;
      const strongest = tracks.map(({ firstSegment, segmentCount }) =>
        strongestOf(
          values.subarray(firstSegment * columns, (firstSegment + segmentCount) * columns),
          columns,
        ),
      );
      expect(new Set(strongest).size).toBeGreaterThanOrEqual(8);
    }
  });

  test('has components by the sign rule in every space: the largest loading is positive', async () => {
    for (const { projections } of demo.manifest.spaces) {
      const model = projections.find(({ id }) => id === 'pca')?.model;
      if (!model) throw new Error('no components');
      const loadings = decodeColumns(await demo.file(model)).filter(({ name }) => name !== 'mean');
      expect(loadings).toHaveLength(12);
      for (const column of loadings) {
        const values = Array.from(column.values);
        const largest = Math.max(...values.map(Math.abs));
        expect(values.find((value) => Math.abs(value) >= largest * (1 - 1e-6))).toBeGreaterThan(0);
      }
    }
  });
});

/** Index of the column with the largest sum. */
function strongestOf(values: Float32Array, columns: number): number {
  const sums = new Float64Array(columns);
  for (const [i, value] of values.entries()) sums[i % columns] = (sums[i % columns] ?? 0) + value;
  return sums.indexOf(Math.max(...sums));
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = files.map(
    async ({ parentPath, name }) => (await stat(join(parentPath, name))).size,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
