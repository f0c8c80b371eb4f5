import type { Position } from '../progress.ts';
import type { HeardFile } from './hear-track.ts';
import type { AudioFile } from './list-audio.ts';

/** What this run itself did, as against what an earlier one had done. */
export interface Effort {
  /** Count a file; `heard` is undefined if it needed no hearing. Returns how far the run is now. */
  add(file: AudioFile, heard: HeardFile | undefined): Position;
  /** Seconds of music heard. */
  music(): number;
  /** Milliseconds a segment of a model; null if it heard no segment. */
  perSegment(model: string): number | null;
}

/** Nothing done yet of these files. Shares are counted in bytes: lengths are not known before. */
export function createEffort(files: readonly AudioFile[]): Effort {
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0) || 1;
  const models = new Map<string, { milliseconds: number; segments: number }>();
  let seconds = 0;
  let bytes = 0;
  let bytesBefore = 0;
  let done = 0;

  const count = (file: HeardFile) => {
    seconds += file.seconds;
    for (const { model, segments, milliseconds } of file.heard) {
      const before = models.get(model) ?? { milliseconds: 0, segments: 0 };
      models.set(model, {
        milliseconds: before.milliseconds + milliseconds,
        segments: before.segments + segments,
      });
    }
  };
  return {
    add(file, heard) {
      done++;
      bytes += file.bytes;
      if (heard) count(heard);
      else bytesBefore += file.bytes;
      return {
        done,
        total: files.length,
        share: bytes / totalBytes,
        shareBefore: bytesBefore / totalBytes,
        music: seconds,
        label: file.path,
      };
    },
    music: () => seconds,
    perSegment(model) {
      const { milliseconds = 0, segments = 0 } = models.get(model) ?? {};
      return segments > 0 ? milliseconds / segments : null;
    },
  };
}
