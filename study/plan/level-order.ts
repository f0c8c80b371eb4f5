import { shuffled } from '#study/design/shuffled';
import { latinSquare, williamsSquare } from '#study/design/squares';

/** How levels follow each other. */
export type LevelOrder = 'williams' | 'latin' | 'random' | 'blocked' | 'mixed';

/** The order of `n` levels for the person in a slot: a row of a square, or by chance. */
export function rowFor(
  n: number,
  order: LevelOrder,
  slot: number,
  random: () => number,
): readonly number[] {
  if (order === 'williams' || order === 'latin') {
    const rows = order === 'williams' ? williamsSquare(n) : latinSquare(n);
    return rows[slot % rows.length] ?? [];
  }
  return shuffled(Array(n).keys(), random);
}

/**
 * Put trials of several levels in order: one level after the other, or mixed in rounds in each of which
 * every level stands once.
 */
export function inLevelOrder<T>(
  trials: readonly T[],
  levelOf: (trial: T) => string | undefined,
  order: LevelOrder,
  slot: number,
  random: () => number,
): readonly T[] {
  const groups = new Map<string, T[]>();
  for (const trial of trials) {
    const level = levelOf(trial) ?? '';
    groups.set(level, [...(groups.get(level) ?? []), trial]);
  }
  const lists = [...groups.values()];
  if (order !== 'mixed')
    return rowFor(lists.length, order, slot, random).flatMap((i) => lists[i] ?? []);
  const most = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: most }, (_, round) =>
    shuffled(lists, random).flatMap((list) => list.slice(round, round + 1)),
  ).flat();
}
