import type { PointMeasures } from './measure-points.ts';

/** Neighbours that a map is judged by. */
const JUDGED = 12;

/** How far a map keeps neighbours. */
export interface MapQuality {
  /** Neighbours that were looked at: 12, fewer where there are fewer than 25 points. */
  readonly k: number;
  /** 1 where what is near on the map is near in the space, about .5 by chance. */
  readonly trustworthiness: number;
  /** 1 where what is near in the space is near on the map, about .5 by chance. */
  readonly continuity: number;
  /** Share of the k nearest in the space that are among the k nearest on the map. */
  readonly kept: number;
}

/** How many neighbours can be judged among so many points: below half of them; 0 where there are too few. */
export function judgedNeighbours(points: number): number {
  return Math.max(0, Math.min(JUDGED, Math.ceil(points / 2) - 1));
}

/**
 * Trustworthiness and continuity of a map of `rows` points (Venna & Kaski, Neighborhood preservation in
 * nonlinear projection methods, ICANN 2001), and the share of neighbours kept; from all points, or
 * estimated from those that were measured with this `k`.
 */
export function mapQuality(
  { intruded, missed, kept }: PointMeasures,
  rows: number,
  k: number,
): MapQuality {
  const worst = (k * (2 * rows - 3 * k - 1)) / 2;
  return {
    k,
    trustworthiness: 1 - mean(intruded) / worst,
    continuity: 1 - mean(missed) / worst,
    kept: mean(kept),
  };
}

function mean(values: Float64Array | Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
