import { type Kernel, loadKernel } from '../kernel/load-kernel.ts';
import { Refusal } from '../refusal.ts';
import type { Matrix } from '../space/space.ts';
import { KERNEL } from './neighbours-kernel.ts';
import { ALONE, type Allocate, allocateAlone, ownRows, type Share } from './share.ts';

/**
 * The nearest rows of every searching row, row-major: `count` ids and Euclidean distances each, nearest
 * first; of equally near ones the smaller id comes first.
 */
export interface Neighbours {
  readonly count: number;
  readonly ids: Uint32Array;
  readonly distances: Float32Array;
}

/** What the shares of a search write for each other and as its result. */
export interface NeighbourBoard {
  readonly result: Neighbours;
  /** Of each share, what it found for all rows. */
  readonly found: readonly Float32Array[];
  readonly ids: readonly Uint32Array[];
}

/**
 * The `count` nearest other rows of every row, exact: by the float64 distance of the values as given.
 * Rows are compared by SIMD inner products in float32; what rounding could have hidden is settled in
 * float64. O(rows^2 x columns) time.
 *
 * @throws Refusal where there are not more than `count` rows, or values too large for float32 squares
 */
export function nearestNeighbours(matrix: Matrix, count: number): Neighbours {
  const board = createNeighbourBoard(matrix.rows, count, 1, allocateAlone);
  findNeighbours(matrix, board, ALONE);
  return board.result;
}

/** The `count` nearest rows of `among` for every row of `searching`: as `nearestNeighbours`. */
export function nearestAmong(searching: Matrix, among: Matrix, count: number): Neighbours {
  if (count > among.rows) throw tooFew(among.rows, count);
  const search = openSearch([searching, among], count);
  const start = panelsIn(searching.rows);
  const end = start + panelsIn(among.rows);
  for (let first = start; first < end; first += BLOCK)
    search.kernel.calls.compare(0, start, first, Math.min(first + BLOCK, end), 0);
  const result = emptyNeighbours(searching.rows, count, allocateAlone);
  settleRows(search, { first: 0, end: searching.rows }, result);
  return result;
}

/** Room for a search by so many shares; `allocate` gives memory that all of them see. */
export function createNeighbourBoard(
  rows: number,
  count: number,
  shares: number,
  allocate: Allocate,
): NeighbourBoard {
  if (count >= rows) throw tooFew(rows - 1, count);
  const bytes = rows * candidatesFor(count, rows - 1) * 4;
  const exchanged = shares > 1 ? shares : 0;
  return {
    result: emptyNeighbours(rows, count, allocate),
    found: Array.from({ length: exchanged }, () => new Float32Array(allocate(bytes))),
    ids: Array.from({ length: exchanged }, () => new Uint32Array(allocate(bytes))),
  };
}

/** One share's part of `nearestNeighbours`; the result is whole when all shares have returned. */
export function findNeighbours(matrix: Matrix, board: NeighbourBoard, share: Share): void {
  const search = openSearch([matrix], board.result.count);
  compareOwnBlocks(search, panelsIn(matrix.rows), share);
  const own = ownRows(share, matrix.rows);
  if (share.count > 1) exchange(search, own, board, share);
  settleRows(search, own, board.result);
}

interface Calls {
  begin(
    ...places: [
      rows: number,
      panels: number,
      norms: number,
      columns: number,
      limits: number,
      found: number,
      ids: number,
      capacity: number,
      firstFound: number,
      tile: number,
    ]
  ): void;
  pack(first: number, end: number, mean: number): void;
  compare(firstA: number, endA: number, firstB: number, endB: number, mutual: 0 | 1): void;
  merge(row: number, distances: number, ids: number): void;
  settle(
    ...args: [
      row: number,
      count: number,
      total: number,
      rounding: number,
      exact: number,
      distances: number,
      ids: number,
    ]
  ): number;
}
type Region =
  | ('rows' | 'panels' | 'norms' | 'mean' | 'limits' | 'found' | 'ids')
  | ('tile' | 'exact' | 'distances' | 'names');

/** A kernel with the rows of a search in its memory. */
interface Search {
  readonly kernel: Kernel<Calls, Region>;
  readonly capacity: number;
  /** Rows that can be found, and how far their fast distances may be off. */
  readonly total: number;
  readonly rounding: number;
}

/** Rows in a panel of the kernel, and panels that are compared with each other at a time. */
const PANEL = 8;
const BLOCK = 16;
/** Unit roundoff of float32. */
const ROUNDOFF = 2 ** -24;
const LARGEST = 3.4e38;

