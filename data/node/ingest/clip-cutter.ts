import { FRAMINGS } from '#models/tagger/framing';
import { bordersAt, FRAMES_187, type SegmentRule } from '../../catalogue/segment-rule.ts';
import type { ClipParts } from './parts.ts';

/** Samples at 16 kHz from one mel frame to the next: the last one may reach beyond the signal. */
const FRAME = FRAMINGS['frames-187'].hop;

/** Cuts a recording into the segments' clips while it is decoded. */
export interface ClipCutter {
  /** The MP3s of the segments that these samples end. */
  push(chunk: Float32Array): Uint8Array[];
  /** No more samples come: a segment that lacks less than one mel frame ends in silence. */
  end(): Uint8Array[];
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
  const segment = new Float32Array(Math.ceil((rule.samples * rate) / rule.sampleRate));
  const frame = Math.ceil((FRAME * rate) / rule.sampleRate) + 1;
  const border = bordersAt(rule, rate);
  let cutSoFar = 0;
  let held = 0;
  const length = () => border(cutSoFar + 1) - border(cutSoFar);
  const cut = (): Uint8Array => {
    const clip = encode(segment.subarray(0, held), rate);
    held = 0;
    cutSoFar++;
    return clip;
  };
  return {
    push(chunk) {
      const clips: Uint8Array[] = [];
      for (let from = 0; from < chunk.length; ) {
        const part = chunk.subarray(from, from + length() - held);
        segment.set(part, held);
        held += part.length;
        from += part.length;
        if (held === length()) clips.push(cut());
      }
      return clips;
    },
    end() {
      if (length() - held > frame) return [];
      segment.fill(0, held, length());
      held = length();
      return [cut()];
    },
  };
}
