import { seededRandom } from '../chance/seeded-random.ts';
import { shuffled } from '../chance/shuffled.ts';
import type { Matrix } from '../space/space.ts';
import { measurePoints } from './measure-points.ts';
import { judgedNeighbours, type MapQuality, mapQuality } from './quality.ts';
import { callWitnesses, estimateTrust } from './trust.ts';

/** Points that quality is measured at: all of so many, then a fifth, at most 2,000. */
const ALL = 1000;
const MOST = 2000;
/** Share of the points that trust is estimated from. */
const TRUSTED_SHARE = 0.2;

/** What is told of one map. */
export interface Judgement {
  readonly quality: MapQuality;
  /** Share of its 30 nearest that the map keeps of every point, estimated, 0 ... 1. */
  readonly trust: Float32Array;
}

/**
 * Judge maps (N x 2 each) of a space of N points: quality from a seeded sample of them (all where they are
 * few), trust of every point from at most a fifth. Null where there are fewer than three points.
 */
export function judgeMaps(
  space: Matrix,
  maps: readonly Matrix[],
  seed: number,
): (Judgement | null)[] {
  const { rows } = space;
  const k = judgedNeighbours(rows);
  if (k < 1) return maps.map(() => null);
  const order = shuffled(rows, seededRandom(seed));
  const fifth = Math.floor(TRUSTED_SHARE * rows);
  const measured = order.slice(0, Math.min(rows, Math.max(ALL, Math.min(MOST, fifth))));
  const trusted = Math.max(1, Math.min(fifth, measured.length));
  const measures = measurePoints(space, maps, measured, k);
  const witnesses = callWitnesses(space, measured.subarray(0, trusted));
  return measures.map((measure, i) => ({
    quality: mapQuality(measure, rows, k),
    trust: estimateTrust(maps[i] as Matrix, witnesses, measure.keptWide.subarray(0, trusted)),
  }));
}
