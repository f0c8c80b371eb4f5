import { counterpart, overlapping, type TimedSegments } from '#data/bundle/segment-time';
import type { LoadedView } from '../dataset/load-view.ts';

/** Whether two views cut the music alike: then their segments have the same numbers. */
function sameCut(a: LoadedView, b: LoadedView): boolean {
  return a.choice.space.segmentation === b.choice.space.segmentation;
}

/** The segments of another view that sound at the time of one segment (B11): by time, not by number. */
export function atTheTimeOf(
  segment: number,
  of: LoadedView,
  within: LoadedView,
): readonly number[] {
  if (sameCut(of, within)) return [segment];
  const { first, count } = overlapping(timed(of), segment, timed(within));
  return Array.from({ length: count }, (_, i) => first + i);
}

/** The one that shares most of its time; null where there is none. */
export function closestInTime(segment: number, of: LoadedView, within: LoadedView): number | null {
  if (sameCut(of, within)) return segment;
  const found = counterpart(timed(of), segment, timed(within));
  return found < 0 ? null : found;
}

/** A selection in another view, each segment once, in rising order. */
export function selectionIn(
  selected: readonly number[],
  of: LoadedView,
  within: LoadedView,
): readonly number[] {
  if (sameCut(of, within)) return selected;
  const all = new Set(selected.flatMap((segment) => atTheTimeOf(segment, of, within)));
  return [...all].sort((a, b) => a - b);
}

function timed({ rule, table }: LoadedView): TimedSegments {
  return { rule, table };
}
