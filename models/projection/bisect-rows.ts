import { type Matrix, row } from '../space/space.ts';

/** Rows that a direction is found from, and rounds in which it is. */
const LOOKED_AT = 64;
const ROUNDS = 4;

/**
 * An order of the rows in which near ones lie near each other: they are halved along the direction in which
 * they spread most, and each half again, down to single parts. `ends` are the places at which the parts
 * end, ascending; place p gets row order[p].
 */
export function bisectRows(matrix: Matrix, ends: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: matrix.rows }, (_, id) => id);
  const halve = (firstPart: number, endPart: number) => {
    if (endPart - firstPart < 2) return;
    const middle = (firstPart + endPart) >> 1;
    const first = firstPart > 0 ? (ends[firstPart - 1] ?? 0) : 0;
    sortAlong(matrix, order.subarray(first, ends[endPart - 1]));
    halve(firstPart, middle);
    halve(middle, endPart);
  };
  halve(0, ends.length);
  return order;
}

/** Sort rows by where they lie along their widest direction, of equal ones the smaller id first. */
function sortAlong(matrix: Matrix, ids: Uint32Array): void {
  const direction = widestDirection(matrix, ids);
  const along = Float64Array.from(ids, (id) => dot(row(matrix, id), direction));
  const ranks = Uint32Array.from(ids.keys()).sort((a, b) => {
    return (along[a] ?? 0) - (along[b] ?? 0) || (ids[a] ?? 0) - (ids[b] ?? 0);
  });
  ids.set(ranks.map((rank) => ids[rank] ?? 0));
}

/** The first principal component of some of the rows, by a few rounds of power iteration. */
function widestDirection(matrix: Matrix, ids: Uint32Array): Float64Array {
  const count = Math.min(ids.length, LOOKED_AT);
  const rows = Array.from({ length: count }, (_, i) => {
    return Float64Array.from(row(matrix, ids[Math.floor((i * ids.length) / count)] ?? 0));
  });
  centre(rows);
  let direction = rows[0] ?? new Float64Array(matrix.columns);
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(matrix.columns);
    for (const own of rows) {
      const share = dot(own, direction);
      for (let d = 0; d < next.length; d++) next[d] = (next[d] ?? 0) + share * (own[d] ?? 0);
    }
    const length = Math.sqrt(dot(next, next)) || 1;
    direction = next.map((value) => value / length);
  }
  return direction;
}

function centre(rows: readonly Float64Array[]): void {
  const columns = rows[0]?.length ?? 0;
  for (let d = 0; d < columns; d++) {
    const mean = rows.reduce((sum, own) => sum + (own[d] ?? 0), 0) / rows.length;
    for (const own of rows) own[d] = (own[d] ?? 0) - mean;
  }
}

function dot(a: Float32Array | Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < b.length; d++) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
}
