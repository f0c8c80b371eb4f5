import { chiSquaredTails } from '#study/statistics/chi-squared';
import { ranks } from '../statistics/correlation.ts';
import { tally } from './ratings.ts';

/** Concordance of raters who rank the same targets. */
export interface KendallW {
  /** Without and with correction for ties. */
  readonly value: number;
  readonly corrected: number;
  /** From the corrected one, with n - 1 degrees of freedom. */
  readonly chi2: number;
  readonly p: number;
}

/** A rank test against chi squared. */
export interface Friedman {
  readonly chi2: number;
  readonly df: number;
  readonly p: number;
}

/** Kendall's W of n targets (rows) by k raters (columns); null where every rater gives only ties. */
export function kendallW(rows: readonly (readonly number[])[]): KendallW | null {
  const [n, k] = [rows.length, rows[0]?.length ?? 0];
  const columns = Array.from({ length: k }, (_, j) => rows.map((row) => row[j] ?? 0));
  const { spread, full, ties } = rankSpread(columns);
  if (full - ties <= 0) return null;
  const corrected = spread / (full - ties);
  const chi2 = k * (n - 1) * corrected;
  return { value: spread / full, corrected, chi2, p: chiSquaredTails(chi2, n - 1).upper };
}

/**
 * Friedman's test, corrected for ties, with targets (rows) as blocks and raters (columns) as treatments,
 * as R's friedman.test takes a matrix: do the raters differ in level? Null where every row is one tie.
 */
export function friedman(rows: readonly (readonly number[])[]): Friedman | null {
  const [n, k] = [rows.length, rows[0]?.length ?? 0];
  const { spread, full, ties } = rankSpread(rows);
  if (full - ties <= 0) return null;
  const chi2 = (n * (k - 1) * spread) / (full - ties);
  return { chi2, df: k - 1, p: chiSquaredTails(chi2, k - 1).upper };
}

/** Ranks within each list, summed over the lists: their spread, its largest value and what ties take off. */
function rankSpread(lists: readonly (readonly number[])[]) {
  const [m, n] = [lists.length, lists[0]?.length ?? 0];
  const sums = new Float64Array(n);
  let ties = 0;
  for (const list of lists) {
    for (const [i, rank] of ranks(list).entries()) sums[i] = (sums[i] ?? 0) + rank;
    for (const [, count] of tally(list)) ties += m * (count ** 3 - count);
  }
  const mean = (m * (n + 1)) / 2;
  const spread = 12 * sums.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { spread, full: m * m * (n ** 3 - n), ties };
}
