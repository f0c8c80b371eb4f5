import { betaQuantile, binomialDensity, incompleteBeta } from './beta.ts';

/** Probabilities of at most and of at least `successes` in `trials` at chance `p`. */
export function binomialTails(
  successes: number,
  trials: number,
  p: number,
): { atMost: number; atLeast: number } {
  const atMost =
    successes >= trials ? 1 : incompleteBeta(p, 1 - p, successes + 1, trials - successes).upper;
  const atLeast =
    successes <= 0 ? 1 : incompleteBeta(p, 1 - p, successes, trials - successes + 1).lower;
  return { atMost: successes < 0 ? 0 : atMost, atLeast: successes > trials ? 0 : atLeast };
}

/** The smallest number of successes whose cumulated probability reaches q. */
export function binomialQuantile(q: number, trials: number, p: number): number {
  let successes = 0;
  let sum = binomialDensity(0, trials, p, 1 - p);
  while (successes < trials && sum < q * (1 - 64 * Number.EPSILON))
    sum += binomialDensity(++successes, trials, p, 1 - p);
  return successes;
}

/** p values of the exact binomial test. */
export interface BinomialTest {
  /** Against chance or less: at least as many successes. */
  readonly greater: number;
  readonly less: number;
  /** All outcomes that are no more probable than this one, as R's binom.test. */
  readonly twoSided: number;
}

/** Exact test of `successes` in `trials` against the chance probability `p`. */
export function binomialTest(successes: number, trials: number, p: number): BinomialTest {
  const { atMost, atLeast } = binomialTails(successes, trials, p);
  const own = binomialDensity(successes, trials, p, 1 - p) * (1 + 1e-7);
  let twoSided = 0;
  for (let x = 0; x <= trials; x++) {
    const density = binomialDensity(x, trials, p, 1 - p);
    if (density <= own) twoSided += density;
  }
  return { greater: atLeast, less: atMost, twoSided: Math.min(1, twoSided) };
}

/** Exact interval of a probability (Clopper & Pearson 1934). */
export function clopperPearson(
  successes: number,
  trials: number,
  level = 0.95,
): { lower: number; upper: number } {
  const tail = (1 - level) / 2;
  return {
    lower: successes === 0 ? 0 : betaQuantile(tail, successes, trials - successes + 1),
    upper: successes === trials ? 1 : betaQuantile(1 - tail, successes + 1, trials - successes),
  };
}
