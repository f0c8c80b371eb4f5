import { quantileSorted } from 'd3-array';
import { seededRandom } from '#models/chance/seeded-random';

/** A range that an estimate moves in. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
/** How to resample. */
export interface Resampling {
  readonly seed: number;
  readonly replicates: number;
}

/**
 * Percentile bootstrap, 95 %: draw `count` of `count` sessions with replacement, compute the statistic of
 * the drawn places, repeat, and take the 2.5 % and 97.5 % points (Efron & Tibshirani 1993, chapter 13).
 * The same seed draws the same sessions for every statistic. Draws whose statistic is null are left out;
 * null with fewer than two sessions or where every draw was.
 */
export function bootstrap(
  count: number,
  statistic: (drawn: Uint32Array) => number | null,
  resampling: Resampling,
): Interval | null {
  return count < 2 ? null : percentileInterval(resample(count, statistic, resampling));
}

/** What a function gives of `count` places drawn from `count` with replacement, replicate by replicate. */
export function resample<Found>(
  count: number,
  find: (drawn: Uint32Array) => Found,
  { seed, replicates }: Resampling,
): readonly Found[] {
  const random = seededRandom(seed);
  const drawn = new Uint32Array(count);
  return Array.from({ length: replicates }, () => {
    for (let j = 0; j < count; j++) drawn[j] = Math.floor(random() * count);
    return find(drawn);
  });
}

/**
 * The 2.5 % and 97.5 % points of the values that there are: the (R + 1) p-th of R in order, between two in
 * proportion (Davison & Hinkley 1997, 5.6), so that few draws don't make an interval too narrow. Null without any.
 */
export function percentileInterval(values: readonly (number | null)[]): Interval | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const [low, high] = [pointOf(sorted, 0.025), pointOf(sorted, 0.975)];
  return low === undefined || high === undefined ? null : { low, high };
}

function pointOf(sorted: number[], share: number): number | undefined {
  const place = (sorted.length + 1) * share - 1;
  return quantileSorted(sorted, Math.min(1, Math.max(0, place / Math.max(1, sorted.length - 1))));
}

/** Mean of the values that there are, with its interval over sessions. */
export interface Estimate {
  /** How many sessions have a value. */
  readonly count: number;
  readonly mean: number | null;
  readonly interval: Interval | null;
  readonly least: number | null;
  readonly most: number | null;
}

/** Mean, range and bootstrap interval of one number per session; nulls don't take part. */
export function estimate(values: readonly (number | null)[], resampling: Resampling): Estimate {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { count: 0, mean: null, interval: null, least: null, most: null };
  const total = known.reduce((sum, value) => sum + value, 0);
  return {
    count: known.length,
    mean: total / known.length,
    interval: bootstrap(known.length, (drawn) => meanOf(known, drawn), resampling),
    least: known.reduce((a, b) => Math.min(a, b)),
    most: known.reduce((a, b) => Math.max(a, b)),
  };
}

function meanOf(values: readonly number[], drawn: Uint32Array): number {
  let sum = 0;
  for (const place of drawn) sum += values[place] ?? 0;
  return sum / drawn.length;
}
