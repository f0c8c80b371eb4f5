import { TASKS, type Trials } from '../trials/read-trials.ts';
import type { Given } from '../trials/visit-trials.ts';

/** One answer as a number, with who gave it, about what, and under which conditions. */
export interface OutcomeAnswer {
  readonly person: string;
  /** The clips, label or question that it is about; empty where every trial had its own. */
  readonly item: string;
  readonly value: number;
  readonly condition: string;
  readonly level: string;
  readonly block: string;
}
/** What can be compared between conditions: right answers of a task, ratings on a scale, and the like. */
export interface Outcome {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** Answers are 0 or 1. */
  readonly binary: boolean;
  readonly answers: readonly OutcomeAnswer[];
}

type Described = Omit<Outcome, 'answers'> & { readonly answer: OutcomeAnswer };

/** All outcomes of a study's trials, first answers only, in the order of the report. */
export function outcomesOf(trials: Trials): readonly Outcome[] {
  const outcomes = new Map<string, Outcome & { answers: OutcomeAnswer[] }>();
  for (const { answer, ...what } of described(trials)) {
    const known = outcomes.get(what.name) ?? { ...what, answers: [] };
    known.answers.push(answer);
    outcomes.set(what.name, known);
  }
  return [...outcomes.values()].map((outcome) => ({
    ...outcome,
    answers: outcome.answers.sort(byPlace),
  }));
}

/** One order whatever that of the rows: sums of floating point depend on it. */
function byPlace(a: OutcomeAnswer, b: OutcomeAnswer): number {
  const keys = [a, b].map(({ person, item, condition, level, block }) =>
    [person, item, condition, level, block].join('\n'),
  );
  const [own = '', other = ''] = keys;
  return own < other ? -1 : own > other ? 1 : a.value - b.value;
}

function described(trials: Trials): readonly Described[] {
  return [
    ...choicesOf(trials),
    ...ratingsOf(trials),
    ...comparisonsOf(trials),
    ...firstTimes(trials.scores).map((given) => ({
      ...{ name: given.outcome, title: given.title, unit: given.unit, binary: given.binary },
      answer: answerOf(given, given.item, given.value),
    })),
  ];
}

function choicesOf({ choices }: Trials): readonly Described[] {
  return firstTimes(choices).map((given) => ({
    ...{ name: given.task, title: `${TASKS[given.task].title}, right answers` },
    ...{ unit: 'share', binary: true },
    answer: answerOf(given, `${given.axis} ${given.item}`, given.correct ? 1 : 0),
  }));
}

function ratingsOf({ ratings }: Trials): readonly Described[] {
  return firstTimes(ratings).map((given) => ({
    ...{ name: `rating-${given.scale}`, title: `Rating ${given.scale}` },
    ...{ unit: 'points', binary: false },
    answer: answerOf(given, String(given.clip), given.rating),
  }));
}

/** Agreement with the space, and "none of them" where that was ever said. */
function comparisonsOf({ comparisons }: Trials): readonly Described[] {
  const first = firstTimes(comparisons);
  const offered = new Set(first.flatMap(({ form, choice }) => (choice === NOBODY ? [form] : [])));
  return first.flatMap((given) => {
    const { form, reference, agrees, choice } = given;
    const is = (name: string, title: string, value: boolean): Described => ({
      ...{ name: `${form}-${name}`, title: `${FORMS[form] ?? form}, ${title}` },
      ...{ unit: 'share', binary: true },
      answer: answerOf(given, String(reference), value ? 1 : 0),
    });
    const agreed = is('agrees', 'agrees with the space', agrees);
    return offered.has(form) ? [agreed, is('none', 'none of them', choice === NOBODY)] : [agreed];
  });
}

const NOBODY = '0';
const FORMS: Readonly<Record<string, string>> = {
  nearest: 'Most alike',
  'odd-one-out': 'Odd one out',
};

function firstTimes<Row extends Given>(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ repeats }) => repeats === null);
}

function answerOf(
  { session, condition, level, block }: Given,
  item: string,
  value: number,
): OutcomeAnswer {
  return { person: session, item, value, condition, level, block };
}
