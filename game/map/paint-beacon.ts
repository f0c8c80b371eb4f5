import { toScreen } from './camera.ts';
import { colourOf, SUN } from './colour.ts';
import type { Painter } from './overlay.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

const WARM = colourOf(SUN);
const RINGS = [7, 13, 20];
/** CSS pixels from dot to dot of the way, and most dots that are drawn. */
const STEP = 10;
const MOST_DOTS = 160;
/** The rings breathe in this time. */
const BREATH_SECONDS = 2.4;

/** Three rings around a place, and a dotted way to it from where the walker is. */
export function beaconPainter(place: Place, walker: () => Place): Painter {
  return (ink, { camera, extent, seconds }) => {
    const at = walker();
    const from = toScreen(camera, extent, at.x, at.y);
    const to = toScreen(camera, extent, place.x, place.y);
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const dots = Math.min(MOST_DOTS, Math.floor(length / STEP));
    for (let dot = 2; dot < dots - 1; dot++) {
      const share = dot / dots;
      ink.disc(
        from.x + (to.x - from.x) * share,
        from.y + (to.y - from.y) * share,
        1.4,
        WARM,
        0.3 + 0.4 * share,
      );
    }
    const breath = seconds === null ? 0 : Math.sin((2 * Math.PI * seconds) / BREATH_SECONDS);
    for (const [i, radius] of RINGS.entries())
      ink.ring(to.x, to.y, radius + 1.2 * i * breath, 1.5, WARM, 0.9 - 0.28 * i);
    ink.disc(to.x, to.y, 2.4, WARM, 1);
  };
}
