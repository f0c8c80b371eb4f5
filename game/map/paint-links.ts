import { type Camera, type Extent, toScreen } from './camera.ts';
import { hueColour, lighter } from './colour.ts';
import type { Ink } from './ink.ts';

/** A segment, and others that are true neighbours of it. */
export interface Links {
  readonly segment: number;
  /** Neighbours that lie near on the map, and those that it tore apart. */
  readonly near: readonly number[];
  readonly torn: readonly number[];
}

const DASH = 9;
const MOST_DASHES = 160;
const PORTAL = 11;

interface Drawing {
  readonly positions: Float32Array;
  readonly hues: Uint8Array;
  readonly camera: Camera;
  readonly extent: Extent;
}

/** Thin lines to near neighbours; portals and dotted ways to those that the map tore apart. */
export function paintLinks(ink: Ink, links: Links, drawing: Drawing): void {
  const at = pointOf(drawing, links.segment);
  for (const segment of links.near) {
    const to = pointOf(drawing, segment);
    ink.line(at, to, 1, colourIn(drawing, segment), 0.45);
    ink.ring(to.x, to.y, 6, 1.2, colourIn(drawing, segment), 0.8);
  }
  for (const segment of links.torn) {
    const to = pointOf(drawing, segment);
    const colour = colourIn(drawing, segment);
    paintDots(ink, at, to, colour);
    for (const [radius, alpha] of [
      [PORTAL, 0.95],
      [PORTAL - 4, 0.5],
    ] as const) {
      ink.ring(to.x, to.y, radius, 1.5, colour, alpha);
      ink.ring(at.x, at.y, radius + 3, 1.5, colour, 0.4 * alpha);
    }
    ink.glow(to.x, to.y, 2 * PORTAL, colour, 0.22);
  }
}

function paintDots(
  ink: Ink,
  from: { x: number; y: number },
  to: { x: number; y: number },
  colour: ReturnType<typeof hueColour>,
): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const dots = Math.min(MOST_DASHES, Math.floor(Math.hypot(dx, dy) / DASH));
  for (let i = 1; i < dots; i++)
    ink.disc(from.x + (dx * i) / dots, from.y + (dy * i) / dots, 1.1, colour, 0.7);
}

function pointOf({ positions, camera, extent }: Drawing, segment: number) {
  const x = positions[2 * segment] ?? Number.NaN;
  return toScreen(camera, extent, x, positions[2 * segment + 1] ?? Number.NaN);
}

function colourIn({ hues }: Drawing, segment: number) {
  return lighter(hueColour(hues[segment] ?? 0), 0.2);
}
