import { deviancePart, stirlingError } from './gamma.ts';
import { crossing } from './root.ts';

/**
 * Density of x successes in n trials, each with probability p; x and n need not be whole. By Loader's
 * saddle point (2000), as R computes dbinom. `q` is 1 - p, handed in so that no digit is lost.
 */
export function binomialDensity(x: number, n: number, p: number, q: number): number {
  if (p === 0) return x === 0 ? 1 : 0;
  if (q === 0) return x === n ? 1 : 0;
  if (x === 0) return Math.exp(n * (q < 0.5 ? Math.log(q) : Math.log1p(-p)));
  if (x === n) return Math.exp(n * (p < 0.5 ? Math.log(p) : Math.log1p(-q)));
  if (x < 0 || x > n) return 0;
  const exponent =
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(n - x) -
    deviancePart(x, n * p) -
    deviancePart(n - x, n * q);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * x * (n - x)));
}

/** Density of the beta distribution with shapes a, b > 0 at 0 < x < 1. */
export function betaDensity(x: number, a: number, b: number): number {
  if (!(x > 0 && x < 1)) return 0;
  return (((a * b) / (a + b)) * binomialDensity(a, a + b, x, 1 - x)) / (x * (1 - x));
}

/** Both sides of the regularised incomplete beta function at x with y = 1 - x. */
export function incompleteBeta(
  x: number,
  y: number,
  a: number,
  b: number,
): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  const front = ((a * b) / (a + b)) * binomialDensity(a, a + b, x, y);
  if (x * (a + b + 2) < a + 1) {
    const lower = (front * betaFraction(x, a, b)) / a;
    return { lower, upper: 1 - lower };
  }
  const upper = (front * betaFraction(y, b, a)) / b;
  return { lower: 1 - upper, upper };
}

/** Probability that a beta variable with shapes a, b is at most x. */
export function betaCdf(x: number, a: number, b: number): number {
  return incompleteBeta(x, 1 - x, a, b).lower;
}

/** Quantile of the beta distribution, with full relative precision near 0. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return p;
  const top = betaCdf(0.5, a, b);
  if (p > top) {
    const above = (y: number): number => incompleteBeta(1 - y, y, a, b).upper - (1 - p);
    return 1 - crossing(above, 0, 0.5);
  }
  const logarithmic = (t: number): number => betaCdf(Math.exp(t), a, b) - p;
  return Math.exp(crossing(logarithmic, -700, Math.log(0.5)));
}

/** Lentz's way through the continued fraction of Abramowitz & Stegun 26.5.8. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}
