import { buildGrid, type Grid, hasPlace, nearest, visitWithin } from '#models/space/grid';
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
  const { space, projection, axes, labels, scale, offset, log, shown } = ground.view;
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
    ...(log && { log }),
    ...(shown && { shown }),
  };
}

/** Where a walk begins: at a segment chosen by the seed; in the middle of a map without any. */
export function startPlace({ grid }: Ground, seed: number): { x: number; y: number } {
  const count = grid.ids.length;
  const segments = grid.positions.length / 2;
  if (count === segments) return placeOf(grid, count === 0 ? -1 : scramble(seed) % count);
  return placeOf(grid, grid.ids[scramble(seed) % Math.max(1, count)] ?? -1);
}

/** The walker keeps company with so many segments at most. */
const COMPANY = 8;

/**
 * Where the walker stands in a new map: among the segments that they were among in the old one. Of the
 * nearest within hearing it is the one that lies closest to all the others, so that one whose neighbours
 * the new map tore apart is not followed; the nearest where none is within hearing.
 */
export function arrival(from: Ground, at: { x: number; y: number }, to: Ground) {
  const company = companyAt(from, at).filter((segment) => hasPlace(to.grid.positions, segment));
  if (company.length === 0) return carried(from, at, to);
  const costs = company.map((segment) => {
    const { x, y } = placeOf(to.grid, segment);
    return company.reduce((sum, other) => {
      const place = placeOf(to.grid, other);
      return sum + Math.sqrt((place.x - x) * (place.x - x) + (place.y - y) * (place.y - y));
    }, 0);
  });
  return placeOf(to.grid, company[costs.indexOf(Math.min(...costs))] ?? -1);
}

/** Where a place goes in a new map: with the segment that was nearest to it, if that is there. */
export function carried({ grid }: Ground, at: { x: number; y: number }, to: Ground) {
  const segment = nearest(grid, at.x, at.y);
  const there = hasPlace(to.grid.positions, segment) ? segment : (to.grid.ids[0] ?? -1);
  return placeOf(to.grid, there);
}

/** The nearest segments within hearing, nearest first. */
function companyAt({ grid, rules }: Ground, { x, y }: { x: number; y: number }): number[] {
  const near: { segment: number; squared: number }[] = [];
  visitWithin(grid, x, y, rules.radius, (segment, squared) => near.push({ segment, squared }));
  return near
    .sort((a, b) => a.squared - b.squared || a.segment - b.segment)
    .slice(0, COMPANY)
    .map(({ segment }) => segment);
}

function placeOf({ positions }: Grid, segment: number): { x: number; y: number } {
  return { x: positions[2 * segment] ?? 0.5, y: positions[2 * segment + 1] ?? 0.5 };
}

/** Spread a seed over 32 bits (the finaliser of MurmurHash3, public domain). */
function scramble(seed: number): number {
  let bits = seed | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
