import type { AnswerEffect } from '../effects/answer-effects.ts';
import type { WalkEffect } from '../effects/walk-effects.ts';
import { ESTIMATORS, type GuideEffect } from '../guide-effects.ts';
import type { Interval } from '../statistics/bootstrap.ts';
import type { TrialAnalysis } from '../trial-analysis.ts';
import type { WalkAnalysis } from '../walk-analysis.ts';
import { type Column, number, type Table, table, text, truth } from './table.ts';

/** Walks under each condition, and what guides would have earned. */
export function effectTables(analysis: WalkAnalysis): readonly Table[] {
  return [conditionTable(analysis), guideTable(analysis)].filter(({ rows }) => rows.length > 0);
}

function conditionTable({ conditions }: WalkAnalysis): Table {
  return table('conditions.csv', conditions, [
    text('measure', 'column of sessions.csv', ({ measure }) => measure.id),
    text('factor', 'condition of people, or block within them', (row) => row.factor),
    text('condition', 'condition or block', (row) => row.value),
    text(
      'against',
      'what it is compared with: the baseline, else the first by name',
      (row) => row.against,
    ),
    number('sessions', 'count', 'sessions with a value', (row) => row.sessions[0]),
    number(
      'sessions_against',
      'count',
      'the same of the first condition',
      (row) => row.sessions[1],
    ),
    number('mean', 'as the measure', 'mean over sessions', (row) => row.means[0]),
    number(
      'mean_against',
      'as the measure',
      'the same of the first condition',
      (row) => row.means[1],
    ),
    number(
      'difference',
      'as the measure',
      'mean less that of the first condition',
      (row) => row.difference,
    ),
    ...interval<WalkEffect>(
      '',
      'as the measure',
      'bootstrap over the sessions of each',
      (row) => row.interval,
    ),
    number('g', 'SD', "Hedges' g", (row) => row.g),
    ...interval<WalkEffect>('g_', 'SD', 'the same bootstrap', (row) => row.gInterval),
    number('p', '', 'two-sided permutation test; of blocks, sign-flip test', (row) => row.p),
    number('p_holm', '', 'the same, corrected over all rows of the factor', (row) => row.holm),
  ]);
}

/** Answers under each condition, level or block against the first by name. */
export function answerEffectTable({ effects }: Pick<TrialAnalysis, 'effects'>): Table {
  return table('effects.csv', effects, [
    text('outcome', 'what was asked', ({ outcome }) => outcome.name),
    text('factor', 'condition of people, or level or block within them', (row) => row.factor),
    truth('within', 'whether the same people answered under both', (row) => row.within),
    text('value', 'condition, level or block', (row) => row.value),
    text(
      'against',
      'what it is compared with: the baseline, else the first by name',
      (row) => row.against,
    ),
    number('people', 'count', 'people who answered', (row) => row.people[0]),
    number('people_against', 'count', 'the same of the first', (row) => row.people[1]),
    number('answers', 'count', 'answers', (row) => row.answers[0]),
    number('answers_against', 'count', 'the same of the first', (row) => row.answers[1]),
    number('mean', 'as the outcome', 'plain mean of the answers', (row) => row.means[0]),
    number('mean_against', 'as the outcome', 'the same of the first', (row) => row.means[1]),
    text('unit', 'unit of the estimate', ({ found }) => found?.unit ?? null),
    number(
      'estimate',
      'see unit',
      'difference by the model',
      ({ found }) => found?.estimate ?? null,
    ),
    number('se', 'see unit', 'its standard error', ({ found }) => found?.se ?? null),
    number('df', '', 'degrees of freedom of its t', ({ found }) => found?.df ?? null),
    ...interval<AnswerEffect>('', 'see unit', 't interval', ({ found }) => found?.interval),
    number(
      'standardised',
      'SD',
      'estimate by the standard deviation of single answers',
      ({ found }) => found?.standardised?.estimate ?? null,
    ),
    ...interval<AnswerEffect>(
      'standardised_',
      'SD',
      't interval',
      ({ found }) => found?.standardised?.interval,
    ),
    number('p', '', 'two-sided t test', ({ found }) => found?.p ?? null),
    number(
      'p_holm',
      '',
      'the same, corrected over all rows between people, or all within',
      ({ found }) => found?.holm ?? null,
    ),
    text(
      'model',
      'mixed model as lme4 writes it, or the test',
      ({ found }) => found?.model ?? null,
    ),
    text('note', 'what did not hold', (row) => row.note),
  ]);
}

const ESTIMATOR_NAMES = {
  ips: 'inverse propensity scores',
  snips: 'the same, self-normalised',
  dm: 'direct method',
  dr: 'doubly robust',
} as const;

/** Two columns for an interval. */
function interval<Row>(
  prefix: string,
  unit: string,
  how: string,
  of: (row: Row) => Interval | null | undefined,
): readonly Column<Row>[] {
  return [
    number(`${prefix}low`, unit, `2.5 % point, ${how}`, (row) => of(row)?.low ?? null),
    number(`${prefix}high`, unit, `97.5 % point, ${how}`, (row) => of(row)?.high ?? null),
  ];
}

function guideTable({ guides }: WalkAnalysis): Table {
  return table('guides.csv', guides, [
    text('policy', 'policy of the log and its version', (row) => row.logged),
    text('wanted', 'policy in question', (row) => row.wanted),
    number('sessions', 'count', 'sessions that were advised', (row) => row.sessions),
    number('advice', 'count', 'pieces of advice', (row) => row.advice),
    number('followed', 'share', 'advice as given that was followed', (row) => row.followed),
    ...ESTIMATORS.flatMap((estimator): readonly Column<GuideEffect>[] => [
      number(estimator, 'share', ESTIMATOR_NAMES[estimator], (row) => row[estimator]),
      ...interval<GuideEffect>(
        `${estimator}_`,
        'share',
        'bootstrap over sessions',
        (row) => row.intervals[estimator],
      ),
    ]),
    number('ess', 'count', 'effective sample size', (row) => row.ess),
  ]);
}
