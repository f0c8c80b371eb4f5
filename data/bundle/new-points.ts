import { medianOfThree, nearestRows } from '#models/projection/nearest-rows';
import { Refusal } from '#models/refusal';
import { type Matrix, row } from '#models/space/space';
import { type Column, decodeColumns, dequantise } from './column-file.ts';
import type { Layout } from './map-layout.ts';

/** What places points of a space that are no part of its dataset: the file of a projection's `model`. */
export interface PlacingModel {
  /** Mean of every dimension. */
  readonly mean: Float32Array;
  /** One vector an axis, in the order of the projection's axes: of length 1, or divided by `sd`. */
  readonly vectors: readonly Float32Array[];
}

/** Read a projection's `model` file. */
export function readPlacingModel(buffer: ArrayBuffer): PlacingModel {
  const columns = decodeColumns(buffer).map(({ name, values }) => {
    if (values instanceof Float32Array) return { name, values };
    throw new Refusal(`A projection's file has ${name} in whole numbers; ingest the music again.`);
  });
  const mean = columns.find(({ name }) => name === 'mean')?.values;
  if (!mean) throw new Refusal("A projection's file lacks its mean; ingest the music again.");
  const sd = columns.find(({ name }) => name === 'sd')?.values;
  const vectors = columns.filter(({ name }) => name.startsWith('pc')).map(({ values }) => values);
  const divided = sd && vectors.map((vector) => vector.map((value, d) => value / (sd[d] || 1)));
  return { mean, vectors: divided ?? vectors };
}

/** Values of new rows along one axis: of the dimension itself, or of the component where a model is given. */
export function alongAxis(rows: Matrix, axis: number, model: PlacingModel | null): Float32Array {
  if (!model) return Float32Array.from({ length: rows.rows }, (_, i) => row(rows, i)[axis] ?? 0);
  const { mean } = model;
  const vector = model.vectors[axis];
  if (!vector || mean.length !== rows.columns) throw otherSpace();
  return Float32Array.from({ length: rows.rows }, (_, i) => component(row(rows, i), mean, vector));
}

/**
 * Values of new rows along axes that no formula places, as of a t-SNE: in the middle of the values of
 * the three segments that are nearest in the space. `space` must have three rows or more.
 */
export function alongNeighbours(
  rows: Matrix,
  space: Matrix,
  axes: readonly Column[],
): Float32Array[] {
  if (rows.columns !== space.columns) throw otherSpace();
  const ids = nearestRows(rows, space, 3);
  return axes.map((axis) =>
    medianOfThree(
      ids,
      Float32Array.from(axis.values, (_, i) => dequantise(axis, i)),
    ),
  );
}

/** World coordinates of new points x0 y0 x1 y1 ...; what lies beyond the map is put on its border. */
export function placeNew(x: Float32Array, y: Float32Array, layout: Layout): Float32Array {
  const positions = new Float32Array(2 * x.length);
  for (let i = 0; i < x.length; i++) {
    positions[2 * i] = withinMap(layout.offset[0] + layout.scale[0] * (x[i] ?? 0));
    positions[2 * i + 1] = withinMap(layout.offset[1] + layout.scale[1] * (y[i] ?? 0));
  }
  return positions;
}

function otherSpace(): Refusal {
  return new Refusal(
    'This map belongs to another space than the file was heard in; choose it again.',
  );
}

function component(values: Float32Array, mean: Float32Array, vector: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < vector.length; d++)
    sum += ((values[d] ?? 0) - (mean[d] ?? 0)) * (vector[d] ?? 0);
  return sum;
}

function withinMap(coordinate: number): number {
  return Math.min(1, Math.max(0, coordinate));
}
