import { FRAMINGS, type SegmentationId, segmentSamples } from './framing.ts';
import { MEL_REACH, type PatchMaker, patchCount, prepareMelPatches } from './mel.ts';
import { prepareVggishPatches, VGGISH_WINDOW, vggishPatchCount } from './vggish-mel.ts';

/** From a 16 kHz mono signal to log-mel patches, one a segment. */
export interface FrontEnd {
  /** So many samples give a segment. */
  readonly enough: number;
  /** Samples before a segment's first and after its last that its frames reach. */
  readonly before: number;
  readonly after: number;
  /** How many whole segments so many samples give. */
  patchCount(length: number): number;
  /** Prepare what computes patches. */
  prepare(): PatchMaker;
}

const SHORT = FRAMINGS['frames-96'];

/** The front end that goes with each way of cutting. */
export const FRONT_ENDS: Readonly<Record<SegmentationId, FrontEnd>> = {
  'frames-187': {
    enough: segmentSamples(FRAMINGS['frames-187']),
    before: MEL_REACH,
    after: 0,
    patchCount,
    prepare: prepareMelPatches,
  },
  'frames-96': {
    enough: segmentSamples(SHORT) - SHORT.hop + VGGISH_WINDOW,
    before: 0,
    after: VGGISH_WINDOW - SHORT.hop,
    patchCount: vggishPatchCount,
    prepare: prepareVggishPatches,
  },
};
