import { FRAMINGS, type SegmentationId, segmentSamples } from './framing.ts';
import { type Patches, patchBatches, patchCount } from './mel.ts';
import { VGGISH_WINDOW, vggishPatchBatches, vggishPatchCount } from './vggish-mel.ts';

/** From a 16 kHz mono signal to log-mel patches, one a segment. */
export interface FrontEnd {
  /** So many samples give a segment. */
  readonly enough: number;
  /** How many whole segments so many samples give. */
  patchCount(length: number): number;
  /** Patches of all segments, `size` at a time; the last batch may hold fewer. */
  patchBatches(samples: Float32Array, size: number): Generator<Patches>;
}

const SHORT = FRAMINGS['frames-96'];

/** The front end that goes with each way of cutting. */
export const FRONT_ENDS: Readonly<Record<SegmentationId, FrontEnd>> = {
  'frames-187': { enough: segmentSamples(FRAMINGS['frames-187']), patchCount, patchBatches },
  'frames-96': {
    enough: segmentSamples(SHORT) - SHORT.hop + VGGISH_WINDOW,
    patchCount: vggishPatchCount,
    patchBatches: vggishPatchBatches,
  },
};
