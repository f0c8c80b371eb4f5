import { toScreen } from './camera.ts';
import { colourOf, SUN } from './colour.ts';
import type { Painter } from './overlay.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

const WARM = colourOf(SUN);
/** The arrow's shaft begins and ends so far from the walker, in CSS pixels; half the width of its head. */
const [TAIL, TIP, HEAD] = [34, 78, 11];

/** An arrow beside the walker that points to a place, wherever the camera looks. */
export function arrowPainter(place: Place, walker: () => Place): Painter {
  return (ink, { camera, extent }) => {
    const at = walker();
    const from = toScreen(camera, extent, at.x, at.y);
    const to = toScreen(camera, extent, place.x, place.y);
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length < 1) return;
    const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
    const along = (far: number, aside: number) => ({
      x: from.x + dx * far - dy * aside,
      y: from.y + dy * far + dx * aside,
    });
    const tip = along(TIP, 0);
    ink.line(along(TAIL, 0), tip, 4, WARM, 0.5, 1);
    for (const side of [-HEAD, HEAD]) ink.line(along(TIP - HEAD, side), tip, 4, WARM, 1, 1);
  };
}
