import { seededRandom } from '#models/chance/seeded-random';
import type { Visit } from '#study/simulate/gp-ucb';
import type { Decision } from './explorer-features.ts';
import type { Hearing } from './hearing.ts';
import { at } from './path.ts';
import type { WalkMap } from './walk-map.ts';

/** Places that each step is weighed against: a sample leaves the estimate consistent (McFadden 1978). */
const WEIGHED = 24;

/**
 * The steps of a walk on one map, from each segment heard to the next. How long a segment sounded stands for how
 * much it was liked (logarithm, standardised within the walk): nobody says so while walking.
 *
 * @param heard onsets on that map, in the order of time
 * @param seed of the other segments that each choice is weighed against
 */
export function explorerDecisions(
  map: WalkMap,
  heard: readonly Hearing[],
  seed: number,
): readonly Decision[] {
  const random = seededRandom(seed);
  const place = new Map(map.segments.map((segment, i) => [segment, i]));
  const known = heard.filter(({ segment }) => place.has(segment));
  const rewards = standardised(known.map(({ from, to }) => Math.log(0.1 + to - from)));
  const visits = known.map(
    ({ segment }, i): Visit => ({
      ...pointAt(map, place.get(segment) ?? 0),
      reward: rewards[i] ?? 0,
    }),
  );
  return known.slice(1).map(({ segment }, i) => {
    const others = Array.from({ length: WEIGHED - 1 }, () =>
      Math.floor(random() * map.segments.length),
    );
    const chosen = place.get(segment) ?? 0;
    const options = [chosen, ...new Set(others.filter((other) => other !== chosen))];
    return {
      options: options.map((option) => pointAt(map, option)),
      chosen: 0,
      visits: visits.slice(0, i + 1),
    };
  });
}

function pointAt({ points }: WalkMap, place: number): { x: number; y: number } {
  return { x: at(points.x, place), y: at(points.y, place) };
}

function standardised(values: readonly number[]): readonly number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = Math.sqrt(squares / values.length);
  return values.map((value) => (sd > 0 ? (value - mean) / sd : 0));
}
