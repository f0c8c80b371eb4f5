/** Words of simulated listeners for the low and the high end of what they perceive; some of them name both ends alike. */
const WORDS: readonly (readonly [low: readonly string[], high: readonly string[]])[] = [
  [
    ['calm', 'quiet'],
    ['lively', 'loud'],
  ],
  [
    ['dark', 'low'],
    ['bright', 'shrill'],
  ],
  [
    ['slow', 'dragging'],
    ['fast', 'driving'],
  ],
  [
    ['sad', 'lonely'],
    ['happy', 'playful'],
  ],
  [
    ['acoustic', 'wooden'],
    ['electronic', 'synthetic'],
  ],
  [
    ['simple', 'plain'],
    ['complex', 'rich'],
  ],
];

/** A word for an end of a perceived quality; `chance` is 0 ... 1. */
export function wordFor(quality: number, high: boolean, chance: number): string {
  const words = WORDS[quality % WORDS.length]?.[high ? 1 : 0] ?? ['music'];
  return words[Math.floor(chance * words.length)] ?? 'music';
}

/** What a word says: which quality and which end; null for a word that nobody of them uses. */
export function meaningOf(word: string): { quality: number; high: boolean } | null {
  for (const [quality, [low, high]] of WORDS.entries()) {
    if (low.includes(word)) return { quality, high: false };
    if (high.includes(word)) return { quality, high: true };
  }
  return null;
}
