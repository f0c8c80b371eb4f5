import { normalCdf, normalQuantile } from './normal.ts';
import { crossing } from './root.ts';
import { noncentralStudentCdf, studentQuantile } from './student.ts';

/** What a test is to reach: two-tailed level and the probability of finding what is there. */
export interface Aim {
  /** Two-tailed significance level, 0.05 as a rule. */
  readonly alpha: number;
  /** Power, 0.8 as a rule. */
  readonly power: number;
}

/** More people than any study has: where the search for a size ends. */
const MOST = 1e7;

/**
 * People a group that a t test of two groups needs to find the standardised difference `d`; both tails
 * count, as R's pwr.t.test computes it. Not rounded up.
 */
export function sizeOfTwoGroups(d: number, aim: Aim): number {
  return sized((n) => tPower(Math.sqrt(n / 2) * d, 2 * (n - 1), aim.alpha), aim, 2);
}

/** People that a paired t test needs to find the standardised mean difference `d`. */
export function sizeOfPaired(d: number, aim: Aim): number {
  return sized((n) => tPower(Math.sqrt(n) * d, n - 1, aim.alpha), aim, 2);
}

/** Pairs that a test of Pearson's correlation needs to find `r`: Fisher's z with bias, as R's pwr.r.test. */
export function sizeOfCorrelation(r: number, aim: Aim): number {
  return sized((n) => correlationPower(Math.abs(r), n, aim.alpha), aim, 4);
}

/** Trials that a test of the share `p` against `chance` needs: Cohen's h, as R's pwr.p.test. */
export function sizeOfShare(p: number, chance: number, aim: Aim): number {
  const h = 2 * Math.asin(Math.sqrt(p)) - 2 * Math.asin(Math.sqrt(chance));
  const z = -normalQuantile(aim.alpha / 2);
  const power = (n: number): number =>
    normalCdf(h * Math.sqrt(n) - z) + normalCdf(-h * Math.sqrt(n) - z);
  return sized(power, aim, 1);
}

/** Power of a two-tailed t test with the given non-centrality. */
function tPower(delta: number, df: number, alpha: number): number {
  const t = -studentQuantile(alpha / 2, df);
  return 1 - noncentralStudentCdf(t, df, delta) + noncentralStudentCdf(-t, df, delta);
}

function correlationPower(r: number, n: number, alpha: number): number {
  const t = -studentQuantile(alpha / 2, n - 2);
  const critical = Math.atanh(Math.sqrt(t ** 2 / (t ** 2 + n - 2)));
  const z = Math.atanh(r) + r / (2 * (n - 1));
  const root = Math.sqrt(n - 3);
  return normalCdf((z - critical) * root) + normalCdf((-z - critical) * root);
}

function sized(power: (n: number) => number, aim: Aim, least: number): number {
  let high = 2 * least;
  while (high < MOST && power(high) < aim.power) high *= 2;
  return crossing((n) => power(n) - aim.power, least, high);
}

/**
 * Targets that give ICC `r` of k raters a 95 % interval of width `w` (Bonett 2002):
 * ceil(8 z^2 (1-r)^2 (1+(k-1)r)^2 / (k(k-1)w^2) + 1).
 */
export function targetsForIntraclass(r: number, k: number, w: number, level = 0.95): number {
  const z = normalQuantile((1 + level) / 2);
  const over = 8 * z ** 2 * (1 - r) ** 2 * (1 + (k - 1) * r) ** 2;
  return Math.ceil(over / (k * (k - 1) * w ** 2) + 1);
}
