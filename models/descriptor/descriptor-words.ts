import type { Matrix } from '../space/space.ts';
import { DESCRIPTORS } from './descriptors.ts';

/** Words for the ends of the descriptors that have some: of each its high one, then its low one. */
export const DESCRIPTOR_WORDS: readonly string[] = DESCRIPTORS.flatMap(({ words }) =>
  words ? [words.high, words.low] : [],
);

/** Dimensions that have words. */
const WORDED = DESCRIPTORS.flatMap(({ words }, d) => (words ? [d] : []));

/**
 * How well each word fits each segment, segments x DESCRIPTOR_WORDS, 0 ... 1: the share of all
 * segments that it fits less. `bright` at .98 is brighter than 98 of 100. Equal values share their
 * rank, so a descriptor that never varies gives .5 everywhere.
 */
export function fitOfWords({ rows, columns, values }: Matrix): Matrix {
  const width = 2 * WORDED.length;
  const fits = new Float32Array(rows * width);
  for (const [place, d] of WORDED.entries()) {
    const column = Float32Array.from({ length: rows }, (_, i) => values[i * columns + d] ?? 0);
    for (const [i, share] of shares(column).entries()) {
      fits[i * width + 2 * place] = share;
      fits[i * width + 2 * place + 1] = 1 - share;
    }
  }
  return { rows, columns: width, values: fits };
}

/** Of every value the share of values below it, those equal to it counted half. */
function shares(values: Float32Array): Float32Array {
  const sorted = values.toSorted();
  return values.map((value) => {
    const below = firstAtLeast(sorted, value);
    return (below + firstAbove(sorted, value)) / 2 / values.length;
  });
}

function firstAtLeast(sorted: Float32Array, value: number): number {
  return partition(sorted, (other) => other >= value);
}

function firstAbove(sorted: Float32Array, value: number): number {
  return partition(sorted, (other) => other > value);
}

/** Place of the first value that passes; those that pass come after those that do not. */
function partition(sorted: Float32Array, passes: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(sorted[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
