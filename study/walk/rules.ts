/** How fast one walks and how far one hears on a map; constant while the map is shown. */
export interface WalkRules {
  /** World units a second. */
  readonly speed: number;
  /** Hearing radius in world units. */
  readonly radius: number;
}

/** Hearing reaches 3 times the mean distance between segments that lie evenly. */
const REACH = 3;
const LEAST_RADIUS = 0.006;
const MOST_RADIUS = 0.11;
/**
 * Speed grows with the root of the radius: with 300 segments a voice one walks past is heard for 2 s and
 * the map is crossed in 8 s, with 100,000 it is heard for half a second and the map is crossed in 32 s.
 */
const PACE = 0.35;

/** Rules for a map of so many segments. */
export function walkRules(segments: number): WalkRules {
  const even = REACH / Math.sqrt(Math.max(1, segments));
  const radius = Math.min(MOST_RADIUS, Math.max(LEAST_RADIUS, even));
  return { radius, speed: PACE * Math.sqrt(radius) };
}
