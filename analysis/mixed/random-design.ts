import { Refusal } from '#models/refusal';
import { type DesignColumn, designColumns } from './design.ts';
import type { RandomPart } from './formula.ts';
import type { Grouping, ModelFrame } from './model-frame.ts';

/**
 * All random effects of one grouping. Their covariance relative to the residual is T T', T lower triangular
 * with one parameter in every cell that `free` lists; cells between uncorrelated terms stay 0.
 */
export interface RandomBlock {
  readonly group: string;
  readonly levels: number;
  /** Group of every row. */
  readonly codes: Int32Array;
  /** Names of the effects, as R writes them. */
  readonly terms: readonly string[];
  /** Their columns, scaled to a root mean square of 1. */
  readonly columns: readonly Float64Array[];
  /** What each column was divided by. */
  readonly scales: readonly number[];
  /** Cells [row, column] of T that have a parameter, row by row. */
  readonly free: readonly (readonly [row: number, column: number])[];
  /** Runs of correlated terms: first place and number. */
  readonly runs: readonly (readonly [first: number, count: number])[];
}

/** Lay out the random part of a model; groupings with many effects first, as lme4 sorts them. */
export function randomBlocks(
  frame: ModelFrame,
  parts: readonly RandomPart[],
): readonly RandomBlock[] {
  const grouped = new Map<string, { grouping: Grouping; runs: (readonly DesignColumn[])[] }>();
  for (const part of parts) {
    const grouping = frame.groupOf(part.group);
    const known = grouped.get(grouping.name) ?? { grouping, runs: [] };
    known.runs.push(...runsOf(frame, part));
    grouped.set(grouping.name, known);
  }
  return [...grouped.values()]
    .map(({ grouping, runs }) => blockOf(grouping, runs))
    .sort((a, b) => b.levels - a.levels);
}

/** Terms that may be correlated with each other; `||` makes every term a run of its own. */
function runsOf(frame: ModelFrame, { intercept, terms, correlated }: RandomPart) {
  if (correlated) return [designColumns(frame, terms, intercept)];
  const alone = terms.map((term) => designColumns(frame, [term], false));
  return intercept ? [designColumns(frame, [], true), ...alone] : alone;
}

function blockOf(
  { name, levels, codes }: Grouping,
  runs: readonly (readonly DesignColumn[])[],
): RandomBlock {
  if (levels.length < 2)
    throw new Refusal(
      `Got the grouping ${name} with one level, "${levels[0]}", when expected at least two: leave it out of the formula.`,
    );
  const columns = runs.flat();
  const twice = columns.find(
    ({ name: own }, i) => columns.findIndex((other) => other.name === own) < i,
  );
  if (twice)
    throw new Refusal(
      `Got the effect ${twice.name} of ${name} twice in the formula when expected it once.`,
      { exitCode: 2 },
    );
  const scales = columns.map(({ values }) => rootMeanSquare(values));
  const starts = runs.map((_, i) => runs.slice(0, i).reduce((sum, run) => sum + run.length, 0));
  return {
    group: name,
    levels: levels.length,
    codes,
    terms: columns.map((column) => column.name),
    columns: columns.map(({ values }, i) => values.map((value) => value / (scales[i] ?? 1))),
    scales,
    free: runs.flatMap((run, i) => lowerTriangle(starts[i] ?? 0, run.length)),
    runs: runs.map((run, i) => [starts[i] ?? 0, run.length]),
  };
}

function lowerTriangle(first: number, count: number): readonly (readonly [number, number])[] {
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: row + 1 }, (_, column) => [first + row, first + column] as const),
  ).flat();
}

function rootMeanSquare(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value * value, 0) / values.length;
  return mean > 0 ? Math.sqrt(mean) : 1;
}
