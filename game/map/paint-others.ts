import type { OtherListener } from '../net/presence.ts';
import { toScreen } from './camera.ts';
import { type Colour, colourOf, NIGHT } from './colour.ts';
import type { Painter } from './overlay.ts';

/** No hue: hues are music. */
const PALE: Colour = [0.91, 0.9, 0.87];
const DARK = colourOf(NIGHT);
/** Share of the way to its place that a mark makes in a frame. */
const EASE = 0.08;

/** Others as pale marks that glide to where they are. */
export function othersPainter(others: () => readonly OtherListener[]): Painter {
  const shown = new Map<number, { readonly x: number; readonly y: number }>();
  return (ink, { camera, extent, seconds }) => {
    const there = others();
    for (const id of shown.keys()) if (!there.some((other) => other.id === id)) shown.delete(id);
    for (const { id, x, y } of there) {
      const before = shown.get(id) ?? { x, y };
      const way = seconds === null ? 1 : EASE;
      const now = { x: before.x + (x - before.x) * way, y: before.y + (y - before.y) * way };
      shown.set(id, now);
      const at = toScreen(camera, extent, now.x, now.y);
      ink.glow(at.x, at.y, 18, PALE, 0.12);
      ink.disc(at.x, at.y, 7, DARK, 0.8);
      ink.ring(at.x, at.y, 5, 1.5, PALE, 0.85);
      ink.disc(at.x, at.y, 1.8, PALE, 0.85);
    }
  };
}
