import { type Matrix, row } from '../space/space.ts';
import { nearestAmong } from './nearest-among.ts';

/** Who a row's nearest rows of other groups are: `count` ids a row that was asked for. */
export interface NearestOthers {
  readonly rows: Uint32Array;
  readonly count: number;
  readonly ids: Uint32Array;
}

/** How often neighbours are of one kind, and how often rows drawn by chance would be. */
export interface KinRate {
  /** Rows that have kin in another group, over which both shares are means. */
  readonly rows: number;
  /** Share of the nearest that are kin; NaN where no row has any. */
  readonly share: number;
  /** Share of kin among all rows of other groups. */
  readonly chance: number;
}

/** No kin: its label is unknown. */
export const NO_KIN = -1;

/**
 * The nearest rows that belong to another group than the row itself, as to other tracks: within a
 * track neighbours are no news. Exact. `groups` has a number a row, ascending: a group's rows follow on
 * each other. Every `step`-th row of the matrix is asked for.
 *
 * @throws Refusal where a row has fewer than `count` others
 */
export function nearestOthers(
  matrix: Matrix,
  groups: ArrayLike<number>,
  count: number,
  step = 1,
): NearestOthers {
  const rows = Uint32Array.from({ length: Math.ceil(matrix.rows / step) }, (_, i) => i * step);
  const ids = new Uint32Array(rows.length * count);
  for (let i = 0; i < rows.length; ) {
    const [first, end] = groupAround(groups, rows[i] ?? 0);
    const asked = rows.subarray(i).findIndex((id) => id >= end);
    const mine = rows.subarray(i, asked < 0 ? rows.length : i + asked);
    const found = nearestAmong(pick(matrix, mine), without(matrix, first, end), count).ids;
    ids.set(
      found.map((id) => (id < first ? id : id + end - first)),
      i * count,
    );
    i += mine.length;
  }
  return { rows, count, ids };
}

/** How many of the nearest have their row's label, beside what chance would give. */
export function kinRate(
  { rows, count, ids }: NearestOthers,
  labels: ArrayLike<number>,
  groups: ArrayLike<number>,
): KinRate {
  const byLabel = counted(labels);
  const byGroup = counted(groups);
  const within = counted(Array.from(labels, (label, i) => `${groups[i]} ${label}`));
  const sum = { rows: 0, share: 0, chance: 0 };
  for (const [i, id] of rows.entries()) {
    const label = labels[id] ?? NO_KIN;
    const group = groups[id] ?? 0;
    const kin = (byLabel.get(label) ?? 0) - (within.get(`${group} ${label}`) ?? 0);
    if (label === NO_KIN || kin === 0) continue;
    const nearest = ids.subarray(i * count, (i + 1) * count);
    sum.rows += 1;
    sum.share += nearest.filter((other) => labels[other] === label).length / count;
    sum.chance += kin / (labels.length - (byGroup.get(group) ?? 0));
  }
  return { rows: sum.rows, share: sum.share / sum.rows, chance: sum.chance / sum.rows };
}

function groupAround(groups: ArrayLike<number>, id: number): [first: number, end: number] {
  let [first, end] = [id, id + 1];
  while (first > 0 && groups[first - 1] === groups[id]) first -= 1;
  while (end < groups.length && groups[end] === groups[id]) end += 1;
  return [first, end];
}

function pick(matrix: Matrix, ids: Uint32Array): Matrix {
  const values = new Float32Array(ids.length * matrix.columns);
  for (const [i, id] of ids.entries()) values.set(row(matrix, id), i * matrix.columns);
  return { rows: ids.length, columns: matrix.columns, values };
}

function without({ rows, columns, values }: Matrix, first: number, end: number): Matrix {
  const left = new Float32Array((rows - end + first) * columns);
  left.set(values.subarray(0, first * columns));
  left.set(values.subarray(end * columns), first * columns);
  return { rows: rows - end + first, columns, values: left };
}

function counted<T>(items: ArrayLike<T>): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const item of Array.from(items)) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
