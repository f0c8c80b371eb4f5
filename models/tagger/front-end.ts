import { type Patches, patchBatches, patchCount } from './mel.ts';
import { vggishPatchBatches, vggishPatchCount } from './vggish-mel.ts';

/** How a signal is cut: 187 frames of 256 samples, or 96 frames of 160. */
export type SegmentationId = 'frames-187' | 'frames-96';

/** From a 16 kHz mono signal to log-mel patches, one a segment. */
export interface FrontEnd {
  /** So many samples give a segment. */
  readonly enough: number;
  /** How many whole segments so many samples give. */
  patchCount(length: number): number;
  /** Patches of all segments, `size` at a time; the last batch may hold fewer. */
  patchBatches(samples: Float32Array, size: number): Generator<Patches>;
}

/** The front end that goes with each way of cutting. */
export const FRONT_ENDS: Readonly<Record<SegmentationId, FrontEnd>> = {
  'frames-187': { enough: 187 * 256, patchCount, patchBatches },
  'frames-96': {
    enough: 95 * 160 + 400,
    patchCount: vggishPatchCount,
    patchBatches: vggishPatchBatches,
  },
};
