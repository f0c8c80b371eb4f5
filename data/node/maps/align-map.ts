import { applySimilarity, procrustes } from '#models/projection/procrustes';
import type { Matrix } from '#models/space/space';
import type { Column } from '../../bundle/column-file.ts';
import { planeOf, type SpaceMap } from './space-map.ts';

/** Lay a map of two axes onto another of the same segments: turned, mirrored, scaled and moved. */
export function laidOnto(map: Matrix, reference: SpaceMap): Matrix {
  return applySimilarity(map, procrustes(map, planeOf(reference)));
}

/**
 * Components mirrored onto those of another map of the same segments: where an axis runs against the one of
 * the same rank it is turned round, with its words and its vector. Nothing else may be done to a
 * principal component without it ceasing to be one.
 */
export function mirroredOnto(map: SpaceMap, reference: SpaceMap): SpaceMap {
  const against = map.columns.map((column, i) => runsAgainst(column, reference.columns[i]));
  return {
    ...map,
    axes: map.axes.map((axis, i) =>
      against[i] ? { ...axis, low: axis.high, high: axis.low } : axis,
    ),
    columns: map.columns.map((column, i) => (against[i] ? turnedRound(column) : column)),
    model: map.model?.map((column) => mirroredVector(column, against)) ?? null,
  };
}

function runsAgainst({ values }: Column, other: Column | undefined): boolean {
  if (!other) return false;
  const [a, b] = [mean(values), mean(other.values)];
  let product = 0;
  for (let i = 0; i < values.length; i++)
    product += ((values[i] ?? 0) - a) * ((other.values[i] ?? 0) - b);
  return product < 0;
}

function turnedRound({ name, values, low, high }: Column): Column {
  const turned = Uint16Array.from(values, (position) => 65_535 - position);
  // a column that does not vary has all its values at position 0
  return { name, values: low === high ? values : turned, low: -high, high: -low };
}

function mirroredVector(column: Column, against: readonly boolean[]): Column {
  const rank = /^pc(\d+)$/.exec(column.name)?.[1];
  if (rank === undefined || !against[Number(rank) - 1]) return column;
  return { ...column, values: Float32Array.from(column.values, (value) => -value) };
}

function mean(values: Column['values']): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / (values.length || 1);
}
