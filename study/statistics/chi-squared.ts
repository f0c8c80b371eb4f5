import { incompleteGamma, poissonDensity } from './gamma.ts';
import { crossing } from './root.ts';

/** Density of chi squared with df degrees of freedom at x > 0. */
export function chiSquaredDensity(x: number, df: number): number {
  if (!(x > 0)) return 0;
  return ((df / 2) * poissonDensity(df / 2, x / 2)) / x;
}

/** Probabilities that chi squared is at most x and above it. */
export function chiSquaredTails(x: number, df: number): { lower: number; upper: number } {
  if (Number.isNaN(x)) return { lower: Number.NaN, upper: Number.NaN };
  return incompleteGamma(df / 2, x / 2);
}

/** Quantile of chi squared. */
export function chiSquaredQuantile(p: number, df: number): number {
  if (p <= 0) return p === 0 ? 0 : Number.NaN;
  if (p >= 1) return p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  const rising = (t: number): number => {
    const { lower, upper } = chiSquaredTails(Math.exp(t), df);
    return p <= 0.5 ? lower - p : 1 - p - upper;
  };
  return Math.exp(crossing(rising, -700, Math.log(df + 40 * Math.sqrt(df) + 2000)));
}
