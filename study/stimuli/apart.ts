import * as z from 'zod/mini';
import type { StimulusCatalogue } from './catalogue.ts';

/** What no two clips of a choice may share. */
export const Apart = z
  .enum(['artist', 'track', 'none'])
  .check(z.describe('What no two clips of a choice may share; artist'));
export type Apart = z.infer<typeof Apart>;

/** The key that clips of a choice must not share. */
export function apartKey(stimuli: StimulusCatalogue, apart: Apart): (segment: number) => string {
  if (apart === 'artist') return (segment) => stimuli.artist(segment);
  if (apart === 'track') return (segment) => String(stimuli.track(segment));
  return (segment) => String(segment);
}

/** The first `count` of `candidates`, in their order, of which no two share a key; fewer where there are no more. */
export function takeApart(
  candidates: Iterable<number>,
  count: number,
  key: (segment: number) => string,
  taken: Iterable<number> = [],
): number[] {
  const chosen: number[] = [];
  const keys = new Set([...taken].map(key));
  for (const segment of candidates) {
    if (chosen.length >= count) break;
    if (keys.has(key(segment))) continue;
    keys.add(key(segment));
    chosen.push(segment);
  }
  return chosen;
}
