/**
 * A share of a computation that several threads do together: all run the same function over the same
 * shared memory, each on its part, and meet between steps. What comes out doesn't depend on `count`.
 */
export interface Share {
  /** 0 ... count - 1. */
  readonly index: number;
  readonly count: number;
  /** Go on when all have come here. */
  meet(): void;
}

/** The whole computation, on one thread. */
export const ALONE: Share = { index: 0, count: 1, meet: () => undefined };

/** The rows that are this share's own, of `rows`. */
export function ownRows({ index, count }: Share, rows: number): { first: number; end: number } {
  return {
    first: Math.floor((rows * index) / count),
    end: Math.floor((rows * (index + 1)) / count),
  };
}

/** Memory that all shares see; an ArrayBuffer serves where there is only one. */
export type Allocate = (bytes: number) => ArrayBufferLike;

/** Memory of one thread. */
export const allocateAlone: Allocate = (bytes) => new ArrayBuffer(bytes);
