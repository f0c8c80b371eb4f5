import { cellAt, type Terrain } from './cells.ts';
import type { Leg } from './leg.ts';
import { at } from './path.ts';

/** A time in one cell of a terrain, from entering it to leaving it. */
export interface Stay {
  readonly ground: Terrain;
  readonly cell: number;
  /** Seconds from the start of the walk. */
  readonly from: number;
  readonly to: number;
  /** Whether one came straight from the stay before, not over a cut. */
  readonly moved: boolean;
}

/** The cells that a walk went through, in the order of time. */
export function cellStays(legs: readonly Leg[]): readonly Stay[] {
  return legs.flatMap(staysOf);
}

function staysOf({ map: { ground }, t, x, y }: Leg): readonly Stay[] {
  const stays: Stay[] = [];
  let [cell, from] = [-1, at(t, 0)];
  for (let i = 0; i < t.length; i++) {
    const now = cellAt(ground.cells, at(x, i), at(y, i));
    if (now === cell) continue;
    if (cell >= 0) stays.push({ ground, cell, from, to: at(t, i), moved: stays.length > 0 });
    [cell, from] = [now, at(t, i)];
  }
  if (cell < 0) return stays;
  return [...stays, { ground, cell, from, to: at(t, t.length - 1), moved: stays.length > 0 }];
}
