import type { SegmentationId } from '#models/tagger/framing';
import { bordersAt, SEGMENT_RULES } from '../../catalogue/segment-rule.ts';
import { createLevels } from '../../loudness/levels.ts';
import { lufs } from '../../loudness/loudness.ts';
import { cutClips } from './clip-cutter.ts';
import { openClipFile, type TrackClips } from './clip-file.ts';
import { type HeardTrack, openEar } from './ear.ts';
import type { HearingParts, HearingTask } from './parts.ts';

/** A track in one segmentation. */
export interface TrackCut {
  readonly segmentation: SegmentationId;
  readonly segments: number;
  /** LUFS of every segment. */
  readonly loudness: Float32Array;
  /** Null where none were asked for or there is no segment. */
  readonly clips: TrackClips | null;
}

/** A recording that is cut one way while it passes. */
export interface Cut {
  /** The same stretch of time as it is, K-weighted, and at 16 kHz. */
  push(chunk: Float32Array, weighted: Float32Array, resampled: Float32Array): Promise<void>;
  end(): Promise<{ readonly cut: TrackCut; readonly heard: readonly HeardTrack[] }>;
  /** Give up what is not finished. */
  discard(): Promise<void>;
}

/** Begin to cut a recording: its listeners hear the segments, clips are written where they are wanted. */
export function openCut(
  segmentation: SegmentationId,
  task: HearingTask,
  parts: HearingParts,
  { sampleRate, clips }: { readonly sampleRate: number; readonly clips: string },
): Cut {
  const rule = SEGMENT_RULES[segmentation];
  const listeners = parts.listeners.filter(
    ({ card }) => card.segmentation === segmentation && task.models.includes(card.id),
  );
  const ear = openEar(segmentation, listeners, parts.now);
  const levels = createLevels(bordersAt(rule, sampleRate));
  const wanted = parts.clips && task.clips.includes(segmentation);
  const cutter = wanted && parts.clips ? cutClips(parts.clips, sampleRate, rule) : null;
  const file = openClipFile(clips);
  return {
    async push(chunk, weighted, resampled) {
      levels.push(weighted);
      if (cutter) await file.add(cutter.push(chunk));
      await ear.push(resampled);
    },
    async end() {
      const { segments, heard } = await ear.end();
      if (cutter) await file.add(cutter.end());
      const all = [...levels.whole(), levels.rest() ?? 0].slice(0, segments);
      const loudness = Float32Array.from(all, lufs);
      return {
        cut: { segmentation, segments, loudness, clips: await file.finish(segments) },
        heard,
      };
    },
    discard: file.discard,
  };
}
