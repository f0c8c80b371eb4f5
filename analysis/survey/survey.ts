import type { DataTable } from '../read/data-table.ts';
import { NamedColumns } from '../read/data-table.ts';
import { pearson, spearman } from '../statistics/correlation.ts';
import { answerKind, type Kind, levelOf, optionsOf, tallied } from './answer-kinds.ts';

/** One question and how it was answered. */
export interface SurveyItem {
  /** q and the number of its column, from 1. */
  readonly id: string;
  readonly question: string;
  readonly kind: Kind;
  /** People who answered. */
  readonly answered: number;
  /**
   * People by answer: levels from low to high, options by how often; exact answers of a choice, every option
   * of a multiple one, nothing of free text.
   */
  readonly counts: Readonly<Record<string, number>>;
  /** counts by those who answered. */
  readonly shares: Readonly<Record<string, number>>;
  /** Mean level of a Likert question, the lowest being 1; null for other kinds. */
  readonly mean: number | null;
  /** Share of its two highest levels. */
  readonly top2: number | null;
}
/** How two ordinal questions go together, over the people who answered both. */
interface Correlation {
  readonly a: string;
  readonly b: string;
  readonly n: number;
  readonly pearson: number | null;
  readonly spearman: number | null;
}
/** A survey, described. */
export interface Survey {
  readonly n: number;
  readonly items: readonly SurveyItem[];
  readonly correlations: readonly Correlation[];
}

/** Describe a table of answers: one row a person, one column a question; cells beyond a row's end are empty. */
export function describeSurvey(table: DataTable): Survey {
  const { names, rows } = new NamedColumns(table);
  const columns = names.map((question, j) =>
    columnOf(
      `q${j + 1}`,
      question,
      rows.map(({ cells }) => cells[j] ?? ''),
    ),
  );
  const ordinal = columns.filter(({ levels }) => levels.some((level) => level !== null));
  return {
    n: rows.length,
    items: columns.map(({ item }) => item),
    correlations: ordinal.flatMap((a, i) => ordinal.slice(i + 1).map((b) => correlate(a, b))),
  };
}

interface Column {
  readonly item: SurveyItem;
  /** Level of every person, null without one. */
  readonly levels: readonly (number | null)[];
}

function columnOf(id: string, question: string, cells: readonly string[]): Column {
  const answers = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const { kind, levels } = answerKind(answers);
  const places = cells.map((cell) => levelOf(levels, cell));
  const counts = countAnswers(kind, levels, answers);
  const known = places.filter((place) => place !== null);
  const likert = kind === 'likert';
  return {
    item: {
      id,
      question,
      kind,
      answered: answers.length,
      counts,
      shares: Object.fromEntries(
        Object.entries(counts).map(([key, count]) => [key, count / answers.length]),
      ),
      mean: likert ? known.reduce((sum, place) => sum + place, 0) / known.length : null,
      top2: likert
        ? known.filter((place) => place > levels.length - 2).length / known.length
        : null,
    },
    levels: places,
  };
}

function countAnswers(
  kind: Kind,
  levels: readonly string[],
  answers: readonly string[],
): Readonly<Record<string, number>> {
  if (kind === 'text') return {};
  const counts = tallied(kind === 'multiple' ? optionsOf(answers).flat() : answers);
  const order = ([a, m]: readonly [string, number], [b, n]: readonly [string, number]): number =>
    levels.length > 0
      ? (levelOf(levels, a) ?? 0) - (levelOf(levels, b) ?? 0)
      : n - m || (a < b ? -1 : 1);
  return Object.fromEntries([...counts].sort(order));
}

function correlate(first: Column, second: Column): Correlation {
  const pairs = first.levels.flatMap((level, i) => {
    const other = second.levels[i] ?? null;
    return level === null || other === null ? [] : [[level, other] as const];
  });
  const [a, b] = [pairs.map(([level]) => level), pairs.map(([, level]) => level)];
  return {
    a: first.item.id,
    b: second.item.id,
    n: pairs.length,
    pearson: pearson(a, b),
    spearman: spearman(a, b),
  };
}
