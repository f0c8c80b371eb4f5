import { visitWithin } from '#models/space/grid';
import { toWorld } from './camera.ts';
import type { Explorer } from './explorer.ts';

/** So near, in CSS pixels, a pointer has to be to a segment to mean it. */
const REACH = 12;

/** What is seen in a window: a map's ground and where one looks. */
interface Seen extends Pick<Explorer, 'camera' | 'extent'> {
  readonly walk: Pick<Explorer['walk'], 'ground'>;
}

/** The segment at a point of the window; null where there is none. */
export function segmentAt(
  { walk, camera, extent }: Seen,
  point: { readonly x: number; readonly y: number },
): number | null {
  const { x, y } = toWorld(camera, extent, point.x, point.y);
  let found: { readonly segment: number; readonly squared: number } | null = null;
  visitWithin(walk.ground.grid, x, y, REACH / camera.zoom, (segment, squared) => {
    if (!found || squared < found.squared) found = { segment, squared };
  });
  return (found as { readonly segment: number } | null)?.segment ?? null;
}
