import { tally } from '../agreement/ratings.ts';

/** Pearson's correlation of two lists of one length; null where one doesn't vary or fewer than 2 pairs are there. */
export function pearson(a: readonly number[], b: readonly number[]): number | null {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let [products, squaresA, squaresB] = [0, 0, 0];
  for (const [i, value] of a.entries()) {
    const [da, db] = [value - meanA, (b[i] as number) - meanB];
    products += da * db;
    squaresA += da * da;
    squaresB += db * db;
  }
  return squaresA > 0 && squaresB > 0 ? products / Math.sqrt(squaresA * squaresB) : null;
}

/** Spearman's rank correlation: Pearson's of the mid-ranks. */
export function spearman(a: readonly number[], b: readonly number[]): number | null {
  return pearson(ranks(a), ranks(b));
}

/** Ranks from 1, ties sharing their mean rank. */
export function ranks(values: readonly number[]): readonly number[] {
  let before = 0;
  const rankOf = new Map<number, number>();
  for (const [value, count] of tally(values)) {
    rankOf.set(value, before + (count + 1) / 2);
    before += count;
  }
  return values.map((value) => rankOf.get(value) ?? 0);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
