import { seededRandom } from '#models/chance/seeded-random';

/** A seed of 32 bits from a seed and words: the same words give the same seed, others another one (FNV-1a). */
export function seedOf(seed: number, ...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const code of words.join('\u0000')) {
    hash ^= code.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** A stream of chance of its own for a purpose. */
export function chanceOf(seed: number, ...words: readonly (string | number)[]): () => number {
  return seededRandom(seedOf(seed, ...words));
}
