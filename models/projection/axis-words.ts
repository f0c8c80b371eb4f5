import type { Matrix } from '../space/space.ts';

/** The words that most define the two ends of an axis, strongest first. */
export interface AxisWords {
  readonly low: string[];
  readonly high: string[];
}

/** A tag has a say about an axis from this correlation on. */
const WEAKEST = 0.2;

/**
 * Name the ends of an axis by the tags whose activations go along with it: the correlation, over
 * segments, of the axis' values with every tag. At most `count` tags an end, none with |r| below .2.
 */
export function axisWords(
  positions: ArrayLike<number>,
  taggrams: Matrix,
  tags: readonly string[],
  count = 3,
): AxisWords {
  const ranked = correlations(positions, taggrams)
    .map((r, d) => ({ r, tag: tags[d] ?? `dimension ${d}` }))
    .filter(({ r }) => Math.abs(r) >= WEAKEST)
    .sort((a, b) => b.r - a.r);
  const words = ranked.map(({ tag }) => tag);
  const positive = ranked.filter(({ r }) => r > 0).length;
  return {
    low: words.slice(positive).reverse().slice(0, count),
    high: words.slice(0, positive).slice(0, count),
  };
}

/** Pearson's r of `positions` with every column; 0 where either does not vary. */
export function correlations(positions: ArrayLike<number>, matrix: Matrix): number[] {
  const { rows, columns, values } = matrix;
  const axisMean = mean(rows, (i) => positions[i] ?? 0);
  return Array.from({ length: columns }, (_, d) => {
    const value = (i: number) => values[i * columns + d] ?? 0;
    const tagMean = mean(rows, value);
    let xy = 0;
    let xx = 0;
    let yy = 0;
    for (let i = 0; i < rows; i++) {
      const x = (positions[i] ?? 0) - axisMean;
      const y = value(i) - tagMean;
      xy += x * y;
      xx += x * x;
      yy += y * y;
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
  });
}

function mean(count: number, value: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += value(i);
  return count === 0 ? 0 : sum / count;
}
