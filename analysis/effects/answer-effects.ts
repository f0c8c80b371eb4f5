import { studentCdf, studentQuantile } from '#study/statistics/student';
import type { Interval } from '../statistics/bootstrap.ts';
import { holm } from '../statistics/corrections.ts';
import { varies } from '../statistics/varies.ts';
import type { Trials } from '../trials/read-trials.ts';
import { type EffectModel, effectModel } from './effect-model.ts';
import { type Factor, type FactorName, FEWEST_PEOPLE, factorsOf, peopleBy } from './factors.ts';
import { type Outcome, type OutcomeAnswer, outcomesOf } from './outcomes.ts';
import { compareMeans } from './people-means.ts';

/** What a condition (or a level or block within people) does to one outcome, against the first by name. */
export interface AnswerEffect {
  readonly outcome: Omit<Outcome, 'answers'>;
  readonly factor: FactorName;
  /** Whether the same people answered under both. */
  readonly within: boolean;
  readonly value: string;
  readonly against: string;
  /** People and answers under each, and their plain means. */
  readonly people: readonly [number, number];
  readonly answers: readonly [number, number];
  readonly means: readonly [number, number];
  /** Null where nothing could be estimated; the note says why. */
  readonly found: FoundEffect | null;
  readonly note: string;
}
interface FoundEffect {
  /** The formula of the mixed model, or the test that stands in for it. */
  readonly model: string;
  readonly unit: string;
  readonly estimate: number;
  readonly se: number;
  readonly df: number;
  readonly interval: Interval;
  /** In standard deviations of single answers; null where that is unknown. */
  readonly standardised: { readonly estimate: number; readonly interval: Interval } | null;
  /** Two-sided; corrected by Holm over the rows of a family: all between people, or all within people. */
  readonly p: number;
  readonly holm: number;
}
type Uncorrected = Omit<AnswerEffect, 'found'> & {
  readonly found: Omit<FoundEffect, 'holm'> | null;
};

/**
 * Compare every outcome of the trials between conditions, and within people between levels or blocks.
 *
 * @param baseline what the others are compared with where it is among them; else the first by name
 */
export function answerEffects(
  trials: Trials,
  baseline: string | null = null,
): readonly AnswerEffect[] {
  const rows = outcomesOf(trials).flatMap((outcome) => outcomeEffects(outcome, baseline));
  const corrected = new Map(
    [true, false].flatMap((within) => {
      const family = rows.filter((row) => row.within === within && row.found !== null);
      const ps = holm(family.map(({ found }) => found?.p ?? 1));
      return family.map((row, i) => [row, ps[i] ?? 1] as const);
    }),
  );
  return rows.map((row) => ({
    ...row,
    found: row.found && { ...row.found, holm: corrected.get(row) ?? row.found.p },
  }));
}

function outcomeEffects(
  { answers, ...outcome }: Outcome,
  baseline: string | null,
): readonly Uncorrected[] {
  const factors = factorsOf({ ...outcome, answers }, baseline);
  const compared = factors.filter(({ values }) => values.length > 1);
  const used = answers.filter((answer) =>
    compared.every(({ name, values }) => values.includes(answer[name])),
  );
  const model = modelOf(used, compared, outcome.binary);
  return factors.flatMap((factor) => {
    const { values, few, name, within } = factor;
    const against = values[0] ?? '';
    const head = (value: string) => ({ outcome, factor: name, within, value, against });
    return [
      ...values.slice(1).map((value) => ({
        ...head(value),
        ...countsOf(used, name, [value, against]),
        ...effectOf(model, used, factor, value, outcome),
      })),
      ...few.map((value) => ({
        ...head(value),
        ...countsOf(answers, name, [value, against]),
        ...{ found: null, note: `fewer than ${FEWEST_PEOPLE} people` },
      })),
    ];
  });
}

function modelOf(
  answers: readonly OutcomeAnswer[],
  factors: readonly Factor[],
  binary: boolean,
): EffectModel {
  if (!varies(answers.map(({ value }) => value)))
    return { formula: null, note: 'every answer is the same' };
  return effectModel(answers, factors, binary);
}

function countsOf(
  answers: readonly OutcomeAnswer[],
  name: FactorName,
  both: readonly [string, string],
): Pick<AnswerEffect, 'people' | 'answers' | 'means'> {
  const people = peopleBy(answers, name);
  const values = both.map((one) =>
    answers.flatMap((answer) => (answer[name] === one ? [answer.value] : [])),
  );
  const pair = (of: (i: 0 | 1) => number): readonly [number, number] => [of(0), of(1)];
  return {
    people: pair((i) => people.get(both[i])?.size ?? 0),
    answers: pair((i) => values[i]?.length ?? 0),
    means: pair(
      (i) => (values[i] ?? []).reduce((sum, value) => sum + value, 0) / (values[i]?.length ?? 1),
    ),
  };
}

function effectOf(
  model: EffectModel,
  answers: readonly OutcomeAnswer[],
  factor: Factor,
  value: string,
  { binary, unit }: Omit<Outcome, 'answers'>,
): Pick<Uncorrected, 'found' | 'note'> {
  const { note } = model;
  const own = model.formula === null ? null : model.effectOf(factor, value);
  if (model.formula !== null && own)
    return {
      found: foundOf({ ...own, sd: model.sd, model: model.formula }, binary ? 'log-odds' : unit),
      note,
    };
  const plain = compareMeans(answers, factor, value, factor.values[0] ?? '');
  const why = model.formula === null ? note : 'cannot be told apart from what else differs';
  return plain ? { found: foundOf(plain, unit), note: why } : { found: null, note: why };
}

interface Compared {
  readonly model: string;
  readonly estimate: number;
  readonly se: number;
  readonly df: number;
  readonly sd: number | null;
}

function foundOf(
  { model, estimate, se, df, sd }: Compared,
  unit: string,
): Omit<FoundEffect, 'holm'> {
  const reach = se * studentQuantile(0.975, df);
  const interval = { low: estimate - reach, high: estimate + reach };
  return {
    ...{ model, unit, estimate, se, df, interval },
    standardised:
      sd === null
        ? null
        : {
            estimate: estimate / sd,
            interval: { low: interval.low / sd, high: interval.high / sd },
          },
    p: 2 * studentCdf(-Math.abs(estimate / se), df),
  };
}
