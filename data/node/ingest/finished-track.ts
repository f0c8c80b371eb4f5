import type { SegmentationId } from '#models/tagger/framing';
import type { SegmentTable } from '../../bundle/segment-columns.ts';
import { SEGMENT_RULES } from '../../catalogue/segment-rule.ts';
import type { Track } from '../../catalogue/track.ts';
import type { TrackCut } from './cut.ts';
import type { RunModel, TrackFacts } from './parts.ts';
import type { TrackSummary } from './track-work.ts';

/** A track that goes into the bundle. */
export interface FinishedTrack {
  readonly path: string;
  readonly sha256: string;
  readonly facts: TrackFacts;
  readonly summary: TrackSummary;
  /** Read one model's layers, each segments x dimensions. */
  layers(model: RunModel): Promise<readonly Float32Array[]>;
}

/** Where every segment of one segmentation lies in its track and in the track's clips, and how loud it is. */
export function segmentTable(
  tracks: readonly FinishedTrack[],
  segmentation: SegmentationId,
): Required<SegmentTable> {
  const cuts = tracks.map((track) => cutOf(track, segmentation));
  const segments = cuts.reduce((sum, cut) => sum + cut.segments, 0);
  const column = () => new Uint32Array(segments);
  const places = { track: column(), start: column(), clipOffset: column(), clipBytes: column() };
  const table = { ...places, loudness: new Float32Array(segments) };
  const { hop } = SEGMENT_RULES[segmentation];
  let row = 0;
  for (const [track, { segments, clips, loudness }] of cuts.entries()) {
    let offset = 0;
    table.loudness.set(loudness, row);
    for (let i = 0; i < segments; i++, row++) {
      const bytes = clips?.sizes[i] ?? 0;
      table.track[row] = track;
      table.start[row] = i * hop;
      table.clipOffset[row] = clips ? offset : 0;
      table.clipBytes[row] = bytes;
      offset += bytes;
    }
  }
  return table;
}

/** The catalogue's entries, in the order given; segments are counted in the first of the segmentations. */
export function catalogueOf(
  tracks: readonly FinishedTrack[],
  [first = 'frames-187', ...others]: readonly SegmentationId[],
): Track[] {
  let firstSegment = 0;
  return tracks.map((track) => {
    const { path, sha256, facts, summary } = track;
    const { segments: segmentCount, clips } = cutOf(track, first);
    const from = firstSegment;
    firstSegment += segmentCount;
    const more = others.flatMap((id) => {
      const name = cutOf(track, id).clips?.name;
      return name === undefined ? [] : [[id, name] as const];
    });
    return {
      ...facts,
      ...{ path, sha256, seconds: summary.seconds, loudness: toHundredths(summary.loudness) },
      ...{ firstSegment: from, segmentCount, clips: clips?.name ?? null },
      ...(more.length > 0 && { moreClips: Object.fromEntries(more) }),
    };
  });
}

/** A track in one segmentation of its run. */
export function cutOf({ path, summary }: FinishedTrack, segmentation: SegmentationId): TrackCut {
  const cut = summary.cuts.find((one) => one.segmentation === segmentation);
  if (cut) return cut;
  throw new RangeError(`${path} was not cut into ${segmentation}.`);
}

function toHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
