/** Mean and variance (n - 1) of a sample. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
}

/** Moments of at least one value; the variance of one is 0. */
export function momentsOf(values: readonly number[]): Moments {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count, mean, variance: count > 1 ? squares / (count - 1) : 0 };
}

/**
 * Hedges' g (1981) of the first sample against the second: their difference by the pooled standard deviation, times
 * 1 - 3 / (4 df - 1) against the bias of small samples. Null where nothing varies or fewer than three values are there.
 */
export function hedgesG(a: Moments, b: Moments): number | null {
  const unit = hedgesUnit(a, b);
  return unit === null ? null : (a.mean - b.mean) / unit;
}

/** The difference that makes Hedges' g 1; null where there is no g. */
export function hedgesUnit(a: Moments, b: Moments): number | null {
  const df = a.count + b.count - 2;
  const pooled = ((a.count - 1) * a.variance + (b.count - 1) * b.variance) / Math.max(1, df);
  return df > 0 && pooled > 0 ? Math.sqrt(pooled) / (1 - 3 / (4 * df - 1)) : null;
}

/** A difference of means with its standard error and degrees of freedom. */
export interface Difference {
  readonly estimate: number;
  readonly se: number;
  readonly df: number;
}

/** Difference of two independent means by Welch (1947); null where nothing varies or a sample has one value. */
export function welch(a: Moments, b: Moments): Difference | null {
  const [va, vb] = [a.variance / a.count, b.variance / b.count];
  if (Math.min(a.count, b.count) < 2 || !(va + vb > 0)) return null;
  const df = (va + vb) ** 2 / (va ** 2 / (a.count - 1) + vb ** 2 / (b.count - 1));
  return { estimate: a.mean - b.mean, se: Math.sqrt(va + vb), df };
}
