import { type Grid, visitWithin } from '#models/space/grid';
import type { TrackNumbers } from '#models/space/track-numbers';
import { type Compass, compassOf } from './compass.ts';

/** The nearest segment of a track. */
export interface NearTrack {
  readonly segment: number;
  readonly track: number;
  readonly direction: Compass;
  /** World units. */
  readonly distance: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * The tracks nearest to a place, each by its nearest segment, nearest first, at most `most`. Ties go to
 * the smaller segment.
 */
export function nearTracks(
  grid: Grid,
  tracks: TrackNumbers,
  at: Place,
  most: number,
): readonly NearTrack[] {
  let found = new Map<number, { readonly segment: number; readonly squared: number }>();
  for (let radius = 1 / grid.side; radius < 4 && found.size < most; radius *= 2) {
    found = new Map();
    visitWithin(grid, at.x, at.y, radius, (segment, squared) => {
      const track = tracks[segment] ?? 0;
      const before = found.get(track);
      if (!before || squared < before.squared) found.set(track, { segment, squared });
    });
    if (found.size === tracksIn(grid, tracks)) break;
  }
  return [...found.entries()]
    .sort(([, a], [, b]) => a.squared - b.squared || a.segment - b.segment)
    .slice(0, most)
    .map(([track, { segment }]) => ({ track, ...wayTo(grid.positions, segment, at) }));
}

/** A segment with its direction and distance from a place. */
export function wayTo(
  positions: Float32Array,
  segment: number,
  at: Place,
): Omit<NearTrack, 'track'> {
  const dx = (positions[2 * segment] ?? 0) - at.x;
  const dy = (positions[2 * segment + 1] ?? 0) - at.y;
  return { segment, direction: compassOf(dx, dy), distance: Math.hypot(dx, dy) };
}

/** Number of tracks that have a segment on the map; those of the last one suffice to know it is small. */
function tracksIn({ ids }: Grid, tracks: TrackNumbers): number {
  const last = ids.length - 1;
  return (tracks[last] ?? -1) + 1;
}
