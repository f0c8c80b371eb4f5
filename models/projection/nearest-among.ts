import { type Matrix, selectRows } from '../space/space.ts';
import { emptyNeighbours, type Neighbours, tooFew } from './neighbour-lists.ts';
import { openSearch, panelsIn, settleRows } from './row-search.ts';
import { allocateAlone } from './share.ts';

/** Panels that are compared with all searching ones at a time. */
const BLOCK = 16;

/**
 * The `count` nearest rows of `among` for every row of `searching`, exact however many they are, by the
 * float64 distance of the values as given.
 *
 * @throws Refusal where `among` has fewer rows, or values too large for float32 squares
 */
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

/** The `count` nearest other rows of some rows of a matrix, exact: a list for each of `ids`. */
export function nearestOfSome(matrix: Matrix, ids: Uint32Array, count: number): Neighbours {
  if (count >= matrix.rows) throw tooFew(matrix.rows - 1, count);
  return withoutSelf(nearestAmong(selectRows(matrix, ids), matrix, count + 1), ids);
}

/** Without the row itself, or without the last where as many others lie on the same spot. */
function withoutSelf({ count, ids, distances }: Neighbours, rows: Uint32Array): Neighbours {
  const kept = Uint32Array.from(ids.keys()).filter((at) => {
    const row = Math.floor(at / count);
    const self = ids.subarray(row * count, (row + 1) * count).indexOf(rows[row] ?? 0);
    return at - row * count !== (self < 0 ? count - 1 : self);
  });
  return {
    count: count - 1,
    ids: kept.map((at) => ids[at] ?? 0),
    distances: Float32Array.from(kept, (at) => distances[at] ?? 0),
  };
}
