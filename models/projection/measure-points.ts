import type { Matrix } from '../space/space.ts';

/** Neighbours that the per-point share looks at: a fog wants the wider surroundings. */
const WIDE = 30;

/** How single points fare on one map: entry i belongs to the i-th point that was measured. */
export interface PointMeasures {
  /** Sum, over the k nearest on the map that are not so in the space, of how far beyond rank k they are there. */
  readonly intruded: Float64Array;
  /** Sum, over the k nearest in the space that are not so on the map, of how far beyond rank k they are there. */
  readonly missed: Float64Array;
  /** Share of the k nearest in the space that are among the k nearest on the map, 0 ... 1. */
  readonly kept: Float32Array;
  /** The same of the 30 nearest (or as many as there are). */
  readonly keptWide: Float32Array;
}

/**
 * Compare the neighbourhoods of some points in a space (N x D) and on maps of it (each N x 2), by
 * distances to all N. One look at the space serves all maps; memory is O(N). Ties go to the lower id.
 */
export function measurePoints(
  space: Matrix,
  maps: readonly Matrix[],
  points: Uint32Array,
  k: number,
): PointMeasures[] {
  const wide = Math.min(WIDE, space.rows - 1);
  const inSpace = surroundings(space.rows, wide);
  const onMap = surroundings(space.rows, wide);
  const measures = maps.map(() => emptyMeasures(points.length));
  for (const [at, point] of points.entries()) {
    look(space, point, inSpace);
    for (const [m, map] of maps.entries()) {
      look(map, point, onMap);
      const measure = measures[m];
      if (!measure) continue;
      measure.intruded[at] = beyondRank(onMap.near, inSpace, point, k);
      measure.missed[at] = beyondRank(inSpace.near, onMap, point, k);
      measure.kept[at] = sharedWithin(inSpace.near, onMap.near, k) / k;
      measure.keptWide[at] = sharedWithin(inSpace.near, onMap.near, wide) / wide;
    }
  }
  return measures;
}

/** One point's squared distances to all, and the nearest of them. */
interface Surroundings {
  readonly squared: Float32Array;
  /** Ids, nearest first. */
  readonly near: Uint32Array;
}

function surroundings(rows: number, wide: number): Surroundings {
  return { squared: new Float32Array(rows), near: new Uint32Array(wide) };
}

function emptyMeasures(count: number): PointMeasures {
  return {
    intruded: new Float64Array(count),
    missed: new Float64Array(count),
    kept: new Float32Array(count),
    keptWide: new Float32Array(count),
  };
}

function look({ rows, columns, values }: Matrix, point: number, into: Surroundings): void {
  const { squared, near } = into;
  const origin = point * columns;
  for (let j = 0, at = 0; j < rows; j++) {
    let sum = 0;
    for (let d = 0; d < columns; d++, at++) {
      const difference = (values[at] ?? 0) - (values[origin + d] ?? 0);
      sum += difference * difference;
    }
    squared[j] = sum;
  }
  nearestOf(squared, point, near);
}

/** Fill `near` with the ids of the smallest distances, except the point's own. */
function nearestOf(squared: Float32Array, point: number, near: Uint32Array): void {
  let held = 0;
  for (let j = 0; j < squared.length; j++) {
    const full = held === near.length;
    const furthest = full ? (squared[near[held - 1] ?? 0] ?? 0) : Number.POSITIVE_INFINITY;
    if (j === point || (squared[j] ?? 0) >= furthest) continue;
    if (!full) held++;
    insert(squared, near, held - 1, j);
  }
}

/** Put an id into its place among those up to `place`, the last of which goes. */
function insert(squared: Float32Array, near: Uint32Array, place: number, id: number): void {
  const distance = squared[id] ?? 0;
  let at = place;
  for (; at > 0 && distance < (squared[near[at - 1] ?? 0] ?? 0); at--) near[at] = near[at - 1] ?? 0;
  near[at] = id;
}

/** Sum of (rank - k) of the first k of `near` by the distances of other surroundings, where above 0. */
function beyondRank(near: Uint32Array, other: Surroundings, point: number, k: number): number {
  let sum = 0;
  for (let i = 0; i < k; i++) {
    const id = near[i] ?? 0;
    if (!isAmong(other.near, k, id)) sum += rankOf(other.squared, point, id) - k;
  }
  return sum;
}

function isAmong(ids: Uint32Array, count: number, id: number): boolean {
  for (let i = 0; i < count; i++) if (ids[i] === id) return true;
  return false;
}

/** 1 for the nearest other point. */
function rankOf(squared: Float32Array, point: number, id: number): number {
  const distance = squared[id] ?? 0;
  let rank = 1;
  for (let j = 0; j < squared.length; j++) {
    const other = squared[j] ?? 0;
    if (other < distance || (other === distance && j < id)) rank++;
  }
  // the point itself was counted, for nothing is nearer to it
  return distance > 0 || point < id ? rank - 1 : rank;
}

function sharedWithin(a: Uint32Array, b: Uint32Array, count: number): number {
  let shared = 0;
  for (let i = 0; i < count; i++) if (isAmong(b, count, a[i] ?? 0)) shared++;
  return shared;
}
