import type { Walk } from '#study/walk/walk';
import type { MapSound } from '../sound/map-sound.ts';
import type { PlayedSegment } from '../sound/segment-player.ts';
import { toScreen } from './camera.ts';
import { type Colour, colourOf, NIGHT } from './colour.ts';
import type { Painter } from './overlay.ts';

const WHITE: Colour = [1, 1, 1];
const DARK = colourOf(NIGHT);

/** The track path as a thin line, brighter where it was played, and the playhead walking along it. */
export function playheadPainter(
  walk: Walk,
  segments: readonly PlayedSegment[],
  sound: MapSound,
): Painter {
  return (ink, { camera, extent }) => {
    const { playhead } = sound;
    if (playhead?.source !== 'track') return;
    const { positions } = walk.ground.grid;
    const points = segments.map(({ segment }) =>
      toScreen(camera, extent, positions[2 * segment] ?? 0, positions[2 * segment + 1] ?? 0),
    );
    for (const [i, to] of points.entries()) {
      const from = points[i - 1];
      if (from) ink.line(from, to, 1.4, WHITE, i <= playhead.index ? 0.5 : 0.2);
    }
    const from = points[playhead.index];
    if (!from) return;
    const to = points[playhead.index + 1] ?? from;
    const x = from.x + (to.x - from.x) * playhead.share;
    const y = from.y + (to.y - from.y) * playhead.share;
    ink.glow(x, y, 24, WHITE, 0.2);
    ink.disc(x, y, 8, DARK, 0.85);
    ink.disc(x, y, 5, WHITE, 1);
  };
}
