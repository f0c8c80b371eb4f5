import { seededRandom } from '#models/chance/seeded-random';
import type { Resampling } from './bootstrap.ts';

/** Result of a permutation test. */
export interface PermutationTest {
  /** Mean, or difference of the means. */
  readonly statistic: number;
  /** Share of the arrangements that are at least as far from 0. */
  readonly p: number;
  /** All arrangements were counted, not a sample of them. */
  readonly exact: boolean;
}

/** Up to so many values all signs are tried. */
const EXACT_SIGNS = 20;
/** Up to so many arrangements of two groups all are tried. */
const EXACT_GROUPS = 200_000;
/** Sums that differ by rounding alone are the same. */
const SAME = 1e-9;

/**
 * Two-sided sign-flip test that the values lie symmetrically around 0 (Fisher 1935): exact up to 20 values that
 * aren't 0, else by random signs with the observed ones counted in.
 */
export function signFlipTest(values: readonly number[], resampling: Resampling): PermutationTest {
  const sizes = values.filter((value) => value !== 0).map(Math.abs);
  const observed = Math.abs(values.reduce((sum, value) => sum + value, 0));
  const least = observed - SAME * sizes.reduce((sum, size) => sum + size, 0);
  const statistic = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (sizes.length > EXACT_SIGNS)
    return { statistic, p: sampledSigns(sizes, least, resampling), exact: false };
  let beyond = 0;
  const all = 2 ** sizes.length;
  for (let signs = 0; signs < all; signs++) {
    let sum = 0;
    for (const [i, size] of sizes.entries()) sum += (signs >> i) & 1 ? size : -size;
    if (Math.abs(sum) >= least) beyond++;
  }
  return { statistic, p: beyond / all, exact: true };
}

function sampledSigns(
  sizes: readonly number[],
  least: number,
  { seed, replicates }: Resampling,
): number {
  const random = seededRandom(seed);
  let beyond = 1;
  for (let i = 0; i < replicates; i++) {
    const sum = sizes.reduce((total, size) => total + (random() < 0.5 ? size : -size), 0);
    if (Math.abs(sum) >= least) beyond++;
  }
  return beyond / (replicates + 1);
}

/** Two-sided permutation test of the difference of two means; exact where there are at most 200,000 arrangements. */
export function permutationTest(
  a: readonly number[],
  b: readonly number[],
  resampling: Resampling,
): PermutationTest {
  const all = [...a, ...b];
  const total = all.reduce((sum, value) => sum + value, 0);
  const difference = (sum: number): number => sum / a.length - (total - sum) / b.length;
  const statistic = difference(a.reduce((sum, value) => sum + value, 0));
  const least =
    Math.abs(statistic) - SAME * all.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const isBeyond = (sum: number): boolean => Math.abs(difference(sum)) >= least;
  if (choices(all.length, a.length) <= EXACT_GROUPS) {
    const sums = [...sumsOf(all, a.length)];
    return { statistic, p: sums.filter(isBeyond).length / sums.length, exact: true };
  }
  const random = seededRandom(resampling.seed);
  let beyond = 1;
  for (let i = 0; i < resampling.replicates; i++)
    if (isBeyond(drawnSum(all, a.length, random))) beyond++;
  return { statistic, p: beyond / (resampling.replicates + 1), exact: false };
}

function choices(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i;
  return product;
}

/** Sums of all choices of `count` values. */
function* sumsOf(values: readonly number[], count: number, from = 0): Generator<number> {
  if (count === 0) {
    yield 0;
    return;
  }
  for (let i = from; i <= values.length - count; i++)
    for (const rest of sumsOf(values, count - 1, i + 1)) yield (values[i] as number) + rest;
}

/** Sum of `count` values drawn without replacement (Fisher & Yates). */
function drawnSum(values: readonly number[], count: number, random: () => number): number {
  const left = [...values];
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random() * (left.length - i));
    sum += left[j] as number;
    left[j] = left[i] as number;
  }
  return sum;
}
