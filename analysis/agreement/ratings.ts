/** Ratings of targets by raters; every target and rater has at least one. */
export interface Ratings {
  readonly targets: readonly string[];
  readonly raters: readonly string[];
  /** One row a target, one cell a rater; null where a rating is missing. */
  readonly cells: readonly (readonly (number | null)[])[];
  /** Names of the categories that the numbers stand for, where the values are words. */
  readonly words: readonly string[] | null;
}

/** The values that one target got. */
export function valuesOf(row: readonly (number | null)[]): readonly number[] {
  return row.filter((value) => value !== null);
}

/** The table as rows of numbers, or null where a rating is missing. */
export function completeRows({ cells }: Ratings): readonly (readonly number[])[] | null {
  const rows = cells.map(valuesOf);
  return rows.every((row, i) => row.length === cells[i]?.length) ? rows : null;
}

/** How often each value occurs, smallest first. */
export function tally(
  values: readonly number[],
): readonly (readonly [value: number, count: number])[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b);
}
