import { FRAMINGS } from '#models/tagger/framing';
import { FRAMES_187, type SegmentRule } from '../../catalogue/segment-rule.ts';
import type { ClipParts } from './parts.ts';

/** Samples at 16 kHz from one mel frame to the next: the last one may reach beyond the signal. */
const FRAME = FRAMINGS['frames-187'].hop;

/** Cuts a recording into the segments' clips while it is decoded. */
export interface ClipCutter {
  push(chunk: Float32Array): void;
  /** No more samples come: a segment that lacks less than one mel frame ends in silence. */
  end(): void;
  /** What was cut so far, one MP3 a segment. */
  readonly clips: readonly Uint8Array[];
}

/**
 * Cut at the recording's own rate: segment i runs from sample round(i x its seconds x rate) to the next
 * one's first, so that borders never drift from those at 16 kHz (B4). There are at least as many
 * clips as mel patches, and possibly one more.
 */
export function cutClips(
  { encode }: Pick<ClipParts, 'encode'>,
  rate: number,
  rule: SegmentRule = FRAMES_187,
): ClipCutter {
  const clips: Uint8Array[] = [];
  const segment = new Float32Array(Math.ceil((rule.samples * rate) / rule.sampleRate));
  const frame = Math.ceil((FRAME * rate) / rule.sampleRate) + 1;
  let held = 0;
  const border = (index: number) => Math.round((index * rule.hop * rate) / rule.sampleRate);
  const length = () => border(clips.length + 1) - border(clips.length);
  const cut = () => {
    clips.push(encode(segment.subarray(0, held), rate));
    held = 0;
  };
  return {
    clips,
    push(chunk) {
      for (let from = 0; from < chunk.length; ) {
        const part = chunk.subarray(from, from + length() - held);
        segment.set(part, held);
        held += part.length;
        from += part.length;
        if (held === length()) cut();
      }
    },
    end() {
      if (length() - held > frame) return;
      segment.fill(0, held, length());
      held = length();
      cut();
    },
  };
}
