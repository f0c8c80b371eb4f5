import type { Leg } from './leg.ts';
import { cellStays, type Stay } from './stays.ts';

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

/** Coverage of a session's legs on the grids of their maps; `stays` are theirs. */
export function coverage(legs: readonly Leg[], stays = cellStays(legs)): Coverage {
  const begun = legs[0]?.t[0] ?? 0;
  return coverageOf(stays, begun, legs.at(-1)?.t.at(-1) ?? begun);
}

/**
 * Follow stays through their terrains. Where a map leaves other segments out than before, its cells stay
 * known, and reachable is what any of its selections lets one reach.
 *
 * @param begun first and last second of the walk
 */
export function coverageOf(stays: readonly Stay[], begun: number, ended: number): Coverage {
  const reachable = reachableOf(stays);
  const known = new Map<string, Set<number>>();
  const entered = new Map<string, Set<number>>();
  const growth: (readonly [number, number])[] = [];
  let [visited, moves, returns] = [0, 0, 0];
  for (const { ground, cell, from, moved } of stays) {
    const isNew = addTo(known, ground.name, cell);
    if (moved) moves++;
    if (moved && !isNew) returns++;
    if (ground.reachable.has(cell) && addTo(entered, ground.name, cell))
      growth.push([from - begun, ++visited]);
  }
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

function reachableOf(stays: readonly Stay[]): number {
  const cells = new Map<string, Set<number>>();
  for (const { name, reachable } of new Set(stays.map(({ ground }) => ground)))
    for (const cell of reachable) addTo(cells, name, cell);
  return [...cells.values()].reduce((sum, { size }) => sum + size, 0);
}

/** Whether the cell was not in the set of that name before. */
function addTo(sets: Map<string, Set<number>>, name: string, cell: number): boolean {
  const set = sets.get(name) ?? new Set();
  sets.set(name, set);
  const { size } = set;
  return set.add(cell).size > size;
}

/** Reachable cells entered by a time, from the growth of a coverage. */
export function visitedBy(growth: Coverage['growth'], seconds: number): number {
  return growth.findLast(([t]) => t <= seconds)?.[1] ?? 0;
}

/** Mean of the stepwise growth over a time; its value at once where no time passed. */
function areaUnder(growth: Coverage['growth'], seconds: number): number {
  if (seconds <= 0) return growth.at(-1)?.[1] ?? 0;
  return growth.reduce((area, [t]) => area + (seconds - t) / seconds, 0);
}
