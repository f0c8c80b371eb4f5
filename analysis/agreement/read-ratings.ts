import { Refusal } from '#models/refusal';
import { type DataTable, isMissing, NamedColumns } from '../read/data-table.ts';
import type { Ratings } from './ratings.ts';

/** One rating as it stands in a file. */
interface Entry {
  readonly target: string;
  readonly rater: string;
  readonly value: string;
  readonly line: number;
}
/** Which columns of a long table say what. */
export interface LongColumns {
  readonly target: string;
  readonly rater: string;
  readonly value: string;
}

/** Ratings of a long table, one rating a row. With `words`, values may be names of categories. */
export function longRatings(table: DataTable, columns: LongColumns, words: boolean): Ratings {
  const named = new NamedColumns(table);
  const [targets, raters, values] = [
    named.cells(columns.target),
    named.cells(columns.rater),
    named.cells(columns.value),
  ];
  const entries = named.rows.map(({ line }, i) => ({
    target: targets[i] ?? '',
    rater: raters[i] ?? '',
    value: values[i] ?? '',
    line,
  }));
  for (const { target, rater, line } of entries)
    if (target === '' || rater === '')
      throw new Refusal(
        `Got line ${line} of ${table.file} without a ${target === '' ? 'target' : 'rater'} when expected one in every row.`,
      );
  return laidOut(table, entries, words);
}

/** Columns that hold names of rows and not ratings. */
const NAMES_OF_ROWS = new Set([
  '',
  'target',
  'unit',
  'item',
  'subject',
  'clip',
  'case',
  'id',
  'segment',
]);

/**
 * Ratings of a wide table: one row a target, one column a rater. A first line that is all numbers is
 * data unless it counts 1, 2, 3 ...; the first column holds the targets' names where it is headed so, is
 * named by `target`, or isn't numeric while the others are.
 */
export function wideRatings(table: DataTable, target: string | undefined, words: boolean): Ratings {
  const [first] = table.rows;
  const width = table.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const headed = first !== undefined && isHead(first.cells, words);
  const head = Array.from(
    { length: width },
    (_, j) => (headed ? first?.cells[j] : undefined) ?? `rater ${j + 1}`,
  );
  const rows = headed ? table.rows.slice(1) : table.rows;
  if (rows.length === 0)
    throw new Refusal(`Got ${table.file} with a head line alone when expected rows below it.`);
  const names = namesColumn(table, head, target, words, headed);
  const entries = rows.flatMap(({ cells, line }, i) =>
    head.flatMap((rater, j) =>
      j === names
        ? []
        : [
            {
              target: (names < 0 ? undefined : cells[names]) ?? `${i + 1}`,
              rater,
              value: cells[j] ?? '',
              line,
            },
          ],
    ),
  );
  return laidOut(table, entries, words);
}

function isHead(cells: readonly string[], words: boolean): boolean {
  if (cells.some((cell) => !isMissing(cell) && !isNumber(cell))) return true;
  return !words && cells.length > 1 && cells.every((cell, j) => Number(cell) === j + 1);
}

function namesColumn(
  table: DataTable,
  head: readonly string[],
  target: string | undefined,
  words: boolean,
  headed: boolean,
): number {
  if (target !== undefined) {
    new NamedColumns(table).cells(target);
    return head.indexOf(target);
  }
  if (headed && NAMES_OF_ROWS.has((head[0] ?? '').toLowerCase())) return 0;
  const below = table.rows.slice(1).map(({ cells }) => cells[0] ?? '');
  return !words && below.some((cell) => !isMissing(cell) && !isNumber(cell)) ? 0 : -1;
}

function isNumber(cell: string): boolean {
  return cell.trim() !== '' && Number.isFinite(Number(cell));
}

function laidOut(table: DataTable, entries: readonly Entry[], words: boolean): Ratings {
  const given = entries.filter(({ value }) => !isMissing(value));
  const numeric = given.every(({ value }) => isNumber(value));
  if (!numeric && !words) throw notNumeric(table, given);
  const names = [...new Set(given.map(({ value }) => value))].sort();
  const place = new Map(names.map((name, i) => [name, i]));
  const cells = new Map<string, Map<string, number>>();
  const raters = new Set<string>();
  for (const { target, rater, value, line } of given) {
    const row = cells.get(target) ?? new Map<string, number>();
    if (row.has(rater))
      throw new Refusal(
        `Got a second rating of "${target}" by "${rater}" in ${table.file}, line ${line}, when expected at most one: keep one of them.`,
      );
    cells.set(target, row.set(rater, numeric ? Number(value) : (place.get(value) ?? 0)));
    raters.add(rater);
  }
  if (cells.size === 0)
    throw new Refusal(`Got ${table.file} without any rating when expected at least one.`);
  return {
    targets: [...cells.keys()],
    raters: [...raters],
    cells: [...cells.values()].map((row) => [...raters].map((rater) => row.get(rater) ?? null)),
    words: numeric ? null : names,
  };
}

function notNumeric({ file }: DataTable, given: readonly Entry[]): Refusal {
  const wrong = given.find(({ value }) => !isNumber(value));
  return new Refusal(
    `Got "${wrong?.value}" in ${file}, line ${wrong?.line}, when expected a number: correct it, or give --level nominal if the values are names.`,
  );
}
