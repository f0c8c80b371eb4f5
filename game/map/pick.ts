import { visitWithin } from '#models/space/grid';
import { toWorld } from './camera.ts';
import type { Explorer } from './explorer.ts';

/** So near, in CSS pixels, a pointer has to be to a segment to mean it. */
const REACH = 12;

/** The segment at a point of the window; null where there is none. */
export function segmentAt(
  { walk, camera, extent }: Pick<Explorer, 'walk' | 'camera' | 'extent'>,
  point: { readonly x: number; readonly y: number },
): number | null {
  const { x, y } = toWorld(camera, extent, point.x, point.y);
  let found: { readonly segment: number; readonly squared: number } | null = null;
  visitWithin(walk.ground.grid, x, y, REACH / camera.zoom, (segment, squared) => {
    if (!found || squared < found.squared) found = { segment, squared };
  });
  return (found as { readonly segment: number } | null)?.segment ?? null;
}
