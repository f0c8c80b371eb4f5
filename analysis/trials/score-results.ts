import type { Interval, Resampling } from '../statistics/bootstrap.ts';
import { twoWayBootstrap } from '../statistics/two-way-bootstrap.ts';
import type { Score } from './read-scores.ts';
import { places } from './task-results.ts';

/** What people answered where there is no right answer: likeness, preference, a question; or reached a goal. */
export interface ScoreResult extends Pick<Score, 'outcome' | 'title' | 'unit' | 'binary'> {
  readonly people: number;
  readonly items: number;
  readonly answers: number;
  readonly mean: number;
  /** Over people and items, both drawn with replacement; null for one person. */
  readonly interval: Interval | null;
}

/** The mean of every outcome over all first answers, in the order of the reading. */
export function scoreResults(
  scores: readonly Score[],
  resampling: Resampling,
): readonly ScoreResult[] {
  const first = scores.filter(({ repeats }) => repeats === null);
  return [...new Set(first.map(({ outcome }) => outcome))].flatMap((name) => {
    const own = first.filter(({ outcome }) => outcome === name);
    const [one] = own;
    if (!one) return [];
    const { outcome, title, unit, binary } = one;
    return [{ outcome, title, unit, binary, ...meanOf(own, resampling) }];
  });
}

function meanOf(own: readonly Score[], resampling: Resampling) {
  const people = places(own.map(({ session }) => session));
  const items = places(own.map(({ item }) => item));
  const answers = own.map(({ value }, i) => ({
    person: people.codes[i] ?? 0,
    clip: items.codes[i] ?? 0,
    value,
  }));
  return {
    ...{ people: people.count, items: items.count, answers: own.length },
    mean: own.reduce((sum, { value }) => sum + value, 0) / own.length,
    interval: people.count > 1 ? twoWayBootstrap(answers, resampling) : null,
  };
}
