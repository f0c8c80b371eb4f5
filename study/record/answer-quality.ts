import type { CountedAnswer } from './counted-answer.ts';

/** Faster than this after the first sound nobody can have heard and answered, in seconds. */
const FASTEST_SECONDS = 0.5;
/** Ratings below which nothing can be said of a straight line, and repeated trials of consistency. */
const [LEAST_RATINGS, LEAST_REPEATS] = [8, 3];
/** More than these shares raise a flag; less than half of the repeats or checks does. */
const MOST_FAST = 1 / 3;
const MOST_STRAIGHT = 0.9;
const MOST_LOOKED_AWAY = 1 / 3;

/** How carefully a session was answered. */
export interface AnswerQuality {
  /** Share of the answers after something was heard that came too fast; null without any. */
  readonly fast: number | null;
  /** Share of ratings that are the same as the one before; null below 8. */
  readonly straight: number | null;
  /** Share of repeated trials with the same answer as the first time, right or wrong; null without any. */
  readonly consistent: number | null;
  readonly focus_losses: number;
  /** What raised a flag, in words with `; ` between; null for nothing. */
  readonly flags: string | null;
}

/** Judge a session's answers, in the order in which they were given. */
export function answerQuality(answers: readonly CountedAnswer[]): AnswerQuality {
  const sounding = answers.filter(({ cells }) => cells.t_audible !== null && cells.rt !== null);
  const away = answers.filter(({ cells }) => cells.focus_losses > 0);
  const checks = answers.flatMap(({ passed }) => (passed === null ? [] : [passed]));
  const alike = repeatsAlike(answers);
  const fast = shareOf(sounding, ({ cells }) => (cells.rt ?? 0) < FASTEST_SECONDS);
  const straight = straightness(answers.flatMap(({ ratings }) => ratings));
  const consistent = shareOf(alike, Boolean);
  const broken = brokenRules({ fast, straight, checks });
  const raised = [
    ['too fast', broken.includes('too fast')],
    ['straight line', broken.includes('straight line')],
    ['inconsistent', alike.length >= LEAST_REPEATS && (consistent ?? 1) < 0.5],
    ['looked away', away.length > MOST_LOOKED_AWAY * answers.length],
    ['failed checks', broken.includes('failed checks')],
  ] as const;
  return {
    fast,
    straight,
    consistent,
    focus_losses: answers.reduce((sum, { cells }) => sum + cells.focus_losses, 0),
    flags: raised.flatMap(([flag, holds]) => (holds ? [flag] : [])).join('; ') || null,
  };
}

/** Rules that leave somebody out of the analysis, in their order. */
export const RULES = {
  'too fast':
    'more than a third of the answers to sounds, of all kinds of trials, come within 0.5 s of the first sound',
  'straight line': 'at least 8 ratings, of which more than 9 in 10 are the same as the one before',
  'failed checks': 'fewer than half of at least two attention checks and screens were passed',
} as const;
export type Rule = keyof typeof RULES;

/** Which of the rules somebody breaks. `checks`: whether each check or screen was passed. */
export function brokenRules({
  fast,
  straight,
  checks,
}: Pick<AnswerQuality, 'fast' | 'straight'> & {
  readonly checks: readonly boolean[];
}): readonly Rule[] {
  const rules: readonly (readonly [Rule, boolean])[] = [
    ['too fast', (fast ?? 0) > MOST_FAST],
    ['straight line', (straight ?? 0) > MOST_STRAIGHT],
    ['failed checks', checks.length >= 2 && (shareOf(checks, Boolean) ?? 1) < 0.5],
  ];
  return rules.flatMap(([rule, holds]) => (holds ? [rule] : []));
}

/** Share of the values that repeat the one before; null below 8 values. */
function straightness(values: readonly number[]): number | null {
  if (values.length < LEAST_RATINGS) return null;
  return values.slice(1).filter((value, i) => value === values[i]).length / (values.length - 1);
}

/** For each repeated trial whether it was answered as before: ratings, to a sixth of their range on average. */
function repeatsAlike(answers: readonly CountedAnswer[]): readonly boolean[] {
  const first = new Map(answers.map((one) => [one.cells.trial, one]));
  const all = answers.flatMap(({ ratings }) => ratings);
  const range = Math.max(...all, 1) - Math.min(...all, 1);
  return answers.flatMap((again) => {
    const before = again.cells.repeats === null ? undefined : first.get(again.cells.repeats);
    if (!before) return [];
    if (again.ratings.length === 0) return [before.answer === again.answer];
    const off = again.ratings.map((rating, i) => Math.abs(rating - (before.ratings[i] ?? rating)));
    return [off.reduce((sum, one) => sum + one, 0) / off.length <= range / 6];
  });
}

function shareOf<T>(items: readonly T[], holds: (item: T) => boolean): number | null {
  return items.length === 0 ? null : items.filter(holds).length / items.length;
}
