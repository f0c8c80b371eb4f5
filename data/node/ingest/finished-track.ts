import type { SegmentTable } from '../../bundle/segment-columns.ts';
import type { SegmentRule } from '../../catalogue/segment-rule.ts';
import type { Track } from '../../catalogue/track.ts';
import type { TrackFacts } from './parts.ts';
import type { TrackResult } from './track-result.ts';

/** A track that goes into the bundle. */
export interface FinishedTrack {
  readonly path: string;
  readonly sha256: string;
  readonly facts: TrackFacts;
  /** Its result without the matrices, which are read again model by model. */
  readonly summary: Omit<TrackResult, 'heard'>;
  readonly load: () => Promise<TrackResult>;
}

/** Where every segment lies in its track and in the track's clips. */
export function segmentTable(tracks: readonly FinishedTrack[], { hop }: SegmentRule): SegmentTable {
  const segments = tracks.reduce((sum, { summary }) => sum + summary.segments, 0);
  const column = () => new Uint32Array(segments);
  const table = { track: column(), start: column(), clipOffset: column(), clipBytes: column() };
  let row = 0;
  for (const [track, { summary }] of tracks.entries()) {
    let offset = 0;
    for (let i = 0; i < summary.segments; i++, row++) {
      const bytes = summary.clips?.sizes[i] ?? 0;
      table.track[row] = track;
      table.start[row] = i * hop;
      table.clipOffset[row] = summary.clips ? offset : 0;
      table.clipBytes[row] = bytes;
      offset += bytes;
    }
  }
  return table;
}

/** The catalogue's entries, in the order given. */
export function catalogueOf(tracks: readonly FinishedTrack[]): Track[] {
  let firstSegment = 0;
  return tracks.map(({ path, sha256, facts, summary }) => {
    const { seconds, segments: segmentCount } = summary;
    const first = firstSegment;
    firstSegment += segmentCount;
    return {
      ...facts,
      ...{ path, sha256, seconds },
      ...{ firstSegment: first, segmentCount, clips: summary.clips?.name ?? null },
    };
  });
}
