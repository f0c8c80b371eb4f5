import { type SegmentName, segmentKey } from './read/segments.ts';
import type { WalkAnalysis } from './walk-analysis.ts';

/** Dwell on one segment over all sessions. */
export interface SegmentDwell {
  /** Hash of the dataset. */
  readonly dataset: string;
  readonly segment: number;
  /** Null where segments.csv doesn't name it. */
  readonly name: SegmentName | null;
  readonly seconds: number;
  /** Sessions that heard it. */
  readonly sessions: number;
}

/** All heard segments, the longest first. */
export function dwellList({ sessions, names }: WalkAnalysis): readonly SegmentDwell[] {
  const list = new Map<string, SegmentDwell>();
  for (const { session, walk } of sessions)
    for (const [segment, seconds] of walk.dwell) {
      const key = segmentKey(session.hash, segment);
      const before = list.get(key);
      list.set(key, {
        dataset: session.hash,
        segment,
        name: names.get(key) ?? null,
        seconds: seconds + (before?.seconds ?? 0),
        sessions: 1 + (before?.sessions ?? 0),
      });
    }
  return [...list.values()].sort(longestFirst);
}

function longestFirst(a: SegmentDwell, b: SegmentDwell): number {
  return b.seconds - a.seconds || a.segment - b.segment || (a.dataset < b.dataset ? -1 : 1);
}
