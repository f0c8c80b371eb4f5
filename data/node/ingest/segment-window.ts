import type { SegmentationId } from '#models/tagger/framing';
import { FRONT_ENDS } from '#models/tagger/front-end';
import { SEGMENT_RULES } from '../../catalogue/segment-rule.ts';

/** Some segments in a row, with what the front end reaches beyond them. */
export interface SegmentBatch {
  /** A view that holds until the next push. */
  readonly samples: Float32Array;
  /** Where in it the first segment begins. */
  readonly at: number;
  readonly count: number;
}

/** A signal at 16 kHz that passes a few segments at a time: hours of it need no more memory. */
export interface SegmentWindow {
  push(chunk: Float32Array): Promise<void>;
  /** No more samples come; returns how many segments there were. */
  end(): Promise<number>;
}

/** Hand every segment of a signal to `take`, `size` at a time, the last batch may hold fewer. */
export function createSegmentWindow(
  segmentation: SegmentationId,
  size: number,
  take: (batch: SegmentBatch) => Promise<void>,
): SegmentWindow {
  const { before, after, patchCount } = FRONT_ENDS[segmentation];
  const reach = size * SEGMENT_RULES[segmentation].hop;
  const memory = new Float32Array(before + reach + after);
  let at = 0;
  let held = 0;
  let pushed = 0;
  let taken = 0;

  const takeFull = async () => {
    await take({ samples: memory.subarray(0, held), at, count: size });
    const kept = at + reach - before;
    memory.copyWithin(0, kept, held);
    held -= kept;
    at = before;
    taken += size;
  };
  return {
    async push(chunk) {
      pushed += chunk.length;
      for (let from = 0; from < chunk.length; ) {
        const part = chunk.subarray(from, from + at + reach + after - held);
        memory.set(part, held);
        held += part.length;
        from += part.length;
        if (held === at + reach + after) await takeFull();
      }
    },
    async end() {
      const count = patchCount(pushed) - taken;
      if (count > 0) await take({ samples: memory.subarray(0, held), at, count });
      return taken + count;
    },
  };
}
