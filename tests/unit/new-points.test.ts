import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Column, decodeColumns, dequantise, encodeColumns } from '#data/bundle/column-file';
import type { FileRef, Manifest } from '#data/bundle/manifest';
import { fitLayout, placeSegments } from '#data/bundle/map-layout';
import { alongAxis, placeNew, readPlacingModel } from '#data/bundle/new-points';
import type { Matrix } from '#models/space/space';
import { writeTinyDataset } from '../support/tiny-dataset.ts';

let dir: string;
let manifest: Manifest;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'earshot-placing-'));
  ({ manifest } = await writeTinyDataset(dir));
});
afterAll(() => rm(dir, { recursive: true }));

async function read({ name }: FileRef): Promise<ArrayBuffer> {
  return new Uint8Array(await readFile(join(dir, 'files', name))).buffer;
}

async function spaceRows(space: Manifest['spaces'][number]): Promise<Matrix> {
  const values = new Float32Array(await read(space.matrix));
  const columns = space.dimensions.length;
  return { rows: values.length / columns, columns, values };
}

async function projected(space: Manifest['spaces'][number], id: 'original' | 'pca') {
  const projection = space.projections.find((projection) => projection.id === id);
  if (!projection) throw new Error(`The dataset lacks ${id}.`);
  const { model, axes } = projection;
  const columns = await Promise.all(
    axes.map(async ({ at }): Promise<Column> => {
      const column = decodeColumns(await read(at.file))[at.column];
      if (!column) throw new Error('The dataset lacks a column.');
      return column;
    }),
  );
  return { columns, model: model && readPlacingModel(await read(model)) };
}

describe.each(['original', 'pca'] as const)('a segment heard anew, on the map %s', (id) => {
  test('lies on every axis where the dataset has it, within quantisation', async () => {
    for (const space of manifest.spaces) {
      const rows = await spaceRows(space);
      const { columns, model } = await projected(space, id);
      for (const [axis, column] of columns.entries()) {
        const step = (column.high - column.low) / 65_535;
        const values = alongAxis(rows, axis, model);
        for (const [i, value] of values.entries())
          expect(Math.abs(value - dequantise(column, i))).toBeLessThanOrEqual(0.51 * step + 1e-5);
      }
    }
  });

  test('lies in the world where the dataset has it', async () => {
    const [space] = manifest.spaces;
    if (!space) throw new Error('The dataset lacks spaces.');
    const rows = await spaceRows(space);
    const { columns, model } = await projected(space, id);
    const [x, y] = columns;
    if (!x || !y) throw new Error('The dataset lacks axes.');
    const layout = fitLayout(x, y, id === 'pca');
    const expected = placeSegments(x, y, layout);
    const placed = placeNew(alongAxis(rows, 0, model), alongAxis(rows, 1, model), layout);
    expect(placed.length).toBe(expected.length);
    for (const [i, value] of placed.entries()) expect(value).toBeCloseTo(expected[i] ?? -1, 4);
  });
});

test('what lies beyond the map is put on its border', () => {
  const layout = { scale: [1, -1], offset: [0.5, 0.5] } as const;
  expect([...placeNew(Float32Array.of(-3, 0.25), Float32Array.of(0.25, 7), layout)]).toEqual([
    0, 0.25, 0.75, 0,
  ]);
});

test('a model of another space, and a file that is no model, are refused in one sentence', () => {
  const rows = { rows: 1, columns: 2, values: Float32Array.of(1, 2) };
  const model = { mean: Float32Array.of(0, 0, 0), vectors: [Float32Array.of(1, 0, 0)] };
  expect(() => alongAxis(rows, 0, model)).toThrow(/another space/);
  const column = (name: string, values: Column['values']) => ({ name, values, low: 0, high: 0 });
  const whole = encodeColumns([column('mean', Uint16Array.of(1))]).buffer;
  expect(() => readPlacingModel(whole)).toThrow(/whole numbers/);
  const headless = encodeColumns([column('pc1', Float32Array.of(1))]).buffer;
  expect(() => readPlacingModel(headless)).toThrow(/lacks its mean/);
});
