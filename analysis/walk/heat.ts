import { type Cells, cellAt, cellsOf } from './cells.ts';
import type { Leg } from './leg.ts';
import { at } from './path.ts';
import type { WalkMap } from './walk-map.ts';

/** Seconds that all walks of one map spent in each cell. */
export interface Heat {
  readonly cells: Cells;
  readonly seconds: Map<number, number>;
}

/** A cold map: cells of half a hearing radius, at least 24 and at most 120 across. */
export function coldMap(map: WalkMap): Heat {
  return {
    cells: cellsOf(Math.min(1 / 24, Math.max(1 / 120, map.radius / 2))),
    seconds: new Map(),
  };
}

/** Add the time of a leg; the time between two samples belongs to the cell of the first. */
export function warm({ cells, seconds }: Heat, { t, x, y }: Leg): void {
  for (let i = 1; i < t.length; i++) {
    const cell = cellAt(cells, at(x, i - 1), at(y, i - 1));
    seconds.set(cell, (seconds.get(cell) ?? 0) + at(t, i) - at(t, i - 1));
  }
}
