import type { TrialAnalysis } from '../trial-analysis.ts';
import { SIGNS } from '../trials/suspicion.ts';
import { number, type Table, table, text } from './table.ts';

type Row = TrialAnalysis['people'][number] & {
  readonly care: TrialAnalysis['care'][number] | undefined;
};

/** Everybody who answered, how carefully, and which rule leaves them out. */
export function participantTable({ people, care }: TrialAnalysis): Table {
  const looked = new Map(care.map((one) => [one.session, one]));
  const rows = people.map((one): Row => ({ ...one, care: looked.get(one.session) }));
  return table('participants.csv', rows, [
    text('session', 'pseudonym of the session', (one) => one.session),
    number('answers', 'count', 'answers that count', (one) => one.answers),
    number('median_rt', 's', 'median response time', (one) => one.median),
    number('fast', 'share', 'answers to sounds within 0.5 s of the first sound', (one) => one.fast),
    number('straight', 'share', 'ratings that repeat the one before', (one) => one.straight),
    number('checks', 'count', 'attention checks and screens', (one) => one.checks),
    number('passed', 'count', 'of them passed', (one) => one.passed),
    number(
      'consistent',
      'share',
      'repeated trials with the same answer as the first time',
      (one) => one.consistent,
    ),
    number('entropy', '0 to 1', 'entropy of the ratings', ({ care: own }) => own?.entropy ?? null),
    number(
      'longest_run',
      'share',
      'longest run of one rating',
      ({ care: own }) => own?.longest ?? null,
    ),
    number(
      'agreement',
      'r',
      "correlation of the ratings with the others' means",
      ({ care: own }) => own?.agreement ?? null,
    ),
    number(
      'drift',
      '0 to 1',
      'mean change of a repeated answer',
      ({ care: own }) => own?.drift ?? null,
    ),
    number(
      'accuracy',
      'share',
      'right answers over all tasks',
      ({ care: own }) => own?.accuracy ?? null,
    ),
    text('twin', 'earlier session with most answers alike', ({ care: own }) => own?.twin ?? null),
    number(
      'alike',
      'share',
      'answers alike to those of the twin',
      ({ care: own }) => own?.alike ?? null,
    ),
    number(
      'suspicion',
      'robust SD',
      'largest sign of careless answers; 3 and more is worth a look',
      ({ care: own }) => own?.score ?? null,
    ),
    ...SIGNS.map((sign) =>
      number<Row>(
        `sign_${sign.replace(/ /g, '_')}`,
        'robust SD',
        `sign of careless answers: ${sign}`,
        ({ care: own }) => own?.signs[sign] ?? null,
      ),
    ),
    text('sign', 'which sign is the largest', ({ care: own }) => own?.sign ?? null),
    text('excluded', 'rule that leaves them out; empty if none does', (one) => one.reason),
  ]);
}
