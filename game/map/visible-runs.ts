import { cellOf, type Grid } from '#models/space/grid';

/** Part of the world, borders included. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A stretch of a grid's `ids`. */
export interface Run {
  readonly first: number;
  readonly count: number;
}

/** The points whose cells touch the bounds, as stretches of the grid's order, neighbours joined. */
export function visibleRuns(grid: Grid, bounds: Bounds): readonly Run[] {
  const { side, starts } = grid;
  if (bounds.right < 0 || bounds.bottom < 0 || bounds.left > 1 || bounds.top > 1) return [];
  const left = cellOf(bounds.left, side);
  const right = cellOf(bounds.right, side);
  const runs: Run[] = [];
  for (let row = cellOf(bounds.top, side); row <= cellOf(bounds.bottom, side); row++) {
    const first = starts[row * side + left] ?? 0;
    const count = (starts[row * side + right + 1] ?? 0) - first;
    const last = runs.at(-1);
    if (last && last.first + last.count === first)
      runs[runs.length - 1] = { first: last.first, count: last.count + count };
    else if (count > 0) runs.push({ first, count });
  }
  return runs;
}
