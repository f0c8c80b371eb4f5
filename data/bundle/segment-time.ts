import type { SegmentRule } from '../catalogue/segment-rule.ts';
import type { SegmentTable } from './segment-columns.ts';

/** The segments of one segmentation in time: its rule, and its table, whose rows go track by track. */
export interface TimedSegments {
  readonly rule: Pick<SegmentRule, 'sampleRate' | 'samples'>;
  readonly table: Pick<SegmentTable, 'track' | 'start'>;
}

/** Rows first ... first + count - 1 of a segmentation. */
export interface SegmentRange {
  readonly first: number;
  readonly count: number;
}

/** The rows of one track. */
export function trackSegments({ table }: TimedSegments, track: number): SegmentRange {
  const first = firstRow(table.track.length, (row) => (table.track[row] ?? 0) >= track);
  const end = firstRow(table.track.length, (row) => (table.track[row] ?? 0) > track);
  return { first, count: end - first };
}

/** The segments of a track that sound at a time in seconds: one or none where they lie side by side. */
export function segmentsAt(of: TimedSegments, track: number, seconds: number): SegmentRange {
  const at = seconds * of.rule.sampleRate;
  return rowsWithin(of, track, at, (start) => start > at);
}

/**
 * The segments of another segmentation of the same dataset that overlap segment `row` in time (B11);
 * segments that only touch do not. Exact: times are compared as whole samples.
 */
export function overlapping(one: TimedSegments, row: number, other: TimedSegments): SegmentRange {
  const track = one.table.track[row];
  const start = one.table.start[row];
  if (track === undefined || start === undefined) return { first: 0, count: 0 };
  const [rate, otherRate] = [one.rule.sampleRate, other.rule.sampleRate];
  const from = (start * otherRate) / rate;
  const end = (start + one.rule.samples) * otherRate;
  return rowsWithin(other, track, from, (next) => next * rate >= end);
}

/** The one of another segmentation that overlaps segment `row` longest, the first of several; -1 for none. */
export function counterpart(one: TimedSegments, row: number, other: TimedSegments): number {
  const { first, count } = overlapping(one, row, other);
  const from = (one.table.start[row] ?? 0) / one.rule.sampleRate;
  const end = from + one.rule.samples / one.rule.sampleRate;
  const shared = (place: number) => {
    const start = (other.table.start[place] ?? 0) / other.rule.sampleRate;
    return (
      Math.min(end, start + other.rule.samples / other.rule.sampleRate) - Math.max(from, start)
    );
  };
  let best = count > 0 ? first : -1;
  for (let place = first + 1; place < first + count; place++)
    if (shared(place) > shared(best)) best = place;
  return best;
}

/** Rows of a track that end after sample `from` and whose start is not `beyond`. */
function rowsWithin(
  of: TimedSegments,
  track: number,
  from: number,
  beyond: (start: number) => boolean,
): SegmentRange {
  const range = trackSegments(of, track);
  const start = (i: number) => of.table.start[range.first + i] ?? 0;
  const first = firstRow(range.count, (i) => start(i) + of.rule.samples > from);
  const end = firstRow(range.count, (i) => beyond(start(i)));
  return { first: range.first + first, count: Math.max(0, end - first) };
}

/** The first of `count` rows that passes; those that pass come after those that do not. */
function firstRow(count: number, passes: (row: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
