import { type Kernel, loadKernel } from '../kernel/load-kernel.ts';
import { Refusal } from '../refusal.ts';
import { type Matrix, row } from '../space/space.ts';
import { candidatesFor, type Neighbours } from './neighbour-lists.ts';
import { KERNEL } from './neighbours-kernel.ts';

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
export interface Search {
  readonly kernel: Kernel<Calls, Region>;
  readonly capacity: number;
  /** Rows that can be found, and how far their fast distances may be off. */
  readonly total: number;
  readonly rounding: number;
  readonly order: Uint32Array | null;
}

/** Rows that lie together in the kernel, and are compared with others together. */
export const PANEL = 8;
/** Unit roundoff of float32. */
const ROUNDOFF = 2 ** -24;
const LARGEST = 3.4e38;

/** How many panels so many rows fill. */
export function panelsIn(rows: number): number {
  return Math.ceil(rows / PANEL);
}

/**
 * A kernel for the searching rows and, where these are others, the rows to be found. Rows that search among
 * themselves lie in the `order` that is given: place p holds row order[p].
 *
 * @throws Refusal for values too large for float32 squares
 */
export function openSearch(
  parts: readonly [Matrix, Matrix?],
  count: number,
  order: Uint32Array | null = null,
): Search {
  const [searching, among = searching] = parts;
  const { columns } = searching;
  const total = among.rows;
  const capacity = candidatesFor(count, among === searching ? total - 1 : total);
  const first = among === searching ? 0 : panelsIn(searching.rows) * PANEL;
  const rows = first + panelsIn(total) * PANEL;
  const kernel = loadSearch(rows, columns, panelsIn(searching.rows) * PANEL, capacity);
  layOut(kernel, among, first, rows, order);
  if (first > 0) layOut(kernel, searching, 0, first, null);
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
  return { kernel, capacity, total, rounding: 2.02 * (columns + 8) * ROUNDOFF, order };
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

function layOut(
  kernel: Kernel<Calls, Region>,
  part: Matrix,
  first: number,
  end: number,
  order: Uint32Array | null,
): void {
  const rows = kernel.floats('rows', first * part.columns);
  if (!order) rows.set(part.values);
  for (const [place, id] of order?.entries() ?? []) rows.set(row(part, id), place * part.columns);
  kernel.floats('norms', first, end - first).fill(Number.POSITIVE_INFINITY, part.rows);
}

function refuseHuge(kernel: Kernel<Calls, Region>, ...parts: readonly [number, number][]): void {
  for (const [first, end] of parts)
    if (kernel.floats('norms', first, end - first).some((norm) => !(norm < LARGEST / 8)))
      throw new Refusal(
        'Got rows that are longer than 6e18 or no numbers: their distances cannot be computed in float32. Scale the matrix down.',
      );
}

/** The lists of the searching rows from place `first` to before `end`, once all were compared. */
export function settleRows(
  { kernel, total, rounding, order }: Search,
  { first, end }: { first: number; end: number },
  { count, ids, distances }: Neighbours,
): void {
  const { at, calls } = kernel;
  const places = [at.exact, at.distances, at.names] as const;
  const [nearest, names] = [kernel.floats('distances', 0, count), kernel.words('names', 0, count)];
  for (let place = first; place < end; place++) {
    calls.settle(place, count, total, rounding, ...places);
    if (order) renameAll(names, nearest, order);
    const row = order?.[place] ?? place;
    distances.set(nearest, row * count);
    ids.set(names, row * count);
  }
}

/** From places to the ids of the rows that lie there; of equally near ones the smaller id comes first. */
function renameAll(names: Uint32Array, distances: Float32Array, order: Uint32Array): void {
  for (const [rank, place] of names.entries()) {
    const id = order[place] ?? 0;
    let at = rank;
    for (; at > 0 && distances[at - 1] === distances[rank] && (names[at - 1] ?? 0) > id; at--)
      names[at] = names[at - 1] ?? 0;
    names[at] = id;
  }
}

function columnMeans({ rows, columns, values }: Matrix): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++)
    for (let d = 0; d < columns; d++) sums[d] = (sums[d] ?? 0) + (values[at++] ?? 0);
  return sums.map((sum) => sum / rows);
}
