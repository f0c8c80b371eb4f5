import type { Position } from '../progress.ts';
import type { HeardFile } from './hear-track.ts';
import type { AudioFile } from './list-audio.ts';

/** What this run itself did, as against what an earlier one had done. */
export interface Effort {
  /** Count a file; `heard` is undefined if it needed no hearing. Returns how far the run is now. */
  add(file: AudioFile, heard: HeardFile | undefined): Position;
  /** Seconds of music heard. */
  music(): number;
  /** Milliseconds a segment of the index-th model; null if no segment was heard. */
  perSegment(model: number): number | null;
}

/** Nothing done yet of these files. Shares are counted in bytes: lengths are not known before. */
export function createEffort(files: readonly AudioFile[]): Effort {
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0) || 1;
  const milliseconds: number[] = [];
  let seconds = 0;
  let segments = 0;
  let bytes = 0;
  let bytesBefore = 0;
  let done = 0;

  const count = (heard: HeardFile) => {
    seconds += heard.seconds;
    segments += heard.segments;
    for (const [i, time] of heard.milliseconds.entries())
      milliseconds[i] = (milliseconds[i] ?? 0) + time;
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
    perSegment: (model) => (segments > 0 ? (milliseconds[model] ?? 0) / segments : null),
  };
}