/** The searching rows and, where these are others, the rows to be found. */
function openSearch(parts: readonly [Matrix, Matrix?], count: number): Search {
  const [searching, among = searching] = parts;
  const { columns } = searching;
  const total = among.rows;
  const capacity = candidatesFor(count, among === searching ? total - 1 : total);
  const first = among === searching ? 0 : panelsIn(searching.rows) * PANEL;
  const rows = first + panelsIn(total) * PANEL;
  const kernel = loadSearch(rows, columns, panelsIn(searching.rows) * PANEL, capacity);
  layOut(kernel, among, first, rows);
  if (first > 0) layOut(kernel, searching, 0, first);
  const { at, calls } = kernel;
  calls.begin(
    ...[
      at.rows,
      at.panels,
      at.norms,
      columns,
      at.limits,
      at.found,
      at.ids,
      capacity,
      first,
      at.tile,
    ],
  );
  kernel.floats('mean').set(columnMeans(among));
  calls.pack(first, first + total, at.mean);
  if (first > 0) calls.pack(0, searching.rows, at.mean);
  refuseHuge(kernel, [0, searching.rows], [first, first + total]);
  return { kernel, capacity, total, rounding: 2.02 * (columns + 8) * ROUNDOFF };
}

function loadSearch(
  rows: number,
  columns: number,
  searching: number,
  capacity: number,
): Kernel<Calls, Region> {
  const kernel = loadKernel<Calls, Region>(KERNEL, {
    rows: rows * columns * 4,
    panels: rows * columns * 4,
    norms: rows * 4,
    mean: columns * 4,
    limits: searching * 4,
    found: searching * capacity * 4,
    ids: searching * capacity * 4,
    tile: 4 * PANEL * 4,
    exact: capacity * 8,
    distances: capacity * 4,
    names: capacity * 4,
  });
  kernel.floats('limits').fill(LARGEST);
  kernel.floats('found').fill(LARGEST);
  kernel.words('ids').fill(0xffff_ffff);
  return kernel;
}

function layOut(kernel: Kernel<Calls, Region>, part: Matrix, first: number, end: number): void {
  kernel.floats('rows', first * part.columns).set(part.values);
  kernel.floats('norms', first, end - first).fill(Number.POSITIVE_INFINITY, part.rows);
}

function refuseHuge(kernel: Kernel<Calls, Region>, ...parts: readonly [number, number][]): void {
  for (const [first, end] of parts)
    if (kernel.floats('norms', first, end - first).some((norm) => !(norm < LARGEST / 8)))
      throw new Refusal(
        'Got rows that are longer than 6e18 or no numbers: their distances cannot be computed in float32. Scale the matrix down.',
      );
}

/** Pairs of blocks a <= b, dealt out to the shares in turn. */
function compareOwnBlocks({ kernel }: Search, panels: number, { index, count }: Share): void {
  let pair = 0;
  for (let a = 0; a < panels; a += BLOCK)
    for (let b = a; b < panels; b += BLOCK)
      if (pair++ % count === index)
        kernel.calls.compare(a, Math.min(a + BLOCK, panels), b, Math.min(b + BLOCK, panels), 1);
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

function settleRows(
  { kernel, total, rounding }: Search,
  { first, end }: { first: number; end: number },
  { count, ids, distances }: Neighbours,
): void {
  const { at, calls } = kernel;
  const places = [at.exact, at.distances, at.names] as const;
  const [nearest, names] = [kernel.floats('distances', 0, count), kernel.words('names', 0, count)];
  for (let row = first; row < end; row++) {
    calls.settle(row, count, total, rounding, ...places);
    distances.set(nearest, row * count);
    ids.set(names, row * count);
  }
}

/** A few more than wanted, so that float32's order rarely hides one that float64 would choose. */
function candidatesFor(count: number, others: number): number {
  return Math.min(others, count + Math.max(8, count >> 3));
}

function emptyNeighbours(rows: number, count: number, allocate: Allocate): Neighbours {
  return {
    count,
    ids: new Uint32Array(allocate(rows * count * 4)),
    distances: new Float32Array(allocate(rows * count * 4)),
  };
}

function panelsIn(rows: number): number {
  return Math.ceil(rows / PANEL);
}

function columnMeans({ rows, columns, values }: Matrix): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++)
    for (let d = 0; d < columns; d++) sums[d] = (sums[d] ?? 0) + (values[at++] ?? 0);
  return sums.map((sum) => sum / rows);
}

function tooFew(others: number, count: number): Refusal {
  return new Refusal(
    `Got ${Math.max(others, 0)} rows to choose from when looking for the ${count} nearest: expected at least ${count}.`,
  );
}
