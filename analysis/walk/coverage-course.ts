import { bootstrap, type Interval, type Resampling } from '../statistics/bootstrap.ts';
import { type Coverage, visitedBy } from './coverage.ts';
import { at } from './path.ts';

/** Coverage a time after the start. */
export interface CourseStep {
  readonly seconds: number;
  /** Mean share over all sessions; a walk that has ended counts with where it ended. */
  readonly mean: number;
  readonly interval: Interval | null;
  /** Sessions that still walk. */
  readonly walking: number;
}

const STEPS = 60;

/** Mean coverage over time in even steps to the end of the longest walk; empty without coverage. */
export function coverageCourse(
  walks: readonly Coverage[],
  resampling: Resampling,
): readonly CourseStep[] {
  const known = walks.filter(({ reachable }) => reachable > 0);
  const longest = known.reduce((most, { lasted }) => Math.max(most, lasted), 0);
  if (longest === 0) return [];
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const seconds = (longest * i) / STEPS;
    const shares = known.map((walk) => shareBy(walk, seconds));
    const meanOf = (drawn: Uint32Array): number =>
      drawn.reduce((sum, place) => sum + at(shares, place), 0) / drawn.length;
    return {
      seconds,
      mean: meanOf(Uint32Array.from(known.keys())),
      interval: bootstrap(known.length, meanOf, resampling),
      walking: known.filter(({ lasted }) => lasted >= seconds).length,
    };
  });
}

/** Share of the reachable cells entered by a time. */
export function shareBy({ growth, reachable }: Coverage, seconds: number): number {
  return visitedBy(growth, seconds) / reachable;
}
