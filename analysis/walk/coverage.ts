import { cellAt, type Ground } from './cells.ts';
import type { Leg } from './leg.ts';
import { at } from './path.ts';

/** How much of the maps it was on a session has seen. */
export interface Coverage {
  /** Reachable cells entered, and reachable cells there are, over all maps of the session. */
  readonly visited: number;
  readonly reachable: number;
  /** visited / reachable; null where no cell can be reached. */
  readonly share: number | null;
  /** Mean of the share over the session's time: the area under its curve, 0 ... 1. */
  readonly area: number | null;
  /** Seconds from the first sample to the last. */
  readonly lasted: number;
  /** When the share grew: seconds since the first sample, and reachable cells entered by then. */
  readonly growth: readonly (readonly [seconds: number, visited: number])[];
  /** Steps from one cell into another, and those that led into a cell known before. */
  readonly moves: number;
  readonly returns: number;
  /** returns / moves; null without moves. */
  readonly revisitRate: number | null;
}

/** Follow a session's legs over the grids of their maps. */
export function coverage(legs: readonly Leg[]): Coverage {
  const grounds = new Set(legs.map(({ map }) => map.ground));
  const reachable = [...grounds].reduce((sum, ground) => sum + ground.reachable.size, 0);
  const begun = legs[0]?.t[0] ?? 0;
  const ended = legs.at(-1)?.t.at(-1) ?? begun;
  const seen = new Map<Ground, Set<number>>();
  const growth: (readonly [number, number])[] = [];
  let [visited, moves, returns] = [0, 0, 0];
  const enter = (ground: Ground, cell: number, t: number, moved: boolean): void => {
    const known = seen.get(ground) ?? new Set();
    seen.set(ground, known);
    if (moved) moves++;
    if (moved && known.has(cell)) returns++;
    if (!known.has(cell) && ground.reachable.has(cell)) growth.push([t - begun, ++visited]);
    known.add(cell);
  };
  for (const leg of legs) enterCells(leg, leg.map.ground, enter);
  return {
    visited,
    reachable,
    share: reachable > 0 ? visited / reachable : null,
    area: reachable > 0 ? areaUnder(growth, ended - begun) / reachable : null,
    lasted: ended - begun,
    growth,
    moves,
    returns,
    revisitRate: moves > 0 ? returns / moves : null,
  };
}

/** Reachable cells entered by a time, from the growth of a coverage. */
export function visitedBy(growth: Coverage['growth'], seconds: number): number {
  return growth.findLast(([t]) => t <= seconds)?.[1] ?? 0;
}

function enterCells(
  leg: Leg,
  ground: Ground,
  enter: (ground: Ground, cell: number, t: number, moved: boolean) => void,
): void {
  let before = -1;
  for (let i = 0; i < leg.t.length; i++) {
    const cell = cellAt(ground.cells, at(leg.x, i), at(leg.y, i));
    if (cell !== before) enter(ground, cell, at(leg.t, i), before >= 0);
    before = cell;
  }
}

/** Mean of the stepwise growth over a time; its value at once where no time passed. */
function areaUnder(growth: Coverage['growth'], seconds: number): number {
  if (seconds <= 0) return growth.at(-1)?.[1] ?? 0;
  return growth.reduce((area, [t]) => area + (seconds - t) / seconds, 0);
}
