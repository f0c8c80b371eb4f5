import { toScreen } from './camera.ts';
import { type Colour, colourOf, NIGHT, SUN } from './colour.ts';
import type { Painter } from './overlay.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

const WHITE: Colour = [1, 1, 1];
const WARM = colourOf(SUN);
const DARK = colourOf(NIGHT);

/** Way-points as sun rings on a faint line, and the songs of the path joined in their order. */
export function pathPainter(waypoints: readonly Place[], songs: readonly Place[]): Painter {
  return (ink, { camera, extent }) => {
    const onScreen = ({ x, y }: Place) => toScreen(camera, extent, x, y);
    const way = waypoints.map(onScreen);
    const played = songs.map(onScreen);
    for (const [i, to] of way.entries()) {
      const from = way[i - 1];
      if (from) ink.line(from, to, 1, WARM, 0.35);
    }
    for (const [i, to] of played.entries()) {
      const from = played[i - 1];
      if (from) ink.line(from, to, 1.2, WHITE, 0.35);
    }
    for (const { x, y } of played) {
      ink.disc(x, y, 5, DARK, 0.8);
      ink.disc(x, y, 3, WHITE, 0.95);
    }
    for (const { x, y } of way) {
      ink.ring(x, y, 10, 2, WARM, 0.9);
      ink.ring(x, y, 5, 1.4, WARM, 0.7);
    }
  };
}
