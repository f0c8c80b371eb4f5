import { type Given, visitTrials } from './visit-trials.ts';

/** An answer that is a number or a success, beyond those with a part of their own in the report. */
export interface Score extends Given {
  /** What is measured, as a name for tables and as words. */
  readonly outcome: string;
  readonly title: string;
  readonly unit: string;
  /** The clips or the question that it is about; empty where every trial had its own. */
  readonly item: string;
  readonly value: number;
  /** 0 or 1 and nothing between. */
  readonly binary: boolean;
}

type Measured = Omit<Score, keyof Given>;

/** Read preferences, ratings of several stimuli, questions with a number for an answer, and whether goals were reached. */
export async function readScores(folder: string): Promise<readonly Score[]> {
  const scores: Score[] = [];
  const take = (given: Given, measured: Measured): unknown =>
    scores.push({ ...given, ...measured });
  await visitTrials(folder, 'preference', ['first', 'second', 'value', 'points'], (row, given) => {
    const pair = [row.number('first'), row.number('second')].sort((a, b) => a - b);
    take(given, preferenceOf(pair.join(' '), row.number('value'), row.number('points')));
  });
  await visitTrials(folder, 'mushra', ['reference', 'clip', 'role', 'rating'], (row, given) => {
    const item = `${row.text('reference')} ${row.text('clip')}`;
    take(given, likenessOf(row.text('role'), item, row.number('rating')));
  });
  await visitTrials(folder, 'questionnaire', ['item', 'type', 'number'], (row, given) => {
    const value = row.numberOrNull('number');
    const checked = row.text('expected') !== '';
    if (value !== null && !checked && NUMERIC.has(row.text('type')))
      take(given, questionOf(row.text('item'), value));
  });
  for (const kind of ['goal-walk', 'guided-walk'])
    await visitTrials(folder, kind, ['reached'], (row, given) =>
      take(given, { ...GOAL, value: row.truth('reached') ? 1 : 0 }),
    );
  return scores;
}

/** Questions whose answers are an order at least; the place of an option is none. */
const NUMERIC: ReadonlySet<string> = new Set(['likert', 'slider', 'number']);

const GOAL = {
  ...{ outcome: 'goal-reached', title: 'Goal reached', unit: 'share', item: '', binary: true },
} as const;

/** Which one is preferred is a matter of the pair; how surely can be compared. */
function preferenceOf(item: string, value: number, points: number): Measured {
  const middle = (points + 1) / 2;
  return {
    ...{ outcome: 'preference-strength', title: 'Preference, how surely', unit: '0 to 1', item },
    ...{ value: Math.abs(value - middle) / (points - middle), binary: false },
  };
}

function likenessOf(role: string, item: string, value: number): Measured {
  return {
    ...{ outcome: `mushra-${role}`, title: `MUSHRA, ${role}`, unit: '0 to 100', item },
    ...{ value, binary: false },
  };
}

function questionOf(item: string, value: number): Measured {
  return {
    ...{ outcome: `question-${item}`, title: `Question ${item}`, unit: 'as asked', item },
    ...{ value, binary: false },
  };
}
