import { type Ratings, tally, valuesOf } from './ratings.ts';

/** How far apart two values are: alike or not, by rank, by difference, by relative difference. */
export const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Krippendorff's alpha = 1 - (N-1) sum o_ck d2_ck / sum n_c n_k d2_ck over the pairable values (2011),
 * missing ratings allowed. Null where no target has two values or all values are alike. Ordinal distances
 * are differences of mid-ranks among the pairable values; ratio wants values of at least 0.
 */
export function krippendorffAlpha(cells: Ratings['cells'], level: Level): number | null {
  const units = cells.map(valuesOf).filter((values) => values.length > 1);
  const pairable = units.flat();
  const scale = level === 'ordinal' ? midRanks(pairable) : null;
  const distances = scale
    ? (values: readonly number[]) =>
        squaredDifferences(values.map((value) => scale.get(value) ?? 0))
    : DISTANCES[level === 'ordinal' ? 'interval' : level];
  const observed = units.reduce((sum, unit) => sum + distances(unit) / (unit.length - 1), 0);
  const expected = distances(pairable);
  return expected > 0 ? 1 - ((pairable.length - 1) * observed) / expected : null;
}

/** Sum of squared distances over all ordered pairs of the values. */
const DISTANCES = {
  nominal: (values: readonly number[]): number =>
    values.length ** 2 - tally(values).reduce((sum, [, count]) => sum + count ** 2, 0),
  interval: squaredDifferences,
  ratio: (values: readonly number[]): number => {
    const counts = tally(values);
    let sum = 0;
    for (const [i, [a, m]] of counts.entries())
      for (const [b, n] of counts.slice(i + 1)) sum += 2 * m * n * ((b - a) / (a + b)) ** 2;
    return sum;
  },
} as const;

/** Sum over ordered pairs of (a - b)^2 = 2 n sum of squares around the mean. */
function squaredDifferences(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return values.every((value) => value === values[0]) ? 0 : 2 * values.length * spread;
}

function midRanks(values: readonly number[]): ReadonlyMap<number, number> {
  let before = 0;
  return new Map(
    tally(values).map(([value, count]) => {
      before += count;
      return [value, before - count / 2];
    }),
  );
}
