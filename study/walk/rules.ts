import type { Grid } from '#models/space/grid';

/** How fast one walks and how far one hears on a map; constant while the map is shown. */
export interface WalkRules {
  /** World units a second. */
  readonly speed: number;
  /** Hearing radius in world units. */
  readonly radius: number;
}

/** So many segments lie within hearing at a usual place, one that half of the segments are denser than. */
const WITHIN_HEARING = 28;
const LEAST_RADIUS = 0.006;
const MOST_RADIUS = 0.11;
/** Speed grows with the root of the radius: a wide ring is crossed in 2 s, a narrow one in half a second. */
const PACE = 0.3;

/** Rules for a map: hearing reaches less far where the segments lie closer together. */
export function walkRules(grid: Grid): WalkRules {
  const crowd = Math.max(1, usualCrowd(grid));
  const cell = 1 / (grid.side * grid.side);
  const reach = Math.sqrt((WITHIN_HEARING * cell) / (Math.PI * crowd));
  const radius = Math.min(MOST_RADIUS, Math.max(LEAST_RADIUS, reach));
  return { radius, speed: PACE * Math.sqrt(radius) };
}

/** Median over the segments of how many lie in their cell, themselves included; 0 without segments. */
function usualCrowd({ side, starts, ids }: Grid): number {
  const crowds = new Uint32Array(ids.length);
  for (let cell = 0; cell < side * side; cell++) {
    const first = starts[cell] ?? 0;
    const end = starts[cell + 1] ?? first;
    crowds.fill(end - first, first, end);
  }
  return crowds.sort()[ids.length >> 1] ?? 0;
}
