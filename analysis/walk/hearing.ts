/** One segment that sounded for a while; `to` is filled in for voices that the record left open. */
export interface Hearing {
  readonly segment: number;
  /** Null where the export did not know it. */
  readonly track: number | null;
  /** Seconds from the start of the walk. */
  readonly from: number;
  readonly to: number;
  /** Largest gain, 0 ... 1. */
  readonly gain: number;
}

/** Seconds in which at least one segment sounded: overlapping voices count once. */
export function audibleSeconds(hearings: readonly Hearing[]): number {
  const sorted = [...hearings].sort((a, b) => a.from - b.from);
  let [total, until] = [0, Number.NEGATIVE_INFINITY];
  for (const { from, to } of sorted) {
    total += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return total;
}

/** Dwell: seconds that each segment sounded, in the order in which they were first heard. */
export function dwellBySegment(hearings: readonly Hearing[]): ReadonlyMap<number, number> {
  const dwell = new Map<number, number>();
  for (const { segment, from, to } of hearings)
    dwell.set(segment, (dwell.get(segment) ?? 0) + Math.max(0, to - from));
  return dwell;
}

/** Different tracks that sounded; null where the export did not know them all. */
export function tracksHeard(hearings: readonly Hearing[]): number | null {
  const tracks = new Set(hearings.map(({ track }) => track));
  return tracks.has(null) ? null : tracks.size;
}
