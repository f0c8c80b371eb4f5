import {
  type Interval,
  percentileInterval,
  type Resampling,
  resample,
} from '../statistics/bootstrap.ts';
import { meanOrNull } from '../statistics/mean-or-null.ts';
import type { Trials } from './read-trials.ts';
import { places } from './task-results.ts';

/** Agreement of a space with people about what is alike, beside that of people with each other. */
export interface ModelAgreement {
  readonly space: string;
  readonly trials: number;
  /** Share of comparisons in which people chose what the space says is nearest. */
  readonly model: number;
  readonly interval: Interval | null;
  /** Share of pairs of people who chose alike about the same reference: the ceiling; null without pairs. */
  readonly ceiling: number | null;
  /** Share of repeated comparisons that a person answered as before: their own ceiling; null without any. */
  readonly self: number | null;
}

/** Every space against the people, relative to the ceiling that people set themselves. */
export function modelAgreements(
  { comparisons }: Trials,
  resampling: Resampling,
): readonly ModelAgreement[] {
  const first = comparisons.filter(({ repeats }) => repeats === null);
  return [...new Set(first.map(({ space }) => space))].sort().map((space) => {
    const own = first.filter((comparison) => comparison.space === space);
    const agreed = own.map(({ agrees }) => (agrees ? 1 : 0));
    return {
      space,
      trials: own.length,
      model: meanOrNull(agreed) ?? 0,
      interval: clusterInterval(
        own.map(({ session }, i) => [session, agreed[i] ?? 0]),
        resampling,
      ),
      ceiling: ceilingOf(own),
      self: selfOf(comparisons.filter((one) => one.space === space)),
    };
  });
}

function selfOf(comparisons: Trials['comparisons']): number | null {
  const key = (session: string, trial: number | null): string => `${session} ${trial}`;
  const before = new Map(comparisons.map((one) => [key(one.session, one.trial), one]));
  return meanOrNull(
    comparisons.flatMap(({ session, repeats, agrees, choice, reference }) => {
      const first = repeats === null ? undefined : before.get(key(session, repeats));
      if (!first || first.reference !== reference) return [];
      return [first.agrees === agrees && first.choice === choice ? 1 : 0];
    }),
  );
}

function ceilingOf(own: Trials['comparisons']): number | null {
  const byReference = new Map<number, string[]>();
  for (const { reference, choice } of own)
    byReference.set(reference, [...(byReference.get(reference) ?? []), choice]);
  const pairs = [...byReference.values()].flatMap((choices) =>
    choices.flatMap((a, i) => choices.slice(i + 1).map((b) => (a === b ? 1 : 0))),
  );
  return meanOrNull(pairs);
}

/** Interval over people, each with all their answers. */
function clusterInterval(
  answers: readonly (readonly [string, number])[],
  { seed, replicates }: Resampling,
): Interval | null {
  const { count, codes } = places(answers.map(([session]) => session));
  if (count < 2) return null;
  const sums = new Float64Array(count);
  const sizes = new Float64Array(count);
  for (const [i, [, value]] of answers.entries()) {
    const place = codes[i] as number;
    sums[place] = (sums[place] as number) + value;
    sizes[place] = (sizes[place] as number) + 1;
  }
  return percentileInterval(
    resample(
      count,
      (drawn) => {
        let [sum, size] = [0, 0];
        for (const place of drawn) {
          sum += sums[place] as number;
          size += sizes[place] as number;
        }
        return sum / size;
      },
      { seed, replicates },
    ),
  );
}
