/** A path on the map: one point per index, in any one unit of length. */
export interface Path {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** Length of the straight step that leads to a point from the one before it; 0 for the first point. */
export function stepTo(path: Path, index: number): number {
  const { x, y } = path;
  if (index === 0) return 0;
  return Math.hypot(at(x, index) - at(x, index - 1), at(y, index) - at(y, index - 1));
}

/** Length of the whole path, the L of straightness; 0 for fewer than two points. */
export function pathLength(path: Path): number {
  let length = 0;
  for (let i = 1; i < path.x.length; i++) length += stepTo(path, i);
  return length;
}

/** Distance from the first point to the last, the D of straightness; 0 for fewer than two points. */
export function displacement({ x, y }: Path): number {
  const last = x.length - 1;
  return last < 1 ? 0 : Math.hypot(at(x, last) - at(x, 0), at(y, last) - at(y, 0));
}

/**
 * Straightness D / L, 0 (back where it began) to 1 (a straight line); over several paths the sum of D by
 * the sum of L. Null where nothing moved. It doesn't change when the map is turned, shifted or scaled.
 */
export function straightness(paths: readonly Path[]): number | null {
  const length = paths.reduce((sum, path) => sum + pathLength(path), 0);
  const direct = paths.reduce((sum, path) => sum + displacement(path), 0);
  return length > 0 ? Math.min(1, direct / length) : null;
}

/** One coordinate of a point that exists. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? Number.NaN;
}
