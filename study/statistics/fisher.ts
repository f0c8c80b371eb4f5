import { betaDensity, betaQuantile, incompleteBeta } from './beta.ts';

/** Density of F with df1 and df2 degrees of freedom at f > 0. */
export function fisherDensity(f: number, df1: number, df2: number): number {
  if (!(f > 0)) return 0;
  const x = (df1 * f) / (df1 * f + df2);
  return (betaDensity(x, df1 / 2, df2 / 2) * x * (1 - x)) / f;
}

/** Probabilities that F is at most f and above it, each with full relative precision. */
export function fisherTails(f: number, df1: number, df2: number): { lower: number; upper: number } {
  if (Number.isNaN(f)) return { lower: Number.NaN, upper: Number.NaN };
  if (f === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const below = df1 * Math.max(0, f);
  return incompleteBeta(below / (below + df2), df2 / (below + df2), df1 / 2, df2 / 2);
}

/** Quantile of F. */
export function fisherQuantile(p: number, df1: number, df2: number): number {
  if (p <= 0.5) {
    const x = betaQuantile(p, df1 / 2, df2 / 2);
    return (df2 * x) / (df1 * (1 - x));
  }
  const y = betaQuantile(1 - p, df2 / 2, df1 / 2);
  return (df2 * (1 - y)) / (df1 * y);
}
