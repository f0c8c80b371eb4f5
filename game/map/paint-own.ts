import { type Camera, type Extent, toScreen } from './camera.ts';
import { type Colour, colourOf, NIGHT } from './colour.ts';
import type { Ink } from './ink.ts';

/** The visitor's own file as it is drawn. */
export interface OwnPicture {
  /** World coordinates of its segments in the order of time. */
  readonly positions: Float32Array;
  /** The segment that is heard; null if none. */
  readonly sounding: number | null;
}

const WHITE: Colour = [1, 1, 1];
const DARK = colourOf(NIGHT);
/** Rings of many segments are smaller: a short file's, a long one's. */
const RADIUS = 4.5;
const LEAST_RADIUS = 2.6;
const MANY = 100;
/** Wider than the avatar, which stands on it at first. */
const FIRST_RADIUS = 14;
const SOUNDING_RADIUS = 18;

/** White rings along a thin line, a second one around the first: a shape that no other segment has. */
export function paintOwn(ink: Ink, own: OwnPicture, camera: Camera, extent: Extent): void {
  const { positions, sounding } = own;
  const points = Array.from({ length: positions.length / 2 }, (_, i) =>
    toScreen(camera, extent, positions[2 * i] ?? 0, positions[2 * i + 1] ?? 0),
  );
  for (const [i, to] of points.entries()) {
    const from = points[i - 1];
    if (from) ink.line(from, to, 1.1, WHITE, 0.22);
  }
  const radius = Math.max(LEAST_RADIUS, RADIUS - (RADIUS - LEAST_RADIUS) * (points.length / MANY));
  for (const [i, { x, y }] of points.entries()) {
    ink.disc(x, y, radius + 1, DARK, 0.6);
    ink.ring(x, y, radius, 1.5, WHITE, 0.9);
    if (i === 0) ink.ring(x, y, FIRST_RADIUS, 1.8, WHITE, 0.9);
    if (i === sounding) paintSounding(ink, x, y);
  }
}

function paintSounding(ink: Ink, x: number, y: number): void {
  ink.glow(x, y, 26, WHITE, 0.16);
  ink.disc(x, y, 2.6, WHITE, 1);
  ink.ring(x, y, SOUNDING_RADIUS, 1.2, WHITE, 0.6);
}
