import { buildGrid, type Grid, nearest } from '#models/space/grid';
import type { Viewed } from '#study/record/event';
import { type WalkRules, walkRules } from './rules.ts';
import type { WalkFrame } from './walk-frame.ts';

/** A map that can be walked: which one, and where its segments lie. */
export interface WalkView extends WalkFrame {
  /** World coordinates of all segments: x0 y0 x1 y1 ... */
  readonly positions: Float32Array;
  /** World units a second, where a study fixes it; else it follows from how close the segments lie. */
  readonly speed?: number;
}

/** A map made ready to be walked. */
export interface Ground {
  readonly view: WalkView;
  readonly grid: Grid;
  readonly rules: WalkRules;
}

/** Make a map ready: its grid, and the rules that follow from how close its segments lie. */
export function prepareGround(view: WalkView): Ground {
  const grid = buildGrid(view.positions);
  const rules = walkRules(grid);
  return { view, grid, rules: view.speed === undefined ? rules : { ...rules, speed: view.speed } };
}

/** The record's line for a map that is entered at a place. */
export function viewedEvent(ground: Ground, tick: number, at: { x: number; y: number }): Viewed {
  const { space, projection, axes, labels, scale, offset } = ground.view;
  return {
    kind: 'viewed',
    tick,
    space,
    projection,
    axes: [...axes],
    labels: [...labels],
    scale: [...scale],
    offset: [...offset],
    x: at.x,
    y: at.y,
    speed: ground.rules.speed,
    radius: ground.rules.radius,
  };
}

/** Where a walk begins: at a segment chosen by the seed; in the middle of a map without any. */
export function startPlace(ground: Ground, seed: number): { x: number; y: number } {
  const segments = ground.grid.ids.length;
  return placeOf(ground, segments === 0 ? -1 : scramble(seed) % segments);
}

/** Where the walker stands in a new map: at the segment that was nearest to them in the old one. */
export function arrival(from: Ground, at: { x: number; y: number }, to: Ground) {
  return placeOf(to, nearest(from.grid, at.x, at.y));
}

function placeOf(ground: Ground, segment: number): { x: number; y: number } {
  const { positions } = ground.grid;
  return { x: positions[2 * segment] ?? 0.5, y: positions[2 * segment + 1] ?? 0.5 };
}

/** Spread a seed over 32 bits (the finaliser of MurmurHash3, public domain). */
function scramble(seed: number): number {
  let bits = seed | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
