import type { Ground } from '#study/walk/ground';
import { carried } from '#study/walk/ground';
import type { TrailPoint } from './trail.ts';

/** Points travel for this long from one map to the next. */
const SECONDS = 1.2;

/** The way from one map to another: the walk is in the new one at once, the picture follows. */
export interface Morph {
  /** Milliseconds of the clock when it began. */
  readonly since: number;
  /** World coordinates of the same segments in the map before. */
  readonly from: Float32Array;
  readonly avatar: { readonly x: number; readonly y: number };
  readonly radius: number;
  /** Where the trail's points lay, in the order of the trail that was carried over. */
  readonly trail: readonly TrailPoint[];
}

/** How far a morph is at a time: 0 at its beginning, eased to 1 at its end and without one. */
export function wayOf(morph: Morph | null, now: number): number {
  if (!morph) return 1;
  const share = Math.min(1, Math.max(0, (now - morph.since) / (1000 * SECONDS)));
  return share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2;
}

/** A place between where something was and where it is. */
export function between<Place extends { readonly x: number; readonly y: number }>(
  from: { readonly x: number; readonly y: number } | undefined,
  to: Place,
  way: number,
): Place {
  if (!from || way >= 1) return to;
  return { ...to, x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way };
}

/** The trail in another map of the same segments: each place goes with the segment it was nearest to. */
export function carryTrail(
  trail: readonly TrailPoint[],
  from: Ground,
  to: Ground,
): readonly TrailPoint[] {
  return trail.map((point) => ({ ...point, ...carried(from, point, to) }));
}
