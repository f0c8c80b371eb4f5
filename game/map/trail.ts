import { TICK_MS } from '#study/session/ticks';

/** The trail fades within this time. */
export const TRAIL_SECONDS = 90;
const TRAIL_TICKS = (TRAIL_SECONDS * 1000) / TICK_MS;
/** Points are at least so many ticks apart. */
const SPACING = 16;
/** World units a point may lie beside a straight, even walk to be left out. */
const SLACK = 1e-5;

/** A place that was walked through at a tick. */
export interface TrailPoint {
  readonly x: number;
  readonly y: number;
  readonly tick: number;
}

/**
 * The trail with the avatar's newest place. Standing still adds nothing, a straight walk keeps its ends
 * only, and what has faded is dropped. Where the walk turns, no place is too near to the last one.
 */
export function extendTrail(
  trail: readonly TrailPoint[],
  now: TrailPoint,
  turns = false,
): readonly TrailPoint[] {
  const last = trail.at(-1);
  const place = { x: now.x, y: now.y, tick: now.tick };
  if (!last) return [place];
  const gone = trail.findIndex((point) => now.tick - point.tick < TRAIL_TICKS);
  const kept = gone > 1 ? trail.slice(gone - 1) : trail;
  const spacing = turns ? 1 : SPACING;
  if (now.tick - last.tick < spacing || (now.x === last.x && now.y === last.y)) return kept;
  const before = trail.at(-2);
  const straight = before !== undefined && liesBetween(before, last, now);
  return [...(straight ? kept.slice(0, -1) : kept), place];
}

/** How much of a trail point is left, 1 now ... 0 after TRAIL_SECONDS. */
export function trailStrength(point: TrailPoint, tick: number): number {
  return Math.max(0, 1 - (tick - point.tick) / TRAIL_TICKS);
}

function liesBetween(before: TrailPoint, point: TrailPoint, after: TrailPoint): boolean {
  const share = (point.tick - before.tick) / (after.tick - before.tick);
  const dx = before.x + (after.x - before.x) * share - point.x;
  const dy = before.y + (after.y - before.y) * share - point.y;
  return Math.abs(dx) < SLACK && Math.abs(dy) < SLACK;
}
