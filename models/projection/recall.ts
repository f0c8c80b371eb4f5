import { seededRandom } from '../chance/seeded-random.ts';
import { shuffled } from '../chance/shuffled.ts';
import type { Matrix } from '../space/space.ts';
import { nearestOfSome } from './nearest-among.ts';
import type { Neighbours } from './neighbour-lists.ts';
import type { NeighbourBoard } from './neighbours.ts';

/** Rows whose neighbours are searched again, exactly: others than those that a search was planned by. */
const MEASURED = 500;
const SEED = 2;

/**
 * Recall of neighbour lists: the share of the true nearest that they hold, measured at 500 rows drawn by
 * chance (at all where they are fewer). A row as near as the last of the true ones counts as one of them.
 */
export function measureRecall(matrix: Matrix, { count, distances }: Neighbours): number {
  const rows = shuffled(matrix.rows, seededRandom(SEED)).slice(0, MEASURED);
  const exact = nearestOfSome(matrix, rows, count);
  let found = 0;
  for (const [i, row] of rows.entries()) {
    const last = exact.distances[(i + 1) * count - 1] ?? 0;
    for (const distance of distances.subarray(row * count, (row + 1) * count))
      if (distance <= last) found++;
  }
  return found / (rows.length * count);
}

/** Recall of a finished search, measured where not all pairs were compared; 1 of an exact one. */
export function recallOf(matrix: Matrix, { plan, result }: NeighbourBoard): number {
  return plan.pairs ? measureRecall(matrix, result) : 1;
}
