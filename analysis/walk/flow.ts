import { type Cells, cellAt, cellsOf } from './cells.ts';
import type { Leg } from './leg.ts';
import { at } from './path.ts';
import type { WalkMap } from './walk-map.ts';

/** Sums over the passages of one cell, in world units. */
interface CellSums {
  passages: number;
  sessions: number;
  last: string;
  dx: number;
  dy: number;
  /** Of the directions, each of length 1. */
  unitX: number;
  unitY: number;
}
/** Where the walks of one map went, cell by cell of a coarse grid. */
export interface Flow {
  readonly cells: Cells;
  readonly sums: Map<number, CellSums>;
}
/** Where one cell was crossed to. */
export interface CellFlow {
  /** Middle of the cell in world units. */
  readonly x: number;
  readonly y: number;
  readonly passages: number;
  /** Sessions that crossed it. */
  readonly sessions: number;
  /** Mean displacement of a passage in world units. */
  readonly dx: number;
  readonly dy: number;
  /** Length of the mean direction: 1 all went the same way, 0 as many to either side. */
  readonly concentration: number;
}

/** Who ends nearer than this share of a cell to where they came in has not crossed it: they stood or turned. */
const LEAST_CROSSED = 0.1;

/** A map on which nobody went anywhere: cells of two hearing radii, at least 10 and at most 24 across. */
export function stillMap(map: WalkMap): Flow {
  return { cells: cellsOf(Math.min(1 / 10, Math.max(1 / 24, 2 * map.radius))), sums: new Map() };
}

/** Add the passages of a session's leg: each run of samples in one cell, up to the first sample of the next one. */
export function follow({ cells, sums }: Flow, { x, y }: Leg, session: string): void {
  let from = 0;
  let cell = x.length > 0 ? cellAt(cells, at(x, 0), at(y, 0)) : 0;
  for (let i = 1; i < x.length; i++) {
    const next = cellAt(cells, at(x, i), at(y, i));
    if (next === cell && i < x.length - 1) continue;
    const [dx, dy] = [at(x, i) - at(x, from), at(y, i) - at(y, from)];
    if (Math.hypot(dx, dy) >= LEAST_CROSSED * cells.side) add(sums, cell, dx, dy, session);
    [from, cell] = [i, next];
  }
}

function add(sums: Flow['sums'], cell: number, dx: number, dy: number, session: string): void {
  const known = sums.get(cell) ?? {
    ...{ passages: 0, sessions: 0, last: '', dx: 0, dy: 0, unitX: 0, unitY: 0 },
  };
  const length = Math.hypot(dx, dy);
  known.passages++;
  if (known.last !== session) known.sessions++;
  known.last = session;
  known.dx += dx;
  known.dy += dy;
  known.unitX += dx / length;
  known.unitY += dy / length;
  sums.set(cell, known);
}

/** The means of all cells that were crossed, row by row from the top left. */
export function cellFlows({ cells: { side, across }, sums }: Flow): readonly CellFlow[] {
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([cell, { passages, sessions, dx, dy, unitX, unitY }]) => ({
      x: ((cell % across) + 0.5) * side,
      y: (Math.floor(cell / across) + 0.5) * side,
      ...{ passages, sessions },
      dx: dx / passages,
      dy: dy / passages,
      concentration: Math.min(1, Math.hypot(unitX, unitY) / passages),
    }));
}
