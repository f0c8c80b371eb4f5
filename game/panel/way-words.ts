import type { Track } from '#data/catalogue/track';
import type { NearTrack } from '../near/near-tracks.ts';
import { nearWords } from '../words/near-words.ts';

/** Nearer than this share of the hearing ring is here. */
const HERE = 0.15;

/** `north-east, 4 s`: a direction and the seconds it takes to walk there. */
export function wayWords(
  { direction, distance }: Pick<NearTrack, 'direction' | 'distance'>,
  { speed, radius }: { readonly speed: number; readonly radius: number },
): string {
  if (distance < HERE * radius) return nearWords('here');
  const count = Math.max(1, Math.round(distance / speed));
  return nearWords('way', { direction: nearWords(direction), count });
}

/** `Air by Bach`. */
export function trackWords({ title, artist }: Pick<Track, 'title' | 'artist'>): string {
  return artist === null ? title : nearWords('by', { title, artist });
}
