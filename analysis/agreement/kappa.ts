import { tally } from './ratings.ts';

/** Kappa of many raters and its test against chance. */
export interface FleissKappa {
  readonly value: number;
  /** With the standard error under the null of Fleiss, Nee & Landis (1979). */
  readonly z: number;
}

/**
 * Fleiss' kappa (1971) of targets that all got the same number of ratings, at least two; null where only
 * one category was ever used.
 */
export function fleissKappa(rows: readonly (readonly number[])[]): FleissKappa | null {
  const [targets, raters] = [rows.length, rows[0]?.length ?? 0];
  const pairs = raters * (raters - 1);
  const agreed = rows.reduce((sum, row) => sum + agreeingPairs(row) / pairs, 0) / targets;
  const shares = tally(rows.flat()).map(([, count]) => count / (targets * raters));
  const unlike = shares.reduce((sum, p) => sum + p * (1 - p), 0);
  if (shares.length < 2) return null;
  const value = 1 - (1 - agreed) / unlike;
  const skewed = shares.reduce((sum, p) => sum + p * (1 - p) * (1 - 2 * p), 0);
  const se = Math.sqrt((2 * (unlike ** 2 - skewed)) / (targets * pairs)) / unlike;
  return { value, z: value / se };
}

/** Ordered pairs of different ratings of one target that agree. */
function agreeingPairs(values: readonly number[]): number {
  return tally(values).reduce((sum, [, count]) => sum + count * (count - 1), 0);
}

/**
 * Gwet's AC1 (2008), missing ratings allowed: chance agreement sum pi (1 - pi) / (q - 1) over q categories.
 * Null without two values of one target or with fewer than two categories.
 */
export function gwetAgreement(units: readonly (readonly number[])[]): number | null {
  const rated = units.filter((values) => values.length > 0);
  const pairable = units.filter((values) => values.length > 1);
  const categories = tally(rated.flat()).map(([value]) => value);
  if (pairable.length === 0 || categories.length < 2) return null;
  const agreed = meanOf(pairable, (row) => agreeingPairs(row) / (row.length * (row.length - 1)));
  const shares = new Map(categories.map((value) => [value, 0]));
  for (const row of rated)
    for (const [value, count] of tally(row))
      shares.set(value, (shares.get(value) ?? 0) + count / row.length / rated.length);
  const unlike = [...shares.values()].reduce((sum, share) => sum + share * (1 - share), 0);
  const chance = unlike / (categories.length - 1);
  return (agreed - chance) / (1 - chance);
}

function meanOf<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0) / items.length;
}
