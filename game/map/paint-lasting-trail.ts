import { toScreen } from './camera.ts';
import { colourOf, SUN } from './colour.ts';
import type { Painter } from './overlay.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

const WARM = colourOf(SUN);
/** World units between two points of the trail, and most points that are remembered. */
const SPACING = 0.004;
const MOST_POINTS = 20_000;

/** The whole way of the walker, from now on, as a faint line that does not fade. */
export function lastingTrail(walker: () => Place): Painter {
  const points: Place[] = [];
  return (ink, { camera, extent }) => {
    const { x, y } = walker();
    const last = points.at(-1);
    if (!last || Math.hypot(last.x - x, last.y - y) >= SPACING) points.push({ x, y });
    if (points.length > MOST_POINTS) points.shift();
    for (const [i, point] of points.entries()) {
      const before = points[i - 1];
      if (!before) continue;
      const from = toScreen(camera, extent, before.x, before.y);
      const to = toScreen(camera, extent, point.x, point.y);
      if (Math.max(from.x, to.x) > 0 && Math.min(from.x, to.x) < extent.width)
        ink.line(from, to, 1.6, WARM, 0.3);
    }
  };
}
