import { seededRandom } from '#models/chance/seeded-random';
import type { Resampling } from '../statistics/bootstrap.ts';
import { spearmanBrown } from '../statistics/corrections.ts';
import { pearson } from '../statistics/correlation.ts';
import type { Rating } from './read-trials.ts';

/** How far two halves of the people agree on the clips of one scale. */
export interface SplitHalf {
  readonly scale: string;
  readonly people: number;
  readonly clips: number;
  /** Mean correlation of the clips' means in two random halves, and what it is for all people (Spearman & Brown). */
  readonly half: number;
  readonly whole: number;
}

/** Random halvings: more change the third digit at most. */
const HALVINGS = 100;

/** Split-half reliability of every scale over random halves of its people; scales with fewer than 4 people are left out. */
export function splitHalves(
  ratings: readonly Rating[],
  { seed }: Pick<Resampling, 'seed'>,
): readonly SplitHalf[] {
  const first = ratings.filter(({ repeats }) => repeats === null);
  return [...new Set(first.map(({ scale }) => scale))].sort().flatMap((scale) => {
    const own = first.filter((rating) => rating.scale === scale);
    const people = [...new Set(own.map(({ session }) => session))];
    if (people.length < 4) return [];
    const random = seededRandom(seed);
    const found = Array.from({ length: HALVINGS }, () => halved(own, people, random));
    const known = found.filter((r) => r !== null);
    if (known.length === 0) return [];
    const half = known.reduce((sum, r) => sum + r, 0) / known.length;
    const clips = new Set(own.map(({ clip }) => clip)).size;
    return [{ scale, people: people.length, clips, half, whole: spearmanBrown(half) }];
  });
}

/** Correlation over the clips that both halves rated. */
function halved(
  ratings: readonly Rating[],
  people: readonly string[],
  random: () => number,
): number | null {
  const shuffled = people.map((person) => ({ person, by: random() })).sort((a, b) => a.by - b.by);
  const first = new Set(shuffled.slice(0, people.length >> 1).map(({ person }) => person));
  const [a, b] = [true, false].map((inFirst) =>
    meansOf(ratings.filter(({ session }) => first.has(session) === inFirst)),
  );
  const both = [...(a ?? new Map<number, number>())].filter(([clip]) => b?.has(clip));
  return both.length < 3
    ? null
    : pearson(
        both.map(([, mean]) => mean),
        both.map(([clip]) => b?.get(clip) ?? Number.NaN),
      );
}

function meansOf(ratings: readonly Rating[]): ReadonlyMap<number, number> {
  const sums = new Map<number, [number, number]>();
  for (const { clip, rating } of ratings) {
    const [sum, count] = sums.get(clip) ?? [0, 0];
    sums.set(clip, [sum + rating, count + 1]);
  }
  return new Map([...sums].map(([clip, [sum, count]]) => [clip, sum / count]));
}
