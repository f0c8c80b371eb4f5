import { group } from 'd3-array';
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
  /** How often people chose what another person chose about the same reference, if it was offered to them; null without such pairs. */
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

function selfOf(comparisons: Comparisons): number | null {
  const key = (session: string, trial: number | null): string => `${session} ${trial}`;
  const before = new Map(comparisons.map((one) => [key(one.session, one.trial), one]));
  return meanOrNull(
    comparisons.flatMap((again) => {
      const first = again.repeats === null ? null : before.get(key(again.session, again.repeats));
      return first?.reference === again.reference ? [sameChoice(first, again)] : [];
    }),
  );
}

/**
 * What one person chose, of those others to whom it was offered too: places differ from person to person, and so do
 * the clips beside the neighbour.
 */
function ceilingOf(own: Comparisons): number | null {
  const byReference = group(own, ({ form, reference }) => `${form} ${reference}`);
  return meanOrNull(
    [...byReference.values()].flatMap((answers) =>
      answers.flatMap((one, i) =>
        answers.flatMap((other, j) =>
          i !== j && isOffered(chosenOf(one), other) ? [sameChoice(one, other)] : [],
        ),
      ),
    ),
  );
}

type Comparisons = Trials['comparisons'];
type Comparison = Comparisons[number];

function sameChoice(one: Comparison, other: Comparison): 0 | 1 {
  return chosenOf(one) === chosenOf(other) ? 1 : 0;
}

const AS_PREDICTED = 'as predicted';
const NONE_OF_THEM = 'none';

/** What was chosen, whatever its place: as the space says, none of them, or another segment. */
function chosenOf({ agrees, choice, clips, form }: Comparison): number | string {
  if (agrees) return AS_PREDICTED;
  if (choice === '0') return NONE_OF_THEM;
  return clips[Number(choice) - (form === 'nearest' ? 0 : 1)] ?? choice;
}

function isOffered(chosen: number | string, { clips }: Comparison): boolean {
  return typeof chosen !== 'number' || clips.includes(chosen);
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
