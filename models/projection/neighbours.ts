import type { Matrix } from '../space/space.ts';
import { candidatesFor, emptyNeighbours, type Neighbours, tooFew } from './neighbour-lists.ts';
import { openSearch, type Search, settleRows } from './row-search.ts';
import { pairsOf, planSearch, type SearchPlan } from './search-plan.ts';
import { ALONE, type Allocate, allocateAlone, ownRows, type Share } from './share.ts';

/** Above so many rows not every pair is compared. */
export const EXACT_ROWS = 20_000;

/** What the shares of a search write for each other and as its result. */
export interface NeighbourBoard {
  readonly plan: SearchPlan;
  readonly result: Neighbours;
  /** Of each share, what it found for all rows. */
  readonly found: readonly Float32Array[];
  readonly ids: readonly Uint32Array[];
}

/**
 * The `count` nearest other rows of every row. Up to `exactRows` rows it is exact, by the float64 distance
 * of the values as given: rows are compared by SIMD inner products in float32, and what rounding could have
 * hidden is settled in float64. That takes O(rows^2 x columns) time. Of more rows only those pairs are
 * compared that `planSearch` holds worth it; the distances of what is found are as exact.
 *
 * @throws Refusal where there are not more than `count` rows, or values too large for float32 squares
 */
export function nearestNeighbours(
  matrix: Matrix,
  count: number,
  exactRows: number = EXACT_ROWS,
): Neighbours {
  const board = createNeighbourBoard(matrix, count, 1, allocateAlone, exactRows);
  findNeighbours(matrix, board, ALONE);
  return board.result;
}

/** Room and a plan for a search by so many shares; `allocate` gives memory that all of them see. */
export function createNeighbourBoard(
  matrix: Matrix,
  count: number,
  shares: number,
  allocate: Allocate,
  exactRows: number = EXACT_ROWS,
): NeighbourBoard {
  const { rows } = matrix;
  if (count >= rows) throw tooFew(rows - 1, count);
  const bytes = rows * candidatesFor(count, rows - 1) * 4;
  const exchanged = shares > 1 ? shares : 0;
  return {
    plan: planSearch(matrix, count, rows > exactRows, allocate),
    result: emptyNeighbours(rows, count, allocate),
    found: Array.from({ length: exchanged }, () => new Float32Array(allocate(bytes))),
    ids: Array.from({ length: exchanged }, () => new Uint32Array(allocate(bytes))),
  };
}

/** One share's part of `nearestNeighbours`; the result is whole when all shares have returned. */
export function findNeighbours(matrix: Matrix, board: NeighbourBoard, share: Share): void {
  const search = openSearch([matrix], board.result.count, board.plan.order);
  compareOwnPairs(search, board.plan, share);
  const own = ownRows(share, matrix.rows);
  if (share.count > 1) exchange(search, own, board, share);
  settleRows(search, own, board.result);
}

/** The plan's pairs of parts, dealt out to the shares in turn. */
function compareOwnPairs({ kernel }: Search, plan: SearchPlan, { index, count }: Share): void {
  let pair = 0;
  for (const [a, b] of pairsOf(plan)) {
    if (pair++ % count !== index) continue;
    const bounds = [a, a + 1, b, b + 1].map((part) => plan.bounds[part] ?? 0);
    const [firstA = 0, endA = 0, firstB = 0, endB = 0] = bounds;
    kernel.calls.compare(firstA, endA, firstB, endB, 1);
  }
}

/** Tell the others what was found here, and take over what they found for this share's own rows. */
function exchange(
  { kernel, capacity }: Search,
  { first, end }: { first: number; end: number },
  board: NeighbourBoard,
  share: Share,
): void {
  const length = (board.found[share.index] as Float32Array).length;
  board.found[share.index]?.set(kernel.floats('found', 0, length));
  board.ids[share.index]?.set(kernel.words('ids', 0, length));
  share.meet();
  const [distances, names] = [kernel.floats('distances'), kernel.words('names')];
  for (const [index, found] of board.found.entries()) {
    if (index === share.index) continue;
    for (let row = first; row < end; row++) {
      const [from, to] = [row * capacity, (row + 1) * capacity];
      distances.set(found.subarray(from, to));
      names.set((board.ids[index] as Uint32Array).subarray(from, to));
      kernel.calls.merge(row, kernel.at.distances, kernel.at.names);
    }
  }
}
