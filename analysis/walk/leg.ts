import { at } from './path.ts';
import { thin } from './thin.ts';
import { toWorld, type WalkMap } from './walk-map.ts';

/** A map from a moment on, with the walking speed in world units a second. */
export interface View {
  /** Seconds from the start of the walk. */
  readonly t: number;
  readonly map: WalkMap;
  readonly speed: number;
  /** Whether samples name the vertical axis of the map first. */
  readonly swapped?: boolean;
}

/** One session's samples as exported: seconds, and coordinates of the view in force. */
export interface Samples {
  readonly t: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Which of the session's views each sample belongs to. */
  readonly view: readonly number[];
}

/** An unbroken run of samples on one map, in world units. */
export interface Leg {
  readonly map: WalkMap;
  readonly speed: number;
  readonly t: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Samples that lie further apart, in seconds, are not joined: part of the record is missing. */
export const LONGEST_GAP = 1;

/**
 * Cut a session into legs: at every change of the view, where the map jumps under the avatar, and at
 * gaps in the record. No distance is ever counted across a cut; samples whose view is unknown are left
 * out.
 */
export function splitLegs(samples: Samples, views: readonly (View | undefined)[]): readonly Leg[] {
  const legs: Leg[] = [];
  let start = 0;
  for (let end = 1; end <= samples.t.length; end++) {
    if (end < samples.t.length && joined(samples, end)) continue;
    const view = views[at(samples.view, start)];
    if (view) legs.push(leg(samples, view, start, end));
    start = end;
  }
  return legs;
}

function joined({ t, view }: Samples, index: number): boolean {
  return view[index] === view[index - 1] && at(t, index) - at(t, index - 1) <= LONGEST_GAP;
}

function leg(
  samples: Samples,
  { map, speed, swapped = false }: View,
  start: number,
  end: number,
): Leg {
  const [across, up] = swapped ? [samples.y, samples.x] : [samples.x, samples.y];
  return {
    map,
    speed,
    t: samples.t.slice(start, end),
    x: across.slice(start, end).map((value) => toWorld(map, 0, value)),
    y: up.slice(start, end).map((value) => toWorld(map, 1, value)),
  };
}

/** Length of a leg in the units of its projection's axes. */
export function projectedLength({ map, x, y }: Leg): number {
  let length = 0;
  for (let i = 1; i < x.length; i++)
    length += Math.hypot(
      (at(x, i) - at(x, i - 1)) / map.scale[0],
      (at(y, i) - at(y, i - 1)) / map.scale[1],
    );
  return length;
}

/** A leg with only the points that a drawing can show, `apart` in world units. */
export function thinLeg(leg: Leg, apart: number): Leg {
  const kept = thin(leg, apart);
  const pick = (values: readonly number[]): readonly number[] => kept.map((i) => at(values, i));
  return { ...leg, t: pick(leg.t), x: pick(leg.x), y: pick(leg.y) };
}
