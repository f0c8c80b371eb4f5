import { Refusal } from '#models/refusal';
import { type DataTable, isMissing, NamedColumns } from '../read/data-table.ts';
import type { Formula, Response } from './formula.ts';

/** A variable of a model: numbers, or categories by their place in the sorted list of levels. */
export type Variable =
  | { readonly kind: 'number'; readonly values: Float64Array }
  | { readonly kind: 'factor'; readonly levels: readonly string[]; readonly codes: Int32Array };

/** The rows that a model uses, complete in all its variables. */
export interface ModelFrame {
  readonly rows: number;
  /** Rows that were left out because a value is missing. */
  readonly omitted: number;
  readonly response: Float64Array;
  /** Trials behind each response of a binomial model; ones otherwise. */
  readonly trials: Float64Array;
  /** Every variable of the formula by name; `factor(x)` is one of its own. */
  readonly variables: ReadonlyMap<string, Variable>;
  /** Group of every row for every grouping, by its variables joined with ':'. */
  readonly groupOf: (group: readonly string[]) => Grouping;
}
/** Which group every row belongs to. */
export interface Grouping {
  readonly name: string;
  readonly levels: readonly string[];
  readonly codes: Int32Array;
}

/** Take the columns of a formula from a table and leave out rows with missing values. */
export function modelFrame(
  table: DataTable,
  formula: Formula,
  family: 'gaussian' | 'binomial',
): ModelFrame {
  const named = new NamedColumns(table);
  const columns = new Map(columnNames(formula).map((name) => [name, named.cells(name)]));
  const kept = [...named.rows.keys()].filter((i) =>
    [...columns.values()].every((cells) => !isMissing(cells[i] ?? '')),
  );
  if (kept.length === 0)
    throw new Refusal(
      `Got ${table.file} without one row that has all values of the formula when expected many.`,
    );
  const cellsOf = (name: string): readonly string[] =>
    kept.map((i) => columns.get(name)?.[i] ?? '');
  const numbersOf = (name: string): Float64Array =>
    Float64Array.from(kept, (i) => {
      const row = named.rows[i];
      const cell = columns.get(name)?.[i] ?? '';
      return (row && named.number(row, cell, name, 'correct it')) ?? Number.NaN;
    });
  const answers = responseOf(formula.response, family, cellsOf, numbersOf);
  return {
    rows: kept.length,
    omitted: named.rows.length - kept.length,
    ...answers,
    variables: new Map(variableNames(formula).map((name) => [name, variableOf(name, cellsOf)])),
    groupOf: (group) =>
      groupingOf(
        group,
        group.map((name) => cellsOf(columnOf(name))),
      ),
  };
}

function variableNames({ terms, random }: Formula): readonly string[] {
  return [...new Set([...terms.flat(), ...random.flatMap((part) => part.terms.flat())])];
}

function columnNames(formula: Formula): readonly string[] {
  const { response, random } = formula;
  const own = 'column' in response ? [response.column] : [response.successes, response.rest];
  const groups = random.flatMap(({ group }) => group);
  return [...new Set([...own, ...variableNames(formula), ...groups].map(columnOf))];
}

/** Column behind a variable: x of `factor(x)`. */
function columnOf(variable: string): string {
  return /^factor\((.*)\)$/.exec(variable)?.[1] ?? variable;
}

function variableOf(name: string, cellsOf: (name: string) => readonly string[]): Variable {
  const cells = cellsOf(columnOf(name));
  const numeric = columnOf(name) === name && cells.every((cell) => Number.isFinite(Number(cell)));
  if (numeric) return { kind: 'number', values: Float64Array.from(cells, Number) };
  const { levels, codes } = coded(cells);
  if (levels.length < 2)
    throw new Refusal(
      `Got the factor ${name} with one level, "${levels[0]}", when expected at least two: leave it out of the formula.`,
    );
  return { kind: 'factor', levels, codes };
}

function groupingOf(group: readonly string[], parts: readonly (readonly string[])[]): Grouping {
  const cells = (parts[0] ?? []).map((_, i) => parts.map((part) => part[i] ?? '').join(':'));
  return { name: group.join(':'), ...coded(cells) };
}

/** Levels in R's order: numbers by size, then text by its characters. */
function coded(cells: readonly string[]): { levels: readonly string[]; codes: Int32Array } {
  const distinct = [...new Set(cells)];
  const numeric = distinct.every((cell) => Number.isFinite(Number(cell)));
  const levels = numeric ? distinct.sort((a, b) => Number(a) - Number(b)) : distinct.sort();
  const place = new Map(levels.map((level, i) => [level, i]));
  return { levels, codes: Int32Array.from(cells, (cell) => place.get(cell) ?? 0) };
}

interface Answers {
  readonly response: Float64Array;
  readonly trials: Float64Array;
}

function responseOf(
  response: Response,
  family: 'gaussian' | 'binomial',
  cellsOf: (name: string) => readonly string[],
  numbersOf: (name: string) => Float64Array,
): Answers {
  if (!('column' in response)) return countsOf(response, family, numbersOf);
  if (family === 'gaussian') {
    const values = numbersOf(response.column);
    return { response: values, trials: values.map(() => 1) };
  }
  const { levels, codes } = coded(cellsOf(response.column));
  const numbers = levels.map(Number);
  if (numbers.every((value) => value === 0 || value === 1))
    return {
      response: Float64Array.from(codes, (code) => numbers[code] ?? 0),
      trials: new Float64Array(codes.length).fill(1),
    };
  if (levels.length === 2)
    return { response: Float64Array.from(codes), trials: new Float64Array(codes.length).fill(1) };
  throw new Refusal(
    `Got ${levels.length} different values of ${response.column} when expected 0 and 1 or two names: use cbind(successes, failures) for counts.`,
  );
}

function countsOf(
  { successes, rest, of }: Exclude<Response, { column: string }>,
  family: 'gaussian' | 'binomial',
  numbersOf: (name: string) => Float64Array,
): Answers {
  if (family === 'gaussian')
    throw new Refusal(
      'Got cbind(...) of a gaussian model when expected a column: give --family binomial.',
      { exitCode: 2 },
    );
  const yes = numbersOf(successes);
  const other = numbersOf(rest);
  const trials = yes.map((value, i) =>
    of === 'trials' ? (other[i] ?? 0) : value + (other[i] ?? 0),
  );
  for (const [i, value] of yes.entries())
    if (!(value >= 0 && value <= (trials[i] ?? 0) && (trials[i] ?? 0) > 0))
      throw new Refusal(
        `Got ${value} successes of ${trials[i]} trials when expected counts between 0 and the trials.`,
      );
  return { response: yes.map((value, i) => value / (trials[i] ?? 1)), trials };
}
