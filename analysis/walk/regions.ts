import { seededRandom } from '#models/chance/seeded-random';
import type { Terrain } from './cells.ts';
import { at } from './path.ts';
import { type Vector, vectorDistance } from './vectors.ts';

/** A space itself: its segments as vectors, and regions that stand for cells where there is no grid. */
export interface OriginalSpace {
  readonly dataset: string;
  readonly space: string;
  readonly vectors: ReadonlyMap<number, Vector>;
  /** Root of the mean squared distance of the segments from their mean: the unit of length there. */
  readonly spread: number;
  /** Region of every segment. */
  readonly regions: ReadonlyMap<number, number>;
  readonly terrain: Terrain;
  /** Median distance of a segment from its region's centre. */
  readonly reach: number;
}

const MOST_REGIONS = 64;
/** Segments that the centres are found with; the others join the nearest. */
const LEARNT_FROM = 1500;
const ROUNDS = 12;

/**
 * Part a space into regions: as many as the root of the number of its segments, at most 64, by k-means with a
 * seeded spread-out start (Arthur & Vassilvitskii 2007).
 */
export function originalSpace(
  dataset: string,
  space: string,
  vectors: ReadonlyMap<number, Vector>,
  seed: number,
): OriginalSpace {
  const all = [...vectors.values()];
  const every = Math.max(1, Math.ceil(all.length / LEARNT_FROM));
  const centres = centresOf(
    all.filter((_, i) => i % every === 0),
    Math.min(MOST_REGIONS, Math.round(Math.sqrt(all.length))),
    seededRandom(seed),
  );
  const nearest = new Map(
    [...vectors].map(([segment, vector]) => [segment, near(vector, centres)]),
  );
  const apart = [...nearest.values()].map(({ distance }) => distance).sort((a, b) => a - b);
  const regions = new Map([...nearest].map(([segment, { place }]) => [segment, place]));
  return {
    dataset,
    space,
    vectors,
    spread: spreadOf(all),
    regions,
    terrain: { name: JSON.stringify([dataset, space]), reachable: new Set(regions.values()) },
    reach: apart[apart.length >> 1] ?? 0,
  };
}

function centresOf(vectors: readonly Vector[], count: number, random: () => number) {
  let centres = spreadOut(vectors, count, random);
  for (let round = 0; round < ROUNDS; round++) {
    const groups: Vector[][] = centres.map(() => []);
    for (const vector of vectors) groups[near(vector, centres).place]?.push(vector);
    centres = groups.map((group, i) => (group.length > 0 ? meanOf(group) : (centres[i] ?? [])));
  }
  return centres;
}

/** Each centre is drawn with a probability that grows with the squared distance from those before. */
function spreadOut(vectors: readonly Vector[], count: number, random: () => number): Vector[] {
  const first = vectors[Math.floor(random() * vectors.length)];
  const centres = first ? [first] : [];
  const squared = vectors.map(() => Number.POSITIVE_INFINITY);
  while (centres.length < count) {
    const last = centres.at(-1) ?? [];
    for (const [i, vector] of vectors.entries())
      squared[i] = Math.min(at(squared, i), vectorDistance(vector, last) ** 2);
    let left = random() * squared.reduce((sum, value) => sum + value, 0);
    const drawn = squared.findIndex((value) => {
      left -= value;
      return left < 0;
    });
    centres.push(vectors[Math.max(0, drawn)] ?? last);
  }
  return centres;
}

function near(vector: Vector, centres: readonly Vector[]): { place: number; distance: number } {
  let [place, distance] = [0, Number.POSITIVE_INFINITY];
  for (const [i, centre] of centres.entries()) {
    const apart = vectorDistance(vector, centre);
    if (apart < distance) [place, distance] = [i, apart];
  }
  return { place, distance };
}

function spreadOf(vectors: readonly Vector[]): number {
  const middle = meanOf(vectors);
  const squares = vectors.reduce((sum, vector) => sum + vectorDistance(vector, middle) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, vectors.length));
}

function meanOf(vectors: readonly Vector[]): Float64Array {
  const mean = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (let i = 0; i < mean.length; i++) mean[i] = at(mean, i) + at(vector, i) / vectors.length;
  return mean;
}
