import { seededRandom } from '../chance/seeded-random.ts';
import { shuffled } from '../chance/shuffled.ts';
import { type Matrix, selectRows } from '../space/space.ts';
import { bisectRows } from './bisect-rows.ts';
import { nearestAmong, nearestOfSome } from './nearest-among.ts';
import { candidatesFor } from './neighbour-lists.ts';
import { PANEL, panelsIn } from './row-search.ts';
import type { Allocate } from './share.ts';

/** Which rows a search compares with which. */
export interface SearchPlan {
  /** Place p of the search holds row order[p]; null where rows stay where they are. */
  readonly order: Uint32Array | null;
  /** Parts of places: part i is panels bounds[i] to before bounds[i + 1]. */
  readonly bounds: Uint32Array;
  /** Two parts a <= b each that are compared; null where all are. */
  readonly pairs: Uint32Array | null;
}

/** Panels of a part. */
const EXACT_PART = 16;
const LEAST_PART = 8;
/** Every so many places a row has a say in which parts are near its own, and names so many. */
const VOTER_EVERY = 4;
const NAMED = 64;
/** So many rows' true neighbours tell how many pairs it takes to find this share of them. */
const ASKED = 300;
const WANTED = 0.98;
const SEED = 1;

/**
 * Compare all parts, or in an `approximate` search only those that are near each other: rows are put in
 * parts of near ones, some rows of every part name the parts whose middles are nearest to them, and of the
 * pairs most named so many are taken as it takes to find .98 of the true neighbours of 300 rows. A matrix in
 * which that takes more pairs than are named is searched exactly.
 */
export function planSearch(
  matrix: Matrix,
  count: number,
  approximate: boolean,
  allocate: Allocate,
): SearchPlan {
  const capacity = candidatesFor(count, matrix.rows - 1);
  // rows that share a part are always compared: there must be as many as candidates are kept
  const bounds = boundsOf(matrix.rows, Math.max(LEAST_PART, panelsIn(capacity + 1) + 1));
  const all = { order: null, bounds: boundsOf(matrix.rows, EXACT_PART), pairs: null };
  if (!approximate || bounds.length < 4) return all;
  const ends = bounds.subarray(1).map((bound) => Math.min(bound * PANEL, matrix.rows));
  const order = inMemory(bisectRows(matrix, ends), allocate);
  const votes = votesFor(matrix, order, ends);
  const least = leastVote(matrix, count, votes, partsOf(order, ends));
  if (!(least > 0)) return all;
  const chosen = [...votes].filter(([, vote]) => vote >= least);
  // what is nearest comes first, so that little of what comes later has to be kept
  const keys = chosen.sort(([a, m], [b, n]) => (m === n ? a - b : n - m)).map(([key]) => key);
  const pairs = keys.flatMap((key) => [Math.floor(key / ends.length), key % ends.length]);
  return { order, bounds, pairs: inMemory(pairs, allocate) };
}

/** The pairs of parts that a plan has compared. */
export function* pairsOf({
  bounds,
  pairs,
}: SearchPlan): Generator<readonly [a: number, b: number]> {
  const parts = bounds.length - 1;
  if (pairs) for (let i = 0; i < pairs.length; i += 2) yield [pairs[i] ?? 0, pairs[i + 1] ?? 0];
  else for (let a = 0; a < parts; a++) for (let b = a; b < parts; b++) yield [a, b];
}

/** Parts of so many panels, the last ones a little larger or the very last smaller. */
function boundsOf(rows: number, size: number): Uint32Array {
  const panels = panelsIn(rows);
  const parts = Math.max(1, Math.floor(panels / size));
  return Uint32Array.from({ length: parts + 1 }, (_, i) => Math.floor((panels * i) / parts));
}

/** Part of every row. */
function partsOf(order: Uint32Array, ends: Uint32Array): Uint32Array {
  const parts = new Uint32Array(order.length);
  let part = 0;
  for (const [place, id] of order.entries()) {
    if (place >= (ends[part] ?? 0)) part++;
    parts[id] = part;
  }
  return parts;
}

/** How much speaks for comparing pairs of parts, by a x parts + b; whatever no row named is left out. */
function votesFor(matrix: Matrix, order: Uint32Array, ends: Uint32Array): Map<number, number> {
  const [parts, total] = [partsOf(order, ends), ends.length];
  const voters = order.filter((_, place) => place % VOTER_EVERY === 0);
  const named = Math.min(NAMED, total);
  const near = nearestAmong(selectRows(matrix, voters), middlesOf(matrix, parts, total), named);
  const votes = new Map<number, number>();
  for (const [at, other] of near.ids.entries()) {
    const key = keyOf(parts[voters[Math.floor(at / named)] ?? 0] ?? 0, other, total);
    votes.set(key, (votes.get(key) ?? 0) + (1 + (at % named)) ** -1.5);
  }
  for (let part = 0; part < total; part++)
    votes.set(keyOf(part, part, total), Number.POSITIVE_INFINITY);
  return votes;
}

function keyOf(a: number, b: number, total: number): number {
  return Math.min(a, b) * total + Math.max(a, b);
}

function middlesOf({ rows, columns, values }: Matrix, parts: Uint32Array, total: number): Matrix {
  const sums = new Float64Array(total * columns);
  const sizes = new Uint32Array(total);
  for (let i = 0, at = 0; i < rows; i++) {
    const part = parts[i] ?? 0;
    sizes[part] = (sizes[part] ?? 0) + 1;
    for (let to = part * columns; to < (part + 1) * columns; to++, at++)
      sums[to] = (sums[to] ?? 0) + (values[at] ?? 0);
  }
  const means = Float32Array.from(sums, (sum, i) => sum / (sizes[Math.floor(i / columns)] ?? 1));
  return { rows: total, columns, values: means };
}

/** The votes that a pair must have for enough of some rows' true neighbours to be found; 0: any pair. */
function leastVote(
  matrix: Matrix,
  count: number,
  votes: ReadonlyMap<number, number>,
  parts: Uint32Array,
): number {
  const total = 1 + parts.reduce((most, part) => Math.max(most, part), 0);
  const asked = shuffled(matrix.rows, seededRandom(SEED)).slice(0, ASKED);
  const { ids } = nearestOfSome(matrix, asked, count);
  const needed = Float64Array.from(ids, (id, at) => {
    const own = parts[asked[Math.floor(at / count)] ?? 0] ?? 0;
    return votes.get(keyOf(own, parts[id] ?? 0, total)) ?? 0;
  });
  return needed.sort()[Math.floor((1 - WANTED) * needed.length)] ?? 0;
}

/** A copy in memory that all shares see. */
function inMemory(values: ArrayLike<number>, allocate: Allocate): Uint32Array {
  const copy = new Uint32Array(allocate(4 * values.length));
  copy.set(values);
  return copy;
}
