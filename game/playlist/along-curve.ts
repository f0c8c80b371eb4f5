import type { Waypoint } from './path-songs.ts';

/** Steps of the curve along one side: finer than any screen shows. */
const SIDE = 1 << 10;

/**
 * Order of places along a curve that fills their bounding box (Hilbert's), as indices into `places`:
 * neighbours in the order are neighbours on the map, so a selection of any size becomes a walk without
 * leaps. Places without coordinates come last.
 */
export function alongCurve(places: readonly Waypoint[]): readonly number[] {
  const known = places.filter(({ x, y }) => Number.isFinite(x + y));
  const left = known.reduce((least, { x }) => Math.min(least, x), 1);
  const top = known.reduce((least, { y }) => Math.min(least, y), 1);
  const size = known.reduce((most, { x, y }) => Math.max(most, x - left, y - top), 1e-9);
  const cell = (from: number) => Math.min(SIDE - 1, Math.floor((from / size) * SIDE));
  const keys = places.map(({ x, y }) =>
    Number.isFinite(x + y) ? curveKey(cell(x - left), cell(y - top)) : Number.POSITIVE_INFINITY,
  );
  const key = (index: number) => keys[index] ?? 0;
  return [...places.keys()].sort((a, b) => (key(a) === key(b) ? a - b : key(a) < key(b) ? -1 : 1));
}

/** How far along Hilbert's curve a cell lies. */
function curveKey(column: number, row: number): number {
  let [x, y, key] = [column, row, 0];
  for (let step = SIDE / 2; step >= 1; step /= 2) {
    const [right, below] = [(x & step) > 0 ? 1 : 0, (y & step) > 0 ? 1 : 0];
    key += step * step * ((3 * right) ^ below);
    if (below === 0) {
      if (right === 1) [x, y] = [SIDE - 1 - x, SIDE - 1 - y];
      [x, y] = [y, x];
    }
  }
  return key;
}
