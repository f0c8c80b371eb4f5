import { audibleSeconds, dwellBySegment, type Hearing, tracksHeard } from './hearing.ts';
import { type Leg, projectedLength } from './leg.ts';
import { type Movement, movement } from './movement.ts';
import { type HeardRun, type OriginalWalk, originalWalk } from './original-walk.ts';
import type { WalkMap } from './walk-map.ts';

/** A session's walk on one of its maps. */
export interface MapWalk extends Movement {
  readonly map: WalkMap;
  /** Path length in the units of the projection's axes. */
  readonly units: number;
  readonly legs: readonly Leg[];
}

/** Everything that is measured of a session. */
export interface SessionWalk extends Movement {
  readonly maps: readonly MapWalk[];
  readonly hearings: readonly Hearing[];
  /** Seconds by segment. */
  readonly dwell: ReadonlyMap<number, number>;
  readonly tracks: number | null;
  /** Seconds in which anything sounded. */
  readonly audible: number;
  /** The same walk in the space itself; null where fewer than two segments with a vector were heard. */
  readonly original: OriginalWalk | null;
}

/** What a session heard, and what of it was liked. */
export interface Heard {
  readonly hearings: readonly Hearing[];
  readonly runs: readonly HeardRun[];
  /** Seconds at which something liked began to sound. */
  readonly liked: readonly number[];
}

/** A session that heard nothing. */
export const SILENCE: Heard = { hearings: [], runs: [], liked: [] };

/** Measure a session from its legs and what it heard. */
export function measureSession(
  legs: readonly Leg[],
  { hearings, runs, liked }: Heard = SILENCE,
): SessionWalk {
  const maps = [...new Set(legs.map(({ map }) => map))];
  return {
    ...movement(legs, liked),
    maps: maps.map((map) => {
      const own = legs.filter((leg) => leg.map === map);
      const units = own.reduce((sum, leg) => sum + projectedLength(leg), 0);
      return { ...movement(own, liked), map, units, legs: own };
    }),
    hearings,
    dwell: dwellBySegment(hearings),
    tracks: tracksHeard(hearings),
    audible: audibleSeconds(hearings),
    original: originalWalk(runs, liked),
  };
}
