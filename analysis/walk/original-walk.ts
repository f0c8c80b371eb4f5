import { meanOrNull } from '../statistics/mean-or-null.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { entropyRate, occupancyEntropy } from './entropy.ts';
import { firstPassages } from './first-passage.ts';
import type { Hearing } from './hearing.ts';
import type { OriginalSpace } from './regions.ts';
import { afterLiked, type Search, type SearchStep } from './search.ts';
import { sinuosityOf } from './sinuosity.ts';
import type { Stay } from './stays.ts';
import { turn, type Vector, vectorDistance, vectorSteps, wayLength } from './vectors.ts';

/** A run of hearings in one space. */
export interface HeardRun {
  readonly space: OriginalSpace;
  /** Onsets in the order of time, of segments that the space has; none twice in a row. */
  readonly heard: readonly Hearing[];
}

/**
 * How somebody moved in the space itself: from each segment heard to the next. Lengths are in spreads, the root
 * of the mean squared distance of the space's segments from their mean; regions stand for cells.
 */
export interface OriginalWalk {
  readonly length: number;
  readonly straightness: number | null;
  readonly sinuosity: number | null;
  readonly coverage: Coverage;
  readonly occupancy: number | null;
  readonly entropyRate: number | null;
  /** Mean seconds within a region's reach of a segment heard; null where no such time was seen whole. */
  readonly firstPassage: number | null;
  /** Mean seconds from entering a region to leaving it; null without any stay. */
  readonly dwell: number | null;
  readonly search: Search;
}

/**
 * Measure what was heard; null where no two segments with a vector were.
 *
 * @param liked seconds at which something liked began to sound
 */
export function originalWalk(
  runs: readonly HeardRun[],
  liked: readonly number[],
): OriginalWalk | null {
  const known = runs.filter(({ heard }) => heard.length > 0);
  if (known.reduce((sum, { heard }) => sum + heard.length, 0) < 2) return null;
  const ways = known.map(wayOf);
  const length = ways.reduce((sum, way) => sum + wayLength(way), 0);
  const direct = ways.reduce((sum, way) => sum + directly(way), 0);
  const stays = known.flatMap(regionStays);
  const begun = stays[0]?.from ?? 0;
  return {
    length,
    straightness: length > 0 ? Math.min(1, direct / length) : null,
    sinuosity: sinuosityOf(ways.map(vectorSteps)),
    coverage: coverageOf(stays, begun, stays.at(-1)?.to ?? begun),
    occupancy: occupancyEntropy(stays),
    entropyRate: entropyRate(stays),
    firstPassage: meanOrNull(known.flatMap(passages)),
    dwell: meanOrNull(stays.map(({ from, to }) => to - from)),
    search: afterLiked(
      known.flatMap(({ heard }, i) => searchSteps(heard, ways[i] ?? [])),
      liked,
    ),
  };
}

/** The vectors that were heard one after another, in spreads. */
function wayOf({ space, heard }: HeardRun): readonly Vector[] {
  const scale = space.spread > 0 ? 1 / space.spread : 0;
  return heard.map(({ segment }) =>
    Float64Array.from(space.vectors.get(segment) ?? [], (value) => value * scale),
  );
}

function directly(way: readonly Vector[]): number {
  const [first, last] = [way[0], way.at(-1)];
  return first && last ? vectorDistance(first, last) : 0;
}

/** Times in one region: from the first onset there to the next onset elsewhere. */
function regionStays({ space, heard }: HeardRun): readonly Stay[] {
  const stays: Stay[] = [];
  for (const { segment, from, to } of heard) {
    const cell = space.regions.get(segment) ?? -1;
    const last = stays.at(-1);
    if (last?.cell === cell) stays[stays.length - 1] = { ...last, to };
    else {
      if (last) stays[stays.length - 1] = { ...last, to: from };
      stays.push({ ground: space.terrain, cell, from, to, moved: stays.length > 0 });
    }
  }
  return stays;
}

function passages({ space, heard }: HeardRun): readonly number[] {
  const vectorAt = (i: number): Vector => space.vectors.get(heard[i]?.segment ?? -1) ?? [];
  return firstPassages(
    {
      t: heard.map(({ from }) => from),
      apart: (a, b) => vectorDistance(vectorAt(a), vectorAt(b)),
      centres: [...heard.keys()],
    },
    space.reach,
  );
}

function searchSteps(heard: HeardRun['heard'], way: readonly Vector[]): readonly SearchStep[] {
  return heard.slice(1).map(({ from }, i) => {
    const [before, over, to] = [way[i - 1], way[i] ?? [], way[i + 1] ?? []];
    const cosine = before ? turn(before, over, to) : Number.NaN;
    const began = heard[i]?.from ?? from;
    return { from: began, to: from, length: vectorDistance(over, to), angle: angleOf(cosine) };
  });
}

function angleOf(cosine: number): number | null {
  return Number.isNaN(cosine) ? null : Math.acos(Math.min(1, Math.max(-1, cosine)));
}
