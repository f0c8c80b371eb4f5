/** Bisection steps at most, and how near the entropy must come. */
const STEPS = 64;
const NEAR = 1e-5;

/**
 * Weights exp(-beta d^2) of a point's neighbours, summing to 1, with the beta that gives them this
 * entropy (the logarithm of the perplexity).
 *
 * @param distances f32 count, ascending
 * @param weights f32 count, the result
 */
export function calibrate(distances: usize, count: i32, entropy: f64, weights: usize): void {
  const nearest = squareAt(distances, 0);
  let low: f64 = 0;
  let high: f64 = Infinity;
  let beta = 1 / max<f64>(squareAt(distances, count >> 1) - nearest, 1e-30);
  let sum: f64 = 0;
  for (let step = 0; step < STEPS; step++) {
    sum = 0;
    let weighted: f64 = 0;
    for (let i = 0; i < count; i++) {
      const squared = squareAt(distances, i) - nearest;
      const weight = Math.exp(-beta * squared);
      store<f32>(weights + ((<usize>i) << 2), <f32>weight);
      sum += weight;
      weighted += weight * squared;
    }
    const excess = Math.log(sum) + (beta * weighted) / sum - entropy;
    if (abs(excess) < NEAR) break;
    if (excess > 0) low = beta;
    else high = beta;
    beta = high === Infinity ? beta * 2 : (low + high) / 2;
  }
  for (let i = 0; i < count; i++) {
    const weight = weights + ((<usize>i) << 2);
    store<f32>(weight, <f32>(<f64>load<f32>(weight) / sum));
  }
}

function squareAt(distances: usize, i: i32): f64 {
  const distance = <f64>load<f32>(distances + ((<usize>i) << 2));
  return distance * distance;
}
