import { meanOrNull } from '../statistics/mean-or-null.ts';
import { type Coverage, coverage } from './coverage.ts';
import { entropyRate, occupancyEntropy } from './entropy.ts';
import { firstPassages } from './first-passage.ts';
import type { Leg } from './leg.ts';
import { pace } from './pace.ts';
import { at, type Path, pathLength, straightness } from './path.ts';
import { type CutPath, rediscretise } from './rediscretise.ts';
import { afterLiked, type Search, type SearchStep } from './search.ts';
import { sinuosity } from './sinuosity.ts';
import { cellStays } from './stays.ts';

/** How somebody moved, on one map or over all maps of a session. */
export interface Movement {
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
  /** Entropy in bits of the time in cells, and of a move given the cell that it leaves; null without any. */
  readonly occupancy: number | null;
  readonly entropyRate: number | null;
  /** Mean seconds within a hearing radius of a place of the path; null where no such time was seen whole. */
  readonly firstPassage: number | null;
  readonly search: Search;
}

/**
 * Measure legs, one after another.
 *
 * @param liked seconds at which something liked began to sound
 */
export function movement(legs: readonly Leg[], liked: readonly number[]): Movement {
  const inRadii = legs.map(pathInRadii);
  const cut = inRadii.map((path) => rediscretise(path, 1));
  const stays = cellStays(legs);
  return {
    ...pace(legs),
    radii: inRadii.reduce((sum, path) => sum + pathLength(path), 0),
    straightness: straightness(inRadii),
    sinuosity: sinuosity(cut),
    coverage: coverage(legs, stays),
    occupancy: occupancyEntropy(stays),
    entropyRate: entropyRate(stays),
    firstPassage: meanOrNull(legs.flatMap((leg, i) => passages(leg, inRadii[i], cut[i]))),
    search: afterLiked(
      legs.flatMap((leg, i) => searchSteps(leg, cut[i])),
      liked,
    ),
  };
}

/** A leg with the hearing radius as unit of length, so that walks on different maps compare. */
function pathInRadii({ map, x, y }: Leg): Path {
  return { x: scaled(x, 1 / map.radius), y: scaled(y, 1 / map.radius) };
}

function scaled(values: readonly number[], by: number): Float64Array {
  const out = new Float64Array(values.length);
  for (let i = 0; i < out.length; i++) out[i] = (values[i] as number) * by;
  return out;
}

/** Around the places of the path that lie a hearing radius apart. */
function passages({ t }: Leg, path: Path | undefined, cut: CutPath | undefined): readonly number[] {
  if (!path || !cut) return [];
  const { x, y } = path;
  const apart = (a: number, b: number): number =>
    Math.hypot(at(x, a) - at(x, b), at(y, a) - at(y, b));
  return firstPassages({ t, apart, centres: cut.place.map(Math.round) }, 1);
}

/** The path's steps of one hearing radius with their times and turns. */
function searchSteps({ t }: Leg, cut: CutPath | undefined): readonly SearchStep[] {
  if (!cut) return [];
  const { x, y, place } = cut;
  return place.slice(1).map((end, i) => {
    const [ax, ay] = [at(x, i) - at(x, i - 1), at(y, i) - at(y, i - 1)];
    const [bx, by] = [at(x, i + 1) - at(x, i), at(y, i + 1) - at(y, i)];
    const turned = Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
    return {
      from: timeAt(t, place[i] ?? 0),
      to: timeAt(t, end),
      length: 1,
      angle: i > 0 ? Math.abs(turned) : null,
    };
  });
}

function timeAt(t: readonly number[], place: number): number {
  const before = Math.floor(place);
  const next = t[before + 1];
  const from = at(t, before);
  return next === undefined ? from : from + (place - before) * (next - from);
}
