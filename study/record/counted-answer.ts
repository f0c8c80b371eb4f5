import type { Cell } from './table.ts';
import type { TrialCells } from './trial-tables.ts';

/** Kinds whose answers are ratings, and kinds that check attention or screen. */
const RATED: ReadonlySet<string> = new Set(['semantic-differential', 'mushra', 'preference']);
const CHECKS: ReadonlySet<string> = new Set([
  ...['questionnaire', 'listening-habits', 'headphones', 'sound-check'],
]);

/** One answer that counts: no practice, the last one of its trial, given before its time was over. */
export interface CountedAnswer {
  readonly cells: Pick<TrialCells, 'trial' | 'repeats' | 'rt' | 't_audible' | 'focus_losses'>;
  /** All that its rows say: the same for the same answer to the same trial. */
  readonly answer: string;
  /** Ratings that it gave, in order. */
  readonly ratings: readonly number[];
  /** Whether a check or screen was passed; null for all others. */
  readonly passed: boolean | null;
}

/**
 * What an answer counts as, for the export and for whoever reads one.
 *
 * @param own its rows in the table of its kind, without the columns that all kinds have
 */
export function countedAnswer(
  kind: string,
  cells: CountedAnswer['cells'],
  own: readonly Readonly<Record<string, Cell>>[],
): CountedAnswer {
  const ratings = RATED.has(kind) ? own.map((row) => row['rating'] ?? row['value']) : [];
  const checks = CHECKS.has(kind) ? own.map((row) => row['correct']) : [];
  return {
    cells,
    answer: JSON.stringify(own),
    ratings: ratings.filter((rating) => typeof rating === 'number'),
    passed: checks.find((correct) => typeof correct === 'boolean') ?? null,
  };
}
