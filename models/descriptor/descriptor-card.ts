import { FRAMINGS, segmentSamples } from '../tagger/framing.ts';
import { DESCRIPTORS } from './descriptors.ts';

/** Facts about the descriptors: what a network's card says, as far as it makes sense without weights. */
export interface DescriptorCard {
  readonly id: 'descriptors';
  readonly architecture: 'descriptors';
  readonly name: string;
  /** Name of every dimension. */
  readonly dimensions: readonly string[];
  /** How a signal is cut, and the samples of a segment at 16 kHz. */
  readonly segmentation: 'frames-187';
  readonly samples: number;
  /** Raised when the same samples would give other values. */
  readonly version: number;
  /** Of the code that computes them. */
  readonly licence: string;
}

/** The descriptors, over the same 187 frames of 256 samples that MusiCNN and VGG hear. */
export const DESCRIPTOR_CARD: DescriptorCard = {
  id: 'descriptors',
  architecture: 'descriptors',
  name: 'Descriptors',
  dimensions: DESCRIPTORS.map(({ name }) => name),
  segmentation: 'frames-187',
  samples: segmentSamples(FRAMINGS['frames-187']),
  version: 1,
  licence: 'AGPL-3.0',
};
