import type { Matrix } from '../space/space.ts';
import type { TrackNumbers } from '../space/track-numbers.ts';
import type { Neighbours } from './neighbour-lists.ts';
import { nearestNeighbours } from './neighbours.ts';

/** Neighbours on the map whose distance is the local scale. */
const LOCAL = 12;
/** A neighbour is torn away where it lies so many local scales off, and so much of the map's width. */
const FAR = 6;
const FAR_SHARE = 0.1;

/**
 * The true near neighbours that a map (N x 2) tore apart, at most `most` a segment, nearest in the space
 * first: of another track, and far away on the map, measured by how far a segment's 12th neighbour on
 * the map lies and by the map's width. Row-major N x most ids; a segment's own id stands for none.
 */
export function findWormholes(
  map: Matrix,
  near: Neighbours,
  tracks: TrackNumbers,
  most: number,
): Uint32Array {
  const scales = localScales(map);
  const least = FAR_SHARE * widthOf(map);
  const links = Uint32Array.from({ length: map.rows * most }, (_, at) => Math.floor(at / most));
  for (let i = 0; i < map.rows; i++) {
    const far = Math.max(least, FAR * (scales[i] ?? 0));
    let found = 0;
    for (let k = 0; k < near.count && found < most; k++) {
      const other = near.ids[i * near.count + k] ?? i;
      if (tracks[other] === tracks[i] || distance(map, i, other) <= far) continue;
      links[i * most + found++] = other;
    }
  }
  return links;
}

/** How far the 12th neighbour (or the last there is) of every point lies. */
function localScales(map: Matrix): Float32Array {
  const count = Math.min(LOCAL, map.rows - 1);
  if (count < 1) return new Float32Array(map.rows);
  const { distances } = nearestNeighbours(map, count);
  return Float32Array.from({ length: map.rows }, (_, i) => distances[(i + 1) * count - 1] ?? 0);
}

function widthOf({ rows, values }: Matrix): number {
  const ranges = [0, 1].map((axis) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = 0; i < rows; i++) {
      low = Math.min(low, values[2 * i + axis] ?? 0);
      high = Math.max(high, values[2 * i + axis] ?? 0);
    }
    return high - low;
  });
  return Math.max(...ranges);
}

function distance({ values }: Matrix, a: number, b: number): number {
  const dx = (values[2 * a] ?? 0) - (values[2 * b] ?? 0);
  const dy = (values[2 * a + 1] ?? 0) - (values[2 * b + 1] ?? 0);
  return Math.hypot(dx, dy);
}
