import { betaQuantile, binomialDensity, incompleteBeta } from './beta.ts';
import { logGamma } from './gamma.ts';
import { normalCdf } from './normal.ts';

/** Density of Student's t with df > 0 degrees of freedom. */
export function studentDensity(t: number, df: number): number {
  const square = t * t;
  const p = df / (df + square);
  const front = binomialDensity(df / 2, df / 2 + 0.5, p, square / (df + square));
  if (t === 0) return Math.exp(logGamma((df + 1) / 2) - logGamma(df / 2)) / Math.sqrt(df * Math.PI);
  return ((df / (df + 1)) * front) / (2 * Math.abs(t));
}

/** Probability that Student's t is at most t; df may be any positive number, also Infinity. */
export function studentCdf(t: number, df: number): number {
  if (Number.isNaN(t) || Number.isNaN(df)) return Number.NaN;
  if (df === Number.POSITIVE_INFINITY) return normalCdf(t);
  if (!Number.isFinite(t)) return t < 0 ? 0 : 1;
  const square = t * t;
  const { lower, upper } = incompleteBeta(df / (df + square), square / (df + square), df / 2, 0.5);
  return t < 0 ? lower / 2 : 0.5 + upper / 2;
}

/** Quantile of Student's t. */
export function studentQuantile(p: number, df: number): number {
  if (p > 0.5) return -studentQuantile(1 - p, df);
  if (p === 0.5) return 0;
  if (2 * p < 0.5) {
    const x = betaQuantile(2 * p, df / 2, 0.5);
    return -Math.sqrt((df * (1 - x)) / x);
  }
  const y = betaQuantile(1 - 2 * p, 0.5, df / 2);
  return -Math.sqrt((df * y) / (1 - y));
}

/**
 * Probability that a non-central t with non-centrality `delta` is at most t: Lenth's algorithm AS 243
 * (1989), which R uses; absolute error below 1e-12.
 */
export function noncentralStudentCdf(t: number, df: number, delta: number): number {
  if (t < 0) return 1 - noncentralStudentCdf(-t, df, -delta);
  const square = t * t;
  const [x, y] = [square / (square + df), df / (square + df)];
  const half = (delta * delta) / 2;
  let p = 0.5 * Math.exp(-half);
  let q = Math.sqrt(2 / Math.PI) * p * delta;
  let sum = normalCdf(-delta);
  let left = 0.5 - p;
  for (let j = 0; j < 2000 && (left > 1e-14 || j < 5); j++) {
    sum += p * incompleteBeta(x, y, j + 0.5, df / 2).lower;
    sum += q * incompleteBeta(x, y, j + 1, df / 2).lower;
    p *= half / (j + 1);
    q *= half / (j + 1.5);
    left -= p;
  }
  return Math.min(1, sum);
}
