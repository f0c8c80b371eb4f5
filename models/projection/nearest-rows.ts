import { type Matrix, row } from '../space/space.ts';

/**
 * The `count` rows of `among` that are nearest to each row (Euclidean), nearest first, the lower id
 * first among equals: rows x count ids. Plain loops, for a few rows; `among` must have `count` or more.
 */
export function nearestRows(rows: Matrix, among: Matrix, count: number): Uint32Array {
  const ids = new Uint32Array(rows.rows * count);
  for (let i = 0; i < rows.rows; i++) ids.set(nearestTo(row(rows, i), among, count), i * count);
  return ids;
}

/** The value in the middle of each row's three: `ids` has three a row, `values` one an id. */
export function medianOfThree(ids: Uint32Array, values: ArrayLike<number>): Float32Array {
  return Float32Array.from({ length: ids.length / 3 }, (_, i) => {
    const [a = 0, b = 0, c = 0] = [0, 1, 2].map((k) => values[ids[3 * i + k] ?? 0] ?? 0);
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  });
}

function nearestTo(point: Float32Array, among: Matrix, count: number): number[] {
  const best = Array.from({ length: count }, () => ({ id: 0, squared: Number.POSITIVE_INFINITY }));
  for (let id = 0; id < among.rows; id++) {
    const squared = squaredDistance(point, among.values, id * among.columns);
    if (squared >= (best[count - 1]?.squared ?? 0)) continue;
    let place = count - 1;
    for (; place > 0 && squared < (best[place - 1]?.squared ?? 0); place--)
      best[place] = best[place - 1] ?? { id, squared };
    best[place] = { id, squared };
  }
  return best.map(({ id }) => id);
}

function squaredDistance(point: Float32Array, values: Float32Array, at: number): number {
  let sum = 0;
  for (let d = 0; d < point.length; d++) {
    const difference = (point[d] ?? 0) - (values[at + d] ?? 0);
    sum += difference * difference;
  }
  return sum;
}
