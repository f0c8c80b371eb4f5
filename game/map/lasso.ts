import { type Grid, visitWithin } from '#models/space/grid';
import { type Camera, type Extent, toScreen } from './camera.ts';
import { type Colour, hueColour, lighter } from './colour.ts';
import type { Ink } from './ink.ts';

/** A place of the world. */
export interface WorldPoint {
  readonly x: number;
  readonly y: number;
}

/** The segments within a closed line, in rising order. A line of less than three places holds none. */
export function segmentsWithin(grid: Grid, line: readonly WorldPoint[]): readonly number[] {
  if (line.length < 3) return [];
  const xs = line.map(({ x }) => x);
  const ys = line.map(({ y }) => y);
  const middle = {
    x: (Math.min(...xs) + Math.max(...xs)) / 2,
    y: (Math.min(...ys) + Math.max(...ys)) / 2,
  };
  const reach = Math.max(...line.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y)));
  const found: number[] = [];
  visitWithin(grid, middle.x, middle.y, reach, (segment) => {
    const { positions } = grid;
    const at = { x: positions[2 * segment] ?? 0, y: positions[2 * segment + 1] ?? 0 };
    if (isWithin(at, line)) found.push(segment);
  });
  return found.sort((a, b) => a - b);
}

/** Even-odd rule: a ray to the right crosses the line an odd number of times. */
function isWithin({ x, y }: WorldPoint, line: readonly WorldPoint[]): boolean {
  let within = false;
  let before = line.at(-1);
  for (const point of line) {
    if (before && point.y > y !== before.y > y) {
      const crossing = before.x + ((point.x - before.x) * (y - before.y)) / (point.y - before.y);
      if (x < crossing) within = !within;
    }
    before = point;
  }
  return within;
}

const WHITE: Colour = [1, 1, 1];
/** Rings around more segments than this would cover them. */
const MOST_RINGS = 2500;

/** What is brushed on a map: selected segments, and the one that is pointed at in either map. */
export interface Brush {
  readonly positions: Float32Array;
  readonly hues: Uint8Array;
  readonly selected: readonly number[];
  readonly pointed: readonly number[];
}

/** Rings around what is selected; a larger, brighter one around what is pointed at. */
export function paintBrush(
  ink: Ink,
  { positions, hues, selected, pointed }: Brush,
  { camera, extent }: { readonly camera: Camera; readonly extent: Extent },
): void {
  const at = (segment: number) =>
    toScreen(camera, extent, positions[2 * segment] ?? Number.NaN, positions[2 * segment + 1] ?? 0);
  for (const segment of selected.slice(0, MOST_RINGS)) {
    const { x, y } = at(segment);
    if (!(x > -20 && y > -20 && x < extent.width + 20 && y < extent.height + 20)) continue;
    ink.ring(x, y, 5.5, 1.4, lighter(hueColour(hues[segment] ?? 0), 0.5), 0.95);
  }
  for (const segment of pointed) {
    const { x, y } = at(segment);
    if (Number.isNaN(x)) continue;
    ink.glow(x, y, 26, WHITE, 0.25);
    ink.disc(x, y, 4, WHITE, 1);
    ink.ring(x, y, 11, 1.8, WHITE, 0.95);
  }
}
