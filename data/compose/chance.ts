import { seededRandom } from '#models/chance/seeded-random';

/** Seeded randomness: the same seed gives the same draws on every machine. */
export interface Chance {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Whole number from low to high, both included. */
  whole(low: number, high: number): number;
  /** One of the list; an empty list is a RangeError. */
  pick<T>(list: readonly T[]): T;
  /** True with this probability. */
  happens(probability: number): boolean;
  /** Bell-shaped around 0 with standard deviation 1, never beyond 3. */
  bell(): number;
  /** An independent stream that depends on the seed and the name only, not on draws made so far. */
  fork(name: string): Chance;
}

/** Randomness from a text (mulberry32 over an FNV-1a hash). */
export function createChance(seed: string): Chance {
  const next = seededRandom(fnv1a(seed));
  const between = (low: number, high: number) => low + (high - low) * next();
  return {
    next,
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    pick: (list) => picked(list, next()),
    happens: (probability) => next() < probability,
    bell: () => (next() + next() + next() - 1.5) * 2,
    fork: (name) => createChance(`${seed}/${name}`),
  };
}

function picked<T>(list: readonly T[], draw: number): T {
  if (list.length === 0) throw new RangeError('Got an empty list when expected something to pick.');
  return list[Math.floor(draw * list.length)] as T;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
