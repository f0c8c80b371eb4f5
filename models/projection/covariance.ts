import { type Kernel, loadKernel } from '../kernel/load-kernel.ts';
import type { Matrix } from '../space/space.ts';
import { KERNEL } from './covariance-kernel.ts';

/** Means and covariances of a stream of rows. */
export interface Moments {
  readonly rows: number;
  /** Mean of every column. */
  readonly mean: Float64Array;
  /** As many rows as columns: products of centred values, summed over all rows, not divided. */
  readonly products: Float64Array[];
}

/** Gathers the moments of rows that come a block at a time. */
export interface MomentSums {
  /** Take the next rows, of any number: how they are cut into blocks leaves no trace. */
  add(block: Matrix): void;
  /** The moments of all that was added. */
  finish(): Moments;
}

/** Rows that the kernel takes at a time; their panels stay in the processor's cache. */
const ROWS = 128;

interface Calls {
  pack(...args: [rows: number, count: number, columns: number, ...places: number[]]): void;
  addProducts(panels: number, rows: number, count: number, sums: number): void;
}
type Region = 'rows' | 'shift' | 'totals' | 'panels' | 'sums';

/**
 * Moments in one pass and O(columns^2) memory, by a SIMD kernel. All products and sums are float64 of
 * values less the mean of the first 128 rows, so that a mean far from zero costs no digits; they are
 * added in an order that depends on the rows alone.
 */
export function gatherMoments(columns: number): MomentSums {
  const kernel = loadCovariance(columns);
  const staged = kernel.floats('rows');
  let rows = 0;
  let filled = 0;
  const flush = () => {
    if (rows === filled) setShift(kernel, columns, filled);
    addRows(kernel, columns, filled);
    filled = 0;
  };
  return {
    add({ rows: count, values }) {
      for (let taken = 0; taken < count; ) {
        const room = Math.min(ROWS - filled, count - taken);
        staged.set(values.subarray(taken * columns, (taken + room) * columns), filled * columns);
        taken += room;
        filled += room;
        rows += room;
        if (filled === ROWS) flush();
      }
    },
    finish() {
      if (filled > 0) flush();
      return momentsOf(kernel, columns, rows);
    },
  };
}

function loadCovariance(columns: number): Kernel<Calls, Region> {
  const padded = panelsOf(columns) * 4;
  return loadKernel(KERNEL, {
    rows: ROWS * columns * 4,
    shift: padded * 8,
    totals: padded * 8,
    panels: padded * ROWS * 8,
    sums: padded * padded * 8,
  });
}

function panelsOf(columns: number): number {
  return Math.ceil(columns / 4);
}

function setShift({ floats, doubles }: Kernel<Calls, Region>, columns: number, rows: number): void {
  const shift = doubles('shift');
  const staged = floats('rows');
  for (let i = 0, at = 0; i < rows; i++)
    for (let d = 0; d < columns; d++) shift[d] = (shift[d] ?? 0) + (staged[at++] ?? 0);
  for (let d = 0; d < columns; d++) shift[d] = (shift[d] ?? 0) / rows;
}

function addRows({ calls, at }: Kernel<Calls, Region>, columns: number, rows: number): void {
  calls.pack(at.rows, rows, columns, at.shift, at.totals, at.panels);
  calls.addProducts(at.panels, rows, panelsOf(columns), at.sums);
}

/** Products about the shift become products about the mean: less n x (mean - shift)(mean - shift)'. */
function momentsOf({ doubles }: Kernel<Calls, Region>, columns: number, rows: number): Moments {
  const padded = panelsOf(columns) * 4;
  const [shift, totals, sums] = [doubles('shift'), doubles('totals'), doubles('sums')];
  const divisor = Math.max(rows, 1);
  const mean = Float64Array.from(
    { length: columns },
    (_, d) => (shift[d] ?? 0) + (totals[d] ?? 0) / divisor,
  );
  const products = Array.from({ length: columns }, () => new Float64Array(columns));
  for (const [i, row] of products.entries())
    for (let j = 0; j < columns; j++) {
      const [low, high] = i < j ? [i, j] : [j, i];
      const off = ((totals[i] ?? 0) * (totals[j] ?? 0)) / divisor;
      row[j] = (sums[low * padded + high] ?? 0) - off;
    }
  return { rows, mean, products };
}
