import type { TrackNumbers } from '#models/space/track-numbers';
/** When the tracks of a dataset were heard last, by track, in minutes since 1970; others never were. */
export type HeardTracks = ReadonlyMap<number, number>;

/**
 * The segment that leads to what was not heard for longest: of the tracks that never were heard, or else of
 * those heard longest ago, the segment nearest to a place; null on a map without segments.
 */
export function leadFrom(
  positions: Float32Array,
  tracks: TrackNumbers,
  heard: HeardTracks,
  at: { readonly x: number; readonly y: number },
): number | null {
  let best: number | null = null;
  let longest = Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (let segment = 0; 2 * segment < positions.length; segment++) {
    const when = heard.get(tracks[segment] ?? 0) ?? Number.NEGATIVE_INFINITY;
    if (when > longest) continue;
    const dx = (positions[2 * segment] ?? 0) - at.x;
    const dy = (positions[2 * segment + 1] ?? 0) - at.y;
    const squared = dx * dx + dy * dy;
    if (when === longest && squared >= least) continue;
    [best, longest, least] = [segment, when, squared];
  }
  return best;
}
