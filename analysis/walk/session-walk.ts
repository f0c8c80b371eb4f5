import { type Coverage, coverage } from './coverage.ts';
import { audibleSeconds, dwellBySegment, type Hearing, tracksHeard } from './hearing.ts';
import { type Leg, projectedLength } from './leg.ts';
import { pace } from './pace.ts';
import { type Path, pathLength, straightness } from './path.ts';
import { rediscretise } from './rediscretise.ts';
import { sinuosity } from './sinuosity.ts';
import type { WalkMap } from './walk-map.ts';

/** How somebody moved, on one map or over all maps of a session. */
interface Movement {
  /** Seconds between the samples: on the move and at rest. */
  readonly walking: number;
  readonly standing: number;
  /** Path length in multiples of the hearing radius. */
  readonly radii: number;
  /** Straightness 0 ... 1; null where nobody moved. */
  readonly straightness: number | null;
  /** Sinuosity of steps of one hearing radius, in 1 / sqrt(hearing radius); null under two steps. */
  readonly sinuosity: number | null;
  readonly coverage: Coverage;
}

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
}

/** Measure a session from its legs and what it heard. */
export function measureSession(legs: readonly Leg[], hearings: readonly Hearing[]): SessionWalk {
  const maps = [...new Set(legs.map(({ map }) => map))];
  return {
    ...movement(legs),
    maps: maps.map((map) => {
      const own = legs.filter((leg) => leg.map === map);
      const units = own.reduce((sum, leg) => sum + projectedLength(leg), 0);
      return { ...movement(own), map, units, legs: own };
    }),
    hearings,
    dwell: dwellBySegment(hearings),
    tracks: tracksHeard(hearings),
    audible: audibleSeconds(hearings),
  };
}

function movement(legs: readonly Leg[]): Movement {
  const inRadii = legs.map(pathInRadii);
  return {
    ...pace(legs),
    radii: inRadii.reduce((sum, path) => sum + pathLength(path), 0),
    straightness: straightness(inRadii),
    sinuosity: sinuosity(inRadii.map((path) => rediscretise(path, 1))),
    coverage: coverage(legs),
  };
}

/** A leg with the hearing radius as unit of length, so that walks on different maps compare. */
function pathInRadii({ map, x, y }: Leg): Path {
  return { x: x.map((value) => value / map.radius), y: y.map((value) => value / map.radius) };
}
