import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Column, decodeColumns, encodeColumns } from '#data/bundle/column-file';
import { Manifest } from '#data/bundle/manifest';
import {
  neighbourColumns,
  readNeighbours,
  readTrust,
  readWormholes,
  wormholeColumns,
} from '#data/bundle/segment-links';
import { type DatasetFolder, openDataset } from '#data/node/dataset-folder';
import { inspectCommand } from '#data/node/inspect-command';
import { USUAL_LOOK } from '#game/dataset/look';
import { placeRows } from '#game/own-file/place-rows';
import type { Matrix } from '#models/space/space';
import { writeTinyDataset } from '../support/tiny-dataset.ts';

const column = (name: string, values: Column['values']) => ({ name, values, low: 0, high: 0 });

test('links that were written are read back in their order', () => {
  const ids = Uint32Array.from({ length: 4 * 12 }, (_, i) => (i * 7) % 4);
  const neighbours = readNeighbours(encodeColumns(neighbourColumns(ids)).buffer);
  expect(neighbours.length).toBe(12);
  for (const [rank, values] of neighbours.entries())
    expect([...values]).toEqual([0, 1, 2, 3].map((segment) => ids[segment * 12 + rank]));
  const holes = readWormholes(
    encodeColumns(wormholeColumns(Uint32Array.of(1, 0, 0, 1, 1, 1))).buffer,
  );
  expect(holes.map((values) => [...values])).toEqual([
    [1, 1],
    [0, 1],
    [0, 1],
  ]);
});

test('a file of other columns, and one that leads out of the dataset, are refused', () => {
  const holes = encodeColumns(wormholeColumns(Uint32Array.of(0, 0, 0))).buffer;
  expect(() => readNeighbours(holes)).toThrow(/lacks the u32 column n0; project the dataset again/);
  const narrow = encodeColumns(['to0', 'to1', 'to2'].map((to) => column(to, Uint16Array.of(0))));
  expect(() => readWormholes(narrow.buffer)).toThrow(/lacks the u32 column to0/);
  const astray = encodeColumns(wormholeColumns(Uint32Array.of(0, 0, 1))).buffer;
  expect(() => readWormholes(astray)).toThrow(/names a segment that is not there/);
  const trust = encodeColumns([column('x', Uint16Array.of(1)), column('trust', Uint8Array.of(9))]);
  expect([...readTrust(trust.buffer, 1)]).toEqual([9]);
  expect(() => readTrust(trust.buffer, 0)).toThrow(/lacks its u8 column 0/);
  expect(() => readTrust(trust.buffer, 2)).toThrow(/lacks its u8 column 2/);
});

describe('a dataset with maps', () => {
  let dir: string;
  let dataset: DatasetFolder;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'earshot-maps-'));
    await writeTinyDataset(dir, { maps: true });
    dataset = await openDataset(dir);
  });
  afterAll(() => rm(dir, { recursive: true }));

  test('has trust, wormholes and neighbours that can be read, one row a segment', async () => {
    for (const { projections, neighbours } of dataset.manifest.spaces) {
      expect(projections.map(({ id }) => id)).toEqual([
        'original',
        'pca',
        'std-pca',
        'tsne',
        'umap',
      ]);
      if (!neighbours) throw new Error('no neighbours');
      expect(readNeighbours(await dataset.file(neighbours))[11]?.length).toBe(30);
      for (const { trust, wormholes } of projections.slice(2)) {
        if (!trust || !wormholes) throw new Error('no trust or wormholes');
        expect(readTrust(await dataset.file(trust.file), trust.column).length).toBe(30);
        expect(readWormholes(await dataset.file(wormholes))[0]?.length).toBe(30);
      }
    }
  });

  test('is whole for inspect', async () => {
    const said = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    expect(await inspectCommand([dir, '--json'])).toBe(0);
    const { files } = JSON.parse(String(said.mock.calls[0]?.[0]));
    said.mockRestore();
    const counts = Object.fromEntries(
      files.map(({ name, files }: { name: string; files: number }) => [name, files]),
    );
    expect(counts).toMatchObject({ 'tsne axes': 4, neighbours: 1 });
    expect(counts['trust']).toBeGreaterThanOrEqual(12);
    expect(counts['wormholes']).toBeGreaterThanOrEqual(1);
  });

  test('opens as ever where a manifest has none of it, and is refused where it is wrong', () => {
    const { manifest } = dataset;
    const space = manifest.spaces[0];
    if (!space) throw new Error('no space');
    const { neighbours: _, ...plain } = space;
    const only = (projections: unknown) => ({ ...manifest, spaces: [{ ...plain, projections }] });
    expect(Manifest.safeParse(only(space.projections.slice(0, 2))).success).toBe(true);
    const [, , std] = space.projections;
    expect(Manifest.safeParse(only([{ ...std, quality: { k: 12 } }])).success).toBe(false);
    expect(Manifest.safeParse(only([{ ...std, trust: std?.wormholes }])).success).toBe(false);
  });

  test('places a file of the listener on a t-SNE among the three nearest segments', async () => {
    const [space] = dataset.manifest.spaces;
    const projection = space?.projections.find(({ id }) => id === 'tsne');
    if (!space || !projection) throw new Error('no map');
    const columns = space.dimensions.length;
    const all = new Float32Array(await dataset.file(space.matrix));
    const [axis] = projection.axes;
    const x = axis && decodeColumns(await dataset.file(axis.at.file))[0];
    if (!x) throw new Error('no axis');
    // a segment of its own and its two nearest: the middle one of three places
    const taggrams: Matrix = { rows: 1, columns, values: all.slice(0, columns) };
    const view = { scale: [1, 1], offset: [0, 0] } as never;
    const choice = { space, projection, axes: [0, 1], look: USUAL_LOOK } as const;
    const rows = { model: space.model, taggrams, embeddings: taggrams, done: 1, total: 1 } as never;
    const placed = await placeRows(dataset, { choice, view } as never, rows);
    const distance = (i: number) =>
      Math.hypot(...taggrams.values.map((v, d) => v - (all[i * columns + d] ?? 0)));
    const near = Array.from({ length: 30 }, (_, i) => i)
      .sort((a, b) => distance(a) - distance(b))
      .slice(0, 3);
    const middle = near.map((i) => x.values[i] ?? 0).sort((a, b) => a - b)[1] ?? 0;
    const value = x.low + ((x.high - x.low) * middle) / 65_535;
    expect(placed[0]).toBeCloseTo(Math.min(1, Math.max(0, value)), 4);
  });
});
