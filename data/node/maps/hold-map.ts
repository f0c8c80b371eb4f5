import { placeAmong } from '#models/projection/placing';
import { type Matrix, selectRows } from '#models/space/space';
import {
  type Column,
  dequantise,
  encodeColumns,
  quantiseWithin,
} from '../../bundle/column-file.ts';
import { alongAxis, readPlacingModel } from '../../bundle/new-points.ts';
import type { Growth } from './growth.ts';
import type { SpaceMap } from './space-map.ts';

/** A map that took on new segments. */
export interface HeldMap {
  readonly map: SpaceMap;
  /** New segments that lie beyond the map's edge and were put on it. */
  readonly beyond: number;
}

/** What new segments are placed by. */
export interface Placing {
  /** The space as it is now, its units made equal where they differ. */
  readonly metric: Matrix;
  /** The space as it is now. */
  readonly space: Matrix;
  readonly growth: Growth;
  readonly seed: number;
}

/**
 * A map with new segments on it and without those that are gone. Old segments keep their positions to
 * the bit, and the axes their ends, so that the map lies in the world as before.
 */
export function holdMap(map: SpaceMap, placing: Placing): HeldMap {
  const { growth } = placing;
  const values = placeAdded(map, placing);
  const beyond = new Set<number>();
  const columns = map.columns.map((column, axis): Column => {
    const own = values[axis] ?? new Float32Array(growth.added.length);
    for (const [i, value] of own.entries())
      if (value < column.low || value > column.high) beyond.add(growth.added[i] ?? 0);
    return { ...column, values: heldPositions(column, own, growth) };
  });
  return { map: { ...map, columns }, beyond: beyond.size };
}

function heldPositions(column: Column, values: Float32Array, { before, added }: Growth) {
  const positions = Uint16Array.from(before, (row) => (row < 0 ? 0 : (column.values[row] ?? 0)));
  const placed = quantiseWithin(values, column.low, column.high);
  for (const [i, row] of added.entries()) positions[row] = placed[i] ?? 0;
  return positions;
}

/** Values of the new segments along every axis. */
function placeAdded(map: SpaceMap, placing: Placing): readonly Float32Array[] {
  const { metric, space, growth, seed } = placing;
  if (growth.added.length === 0) return [];
  if (map.id === 'tsne' || map.id === 'umap') {
    const { values } = placeAmong(heldPlane(map, growth), metric, growth.added, seed);
    return [0, 1].map((axis) =>
      Float32Array.from({ length: values.length / 2 }, (_, i) => values[2 * i + axis] ?? 0),
    );
  }
  const rows = selectRows(space, growth.added);
  const model = map.model && readPlacingModel(encodeColumns(map.model).buffer);
  return map.columns.map((_, axis) => alongAxis(rows, axis, model));
}

/** Places of all segments of now, those of the new ones not told yet. */
function heldPlane({ columns }: SpaceMap, { before }: Growth): Matrix {
  const [x, y] = columns;
  const values = new Float32Array(2 * before.length);
  for (const [i, row] of before.entries()) {
    values[2 * i] = x && row >= 0 ? dequantise(x, row) : 0;
    values[2 * i + 1] = y && row >= 0 ? dequantise(y, row) : 0;
  }
  return { rows: before.length, columns: 2, values };
}
