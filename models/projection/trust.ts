import { Matrix as DenseMatrix, pseudoInverse } from 'ml-matrix';
import { type Matrix, selectRows } from '../space/space.ts';
import { nearestAmong } from './nearest-among.ts';
import type { Neighbours } from './neighbour-lists.ts';

/** Sampled points that each point hears from, in the space and on the map. */
const WITNESSES = 8;
/** With fewer sampled points than this their mean stands for all. */
const FEWEST = 30;

/** Points whose neighbourhoods were measured, and who of them is near to every point of the space. */
export interface Witnesses {
  readonly points: Uint32Array;
  /** Nearest sampled points of all points in the space; null where there are too few. */
  readonly near: Neighbours | null;
}

/** Find the nearest of the sampled points for every point of a space: one search for all its maps. */
export function callWitnesses(space: Matrix, points: Uint32Array): Witnesses {
  return { points, near: points.length < FEWEST ? null : nearestPoints(space, points) };
}

/**
 * Estimate for every point of a map (N x 2) the share of its neighbours that the map keeps, 0 ... 1, from
 * the shares measured at the sampled points. A least-squares fit to four things that are known
 * everywhere: what the nearest sampled points on the map and those in the space have kept (nearer ones
 * count more), and how far these are, on the map and in the space. A sampled point's own share counts
 * half.
 */
export function estimateTrust(
  map: Matrix,
  { points, near }: Witnesses,
  kept: Float32Array,
): Float32Array {
  if (!near) return new Float32Array(map.rows).fill(mean(kept));
  const onMap = nearestPoints(map, points);
  const facts = factsOf(map.rows, [onMap, near], points, kept);
  const weights = leastSquares(facts, points, kept);
  const trust = Float32Array.from(facts, (fact) => share(dot(fact, weights)));
  for (const [at, point] of points.entries())
    trust[point] = ((trust[point] ?? 0) + (kept[at] ?? 0)) / 2;
  return trust;
}

function nearestPoints(all: Matrix, points: Uint32Array): Neighbours {
  return nearestAmong(all, selectRows(all, points), WITNESSES + 1);
}

type Facts = readonly number[];

/** What is known of every point, of equal weight: centred and divided by the deviation. */
function factsOf(
  rows: number,
  [onMap, inSpace]: readonly [Neighbours, Neighbours],
  points: Uint32Array,
  kept: Float32Array,
): Facts[] {
  const sampled = new Int32Array(rows).fill(-1);
  for (const [at, point] of points.entries()) sampled[point] = at;
  const raw = Array.from({ length: rows }, (_, i): number[] => {
    const [a, b] = [onMap, inSpace].map((near) => hear(near, i, sampled[i] ?? -1, kept));
    return [a?.kept ?? 0, b?.kept ?? 0, Math.log(a?.distance ?? 1), Math.log(b?.distance ?? 1)];
  });
  return standardised(raw);
}

/** What the witnesses of a point say, itself left out. */
function hear(
  { count, ids, distances }: Neighbours,
  point: number,
  itself: number,
  kept: Float32Array,
): { kept: number; distance: number } {
  let [sum, weight, heard, distance] = [0, 0, 0, 0];
  for (let k = 0; k < count && heard < WITNESSES; k++) {
    const witness = ids[point * count + k] ?? 0;
    if (witness === itself) continue;
    heard++;
    sum += (kept[witness] ?? 0) / heard;
    weight += 1 / heard;
    distance = distances[point * count + k] ?? 0;
  }
  return { kept: sum / weight, distance: Math.max(distance, LEAST) };
}

/** Points on one spot have a distance whose logarithm is finite. */
const LEAST = 1e-12;

function standardised(raw: readonly number[][]): number[][] {
  const columns = raw[0]?.length ?? 0;
  const moments = Array.from({ length: columns }, (_, d) => {
    const middle = raw.reduce((sum, fact) => sum + (fact[d] ?? 0), 0) / raw.length;
    const squares = raw.reduce((sum, fact) => sum + ((fact[d] ?? 0) - middle) ** 2, 0);
    return { middle, sd: Math.sqrt(squares / raw.length) || 1 };
  });
  return raw.map((fact) => [1, ...fact.map((value, d) => z(value, moments[d]))]);
}

function z(value: number, moment: { middle: number; sd: number } | undefined): number {
  return moment ? (value - moment.middle) / moment.sd : 0;
}

function leastSquares(facts: readonly Facts[], points: Uint32Array, kept: Float32Array): number[] {
  const rows = Array.from(points, (point) => [...(facts[point] ?? [])]);
  const inverse = pseudoInverse(new DenseMatrix(rows));
  return inverse.mmul(DenseMatrix.columnVector([...kept])).to1DArray();
}

function dot(a: Facts, b: readonly number[]): number {
  return a.reduce((sum, value, d) => sum + value * (b[d] ?? 0), 0);
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}
