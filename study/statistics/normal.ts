import { incompleteGamma } from './gamma.ts';

/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/** Probability that a standard normal variable is at most z, with full relative precision in both tails. */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return z;
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2);
  return z < 0 ? upper / 2 : 0.5 + lower / 2;
}

/**
 * Quantile of the standard normal distribution: Hastings' first guess (Abramowitz & Stegun 26.2.23),
 * then Halley's steps.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : Number.NaN;
  if (p > 0.5) return -normalQuantile(1 - p);
  let z = -hastings(Math.sqrt(-2 * Math.log(p)));
  for (let i = 0; i < 3; i++) {
    const step = (normalCdf(z) - p) / normalDensity(z);
    z -= step / (1 + (z * step) / 2);
  }
  return z;
}

function hastings(t: number): number {
  const over = 2.515517 + t * (0.802853 + t * 0.010328);
  return t - over / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}
