import { counterpart } from '#data/bundle/segment-time';
import { nearest } from '#models/space/grid';
import type { Ground } from '#study/walk/ground';
import type { MapView } from './map-view.ts';

/**
 * Where the walker arrives on a map of other segments: at the one that sounds while the one does that was
 * nearest before. Undefined where both maps are of the same segments, or nothing links them.
 */
export function linkedPlace(
  from: { readonly ground: Ground; readonly view: MapView },
  at: { readonly x: number; readonly y: number },
  to: MapView,
): { x: number; y: number } | undefined {
  const [before, after] = [from.view.cut, to.cut];
  if (!before || !after || before.id === after.id) return undefined;
  const segment = counterpart(before, nearest(from.ground.grid, at.x, at.y), after);
  const [x, y] = to.positions.subarray(2 * segment, 2 * segment + 2);
  return segment < 0 || x === undefined || y === undefined ? undefined : { x, y };
}
