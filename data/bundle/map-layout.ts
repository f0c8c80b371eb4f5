import type { Column } from './column-file.ts';

/** Free margin around the music, in world units. */
const MARGIN = 0.04;
const INNER = 1 - 2 * MARGIN;
/** A range below this counts as none: its scale would leave the numbers that a record can hold. */
const LEAST_RANGE = 1e-12;
/** So does one below this share of its values: rounding would be seen on the map. */
const LEAST_SHARE = 1e-9;

/** Smallest and largest value on an axis. */
export interface AxisRange {
  readonly low: number;
  readonly high: number;
}

/** world = offset + scale * axis value, for x and y. */
export interface Layout {
  readonly scale: readonly [number, number];
  readonly offset: readonly [number, number];
}

/**
 * Fit two axes into the world, larger values to the right and up (world y grows downwards). Isotropic
 * axes share one scale, so that distances keep their proportions. A constant axis lies in the middle.
 */
export function fitLayout(x: AxisRange, y: AxisRange, isotropic: boolean): Layout {
  const [width, height] = [x.high - x.low, y.high - y.low];
  const widest = Math.max(width, height);
  const largest = Math.max(magnitude(x), magnitude(y));
  const [across, up] = isotropic
    ? [scaleOf(widest, largest), scaleOf(widest, largest)]
    : [scaleOf(width, magnitude(x)), scaleOf(height, magnitude(y))];
  return {
    scale: [across, -up],
    offset: [0.5 - across * middle(x), 0.5 + up * middle(y)],
  };
}

/** A layout with its axes exchanged end for end. */
export function turnLayout({ scale, offset }: Layout, x: boolean, y: boolean): Layout {
  const turned = (i: 0 | 1, turn: boolean) =>
    turn ? [-scale[i], 1 - offset[i]] : [scale[i], offset[i]];
  const [[scaleX = 1, offsetX = 0], [scaleY = 1, offsetY = 0]] = [turned(0, x), turned(1, y)];
  return { scale: [scaleX, scaleY], offset: [offsetX, offsetY] };
}

/** World coordinates of all segments: x0 y0 x1 y1 ... */
export function placeSegments(x: Column, y: Column, layout: Layout): Float32Array {
  const positions = new Float32Array(2 * x.values.length);
  fillAxis(positions, 0, x, layout);
  fillAxis(positions, 1, y, layout);
  return positions;
}

/** Take segments off the map: both coordinates become NaN where `kept` is 0. */
export function keepOnly(positions: Float32Array, kept: Uint8Array): void {
  for (const [segment, keep] of kept.entries())
    if (keep === 0) positions.fill(Number.NaN, 2 * segment, 2 * segment + 2);
}

function scaleOf(range: number, largest: number): number {
  const varies = range > Math.max(LEAST_RANGE, LEAST_SHARE * largest);
  return varies ? INNER / range : Math.min(1, INNER / range);
}

function magnitude({ low, high }: AxisRange): number {
  return Math.max(Math.abs(low), Math.abs(high));
}

function middle({ low, high }: AxisRange): number {
  return low / 2 + high / 2;
}

function fillAxis(positions: Float32Array, axis: 0 | 1, column: Column, layout: Layout): void {
  const { low, high, values } = column;
  const start = layout.offset[axis] + layout.scale[axis] * low;
  const step = (layout.scale[axis] * (high - low)) / 65_535;
  for (let i = 0; i < values.length; i++)
    positions[2 * i + axis] = clampUnit(start + step * (values[i] ?? 0));
}

function clampUnit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
