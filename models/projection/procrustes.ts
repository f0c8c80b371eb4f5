import type { Matrix } from '../space/space.ts';

/** A turn, perhaps mirrored, a scale and a shift of the plane: p -> scale * (p . rotation) + shift. */
export interface Similarity {
  /** Row-major 2 x 2, orthonormal. */
  readonly rotation: readonly [number, number, number, number];
  readonly scale: number;
  readonly shift: readonly [number, number];
}

/**
 * The similarity that lays one map (N x 2) onto another of the same points with the least sum of squared
 * distances: orthogonal Procrustes (Schonemann 1966) with scale and shift, mirroring allowed. In the
 * plane the best turn and the best mirrored turn have closed forms; the better one is taken. A map
 * whose points all lie on one spot is only shifted.
 */
export function procrustes(from: Matrix, onto: Matrix): Similarity {
  const [a, b] = [centre(from), centre(onto)];
  const { xx, xy, yx, yy, spread } = products(from, a, onto, b);
  const turned = Math.hypot(xx + yy, xy - yx);
  const mirrored = Math.hypot(xx - yy, xy + yx);
  const best = Math.max(turned, mirrored);
  const scale = spread > 0 && best > 0 ? best / spread : 1;
  const rotation = turned >= mirrored ? turn(xx + yy, xy - yx) : mirror(xx - yy, xy + yx);
  const [cx, cy] = moved(a, rotation, scale);
  return { rotation, scale, shift: [b[0] - cx, b[1] - cy] };
}

/** A map moved by a similarity. */
export function applySimilarity(map: Matrix, { rotation, scale, shift }: Similarity): Matrix {
  const values = new Float32Array(map.values.length);
  for (let i = 0; i < values.length; i += 2) {
    const [x, y] = moved([map.values[i] ?? 0, map.values[i + 1] ?? 0], rotation, scale);
    values[i] = x + shift[0];
    values[i + 1] = y + shift[1];
  }
  return { ...map, values };
}

type Point = readonly [number, number];

function moved([x, y]: Point, [a, b, c, d]: Similarity['rotation'], scale: number): Point {
  return [scale * (x * a + y * c), scale * (x * b + y * d)];
}

function turn(cosine: number, sine: number): Similarity['rotation'] {
  const [c, s] = unit(cosine, sine);
  return [c, s, -s, c];
}

function mirror(cosine: number, sine: number): Similarity['rotation'] {
  const [c, s] = unit(cosine, sine);
  return [c, s, s, -c];
}

function unit(x: number, y: number): Point {
  const length = Math.hypot(x, y);
  return length > 0 ? [x / length, y / length] : [1, 0];
}

function centre({ rows, values }: Matrix): Point {
  let [x, y] = [0, 0];
  for (let i = 0; i < 2 * rows; i += 2) {
    x += values[i] ?? 0;
    y += values[i + 1] ?? 0;
  }
  return [x / rows, y / rows];
}

/** Sums over points of the products of centred coordinates: xy is x of `from` times y of `onto`. */
function products(from: Matrix, a: Point, onto: Matrix, b: Point) {
  let [xx, xy, yx, yy, spread] = [0, 0, 0, 0, 0];
  for (let i = 0; i < 2 * from.rows; i += 2) {
    const [px, py] = [(from.values[i] ?? 0) - a[0], (from.values[i + 1] ?? 0) - a[1]];
    const [qx, qy] = [(onto.values[i] ?? 0) - b[0], (onto.values[i + 1] ?? 0) - b[1]];
    xx += px * qx;
    xy += px * qy;
    yx += py * qx;
    yy += py * qy;
    spread += px * px + py * py;
  }
  return { xx, xy, yx, yy, spread };
}
