import { Refusal } from '../refusal.ts';
import type { Allocate } from './share.ts';

/**
 * The nearest rows of every searching row, row-major: `count` ids and Euclidean distances each, nearest
 * first; of equally near ones the smaller id comes first.
 */
export interface Neighbours {
  readonly count: number;
  readonly ids: Uint32Array;
  readonly distances: Float32Array;
}

/** Lists of so many rows, to be filled in; `allocate` gives memory that all who write see. */
export function emptyNeighbours(rows: number, count: number, allocate: Allocate): Neighbours {
  return {
    count,
    ids: new Uint32Array(allocate(rows * count * 4)),
    distances: new Float32Array(allocate(rows * count * 4)),
  };
}

/** A few more than wanted, so that float32's order rarely hides one that float64 would choose. */
export function candidatesFor(count: number, others: number): number {
  return Math.min(others, count + Math.max(8, count >> 3));
}

/** What is said where there are fewer rows to choose from than are looked for. */
export function tooFew(others: number, count: number): Refusal {
  return new Refusal(
    `Got ${Math.max(others, 0)} rows to choose from when looking for the ${count} nearest: expected at least ${count}.`,
  );
}
