import { pearson } from '../statistics/correlation.ts';
import { meanOrNull } from '../statistics/mean-or-null.ts';
import type { Trials } from './read-trials.ts';
import type { Given } from './visit-trials.ts';

/** What somebody's answers look like, beside those of the others. */
export interface Carefulness {
  readonly session: string;
  /** Entropy of the ratings by the largest that their levels allow: 0 always the same, 1 all alike often. */
  readonly entropy: number | null;
  /** Most ratings in a row that are the same, by the number of ratings. */
  readonly longest: number | null;
  /** Correlation of the ratings with the mean of the others' of the same clips and scales. */
  readonly agreement: number | null;
  /** Mean distance of a repeated answer from the first, by the range of the ratings; for choices 0 or 1. */
  readonly drift: number | null;
  /** Share of right answers among the tasks that have one. */
  readonly accuracy: number | null;
  /** Who of those that came earlier gave most answers alike, and which share of what both were asked. */
  readonly twin: string | null;
  readonly alike: number | null;
  /** Logarithm of the median response time in seconds. */
  readonly pace: number | null;
}

/** Fewer shared answers say nothing about likeness. */
const SHARED = 10;

interface Answers {
  readonly session: string;
  /** First answers by what was asked. */
  readonly given: Map<string, number>;
  readonly ratings: Map<string, number>;
  readonly inOrder: number[];
  readonly drifts: number[];
  readonly right: number[];
  readonly times: number[];
}

/**
 * Look at everybody's answers.
 *
 * @param order sessions by when they began; the others come after them
 */
export function carefulness(trials: Trials, order: readonly string[]): readonly Carefulness[] {
  const people = answersOf(trials);
  const place = new Map(order.map((session, i) => [session, i]));
  const sorted = [...people.values()].sort(
    (a, b) => (place.get(a.session) ?? order.length) - (place.get(b.session) ?? order.length),
  );
  const totals = totalsOf(sorted);
  return sorted.map((own, i) => ({
    session: own.session,
    entropy: entropyOf(own.inOrder),
    longest: longestRun(own.inOrder),
    agreement: agreementOf(own, totals),
    drift: meanOrNull(own.drifts),
    accuracy: meanOrNull(own.right),
    ...twinOf(own, sorted.slice(0, i)),
    pace: own.times.length > 0 ? Math.log(Math.max(0.01, medianOf(own.times))) : null,
  }));
}

function answersOf(trials: Trials): ReadonlyMap<string, Answers> {
  const people = new Map<string, Answers>();
  const of = ({ session, rt }: Given): Answers => {
    const own = people.get(session) ?? blank(session);
    people.set(session, own);
    if (rt !== null) own.times.push(rt);
    return own;
  };
  takeRatings(trials.ratings, of);
  takeChoices(trials.choices, of);
  for (const one of [...trials.labels, ...trials.comparisons]) of(one);
  return people;
}

function takeRatings(ratings: Trials['ratings'], of: (one: Given) => Answers): void {
  const range = Math.max(1, rangeOf(ratings.map(({ rating }) => rating)));
  const key = (one: Given & { scale: string }, trial: number | null) =>
    `${one.session} ${trial} ${one.scale}`;
  const first = new Map(ratings.map((one) => [key(one, one.trial), one.rating]));
  for (const one of ratings) {
    const own = of(one);
    own.inOrder.push(one.rating);
    const before = one.repeats === null ? undefined : first.get(key(one, one.repeats));
    if (before !== undefined) own.drifts.push(Math.abs(one.rating - before) / range);
    if (one.repeats !== null) continue;
    own.given.set(`${one.clip} ${one.scale}`, one.rating);
    own.ratings.set(`${one.clip} ${one.scale}`, one.rating);
  }
}

function takeChoices(choices: Trials['choices'], of: (one: Given) => Answers): void {
  const first = new Map(choices.map((one) => [`${one.session} ${one.trial}`, one.choice]));
  for (const one of choices) {
    const own = of(one);
    const before = one.repeats === null ? undefined : first.get(`${one.session} ${one.repeats}`);
    if (before !== undefined) own.drifts.push(before === one.choice ? 0 : 1);
    if (one.repeats !== null) continue;
    own.right.push(one.correct ? 1 : 0);
    own.given.set(`${one.task} ${one.axis} ${one.item}`, one.correct ? 1 : 0);
  }
}

function blank(session: string): Answers {
  return {
    ...{ session, given: new Map(), ratings: new Map() },
    ...{ inOrder: [], drifts: [], right: [], times: [] },
  };
}

type Totals = ReadonlyMap<string, { readonly sum: number; readonly count: number }>;

function totalsOf(people: readonly Answers[]): Totals {
  const totals = new Map<string, { sum: number; count: number }>();
  for (const { ratings } of people)
    for (const [item, rating] of ratings) {
      const { sum, count } = totals.get(item) ?? { sum: 0, count: 0 };
      totals.set(item, { sum: sum + rating, count: count + 1 });
    }
  return totals;
}

function agreementOf({ ratings }: Answers, totals: Totals): number | null {
  const pairs = [...ratings].flatMap(([item, rating]) => {
    const { sum, count } = totals.get(item) ?? { sum: 0, count: 0 };
    return count > 1 ? [[rating, (sum - rating) / (count - 1)] as const] : [];
  });
  if (pairs.length < SHARED) return null;
  return (
    pearson(
      pairs.map(([own]) => own),
      pairs.map(([, others]) => others),
    ) ?? 0
  );
}

function twinOf(
  own: Answers,
  earlier: readonly Answers[],
): { twin: string | null; alike: number | null } {
  let [twin, alike]: [string | null, number | null] = [null, null];
  for (const other of earlier) {
    let [shared, same] = [0, 0];
    for (const [item, value] of own.given) {
      const theirs = other.given.get(item);
      if (theirs === undefined) continue;
      shared++;
      if (theirs === value) same++;
    }
    if (shared >= SHARED && same / shared > (alike ?? -1))
      [twin, alike] = [other.session, same / shared];
  }
  return { twin, alike };
}

function entropyOf(values: readonly number[]): number | null {
  if (values.length < SHARED) return null;
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const bits = [...counts.values()].reduce(
    (sum, n) => sum - (n / values.length) * Math.log2(n / values.length),
    0,
  );
  return counts.size > 1 ? bits / Math.log2(counts.size) : 0;
}

function longestRun(values: readonly number[]): number | null {
  if (values.length < SHARED) return null;
  let [most, run] = [1, 1];
  for (let i = 1; i < values.length; i++) {
    run = values[i] === values[i - 1] ? run + 1 : 1;
    most = Math.max(most, run);
  }
  return most / values.length;
}

function rangeOf(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 0) - values.reduce((a, b) => Math.min(a, b), 0);
}

/** Median of at least one value. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}
