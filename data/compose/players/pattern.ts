import type { Bar } from '../form.ts';
import { type Hit, parseRhythm } from '../rhythm.ts';

/** One pattern for every bar, or several that take turns from the section's first bar on. */
export type Patterns = string | readonly string[];

/** A hit of a pattern in beats from the start of the piece. */
export interface Beat extends Hit {
  readonly beat: number;
  readonly beats: number;
}

/** The hits of a bar, the whole bar being one turn of its pattern. */
export function beatsOf(bar: Bar, patterns: Patterns): Beat[] {
  const pattern =
    typeof patterns === 'string' ? patterns : (patterns[bar.place % patterns.length] ?? '');
  return parseRhythm(pattern).map((hit) => ({
    ...hit,
    beat: bar.start + hit.at * bar.beats,
    beats: hit.length * bar.beats,
  }));
}

/** How loud a section's energy makes a hit of this velocity. */
export function loudness(velocity: number, bar: Bar, strength = 1): number {
  return velocity * strength * (0.66 + 0.42 * bar.energy);
}
