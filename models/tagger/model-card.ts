import type { SegmentationId } from './framing.ts';

/** Ids of the networks that Earshot knows; each also names a weights file (see `file`). */
export type ModelId = 'musicnn-mtt' | 'musicnn-msd' | 'vgg-mtt' | 'vgg-msd' | 'vggish-audioset';

/** Facts about a model that hold before its weights are installed. */
export interface ModelCard {
  readonly id: ModelId;
  readonly architecture: 'musicnn' | 'vgg' | 'vggish';
  /** Name of the architecture as people write it. */
  readonly name: string;
  /** Training set as people write it. */
  readonly trainedOn: string;
  /** Empty for a network that knows no tags. */
  readonly tags: readonly string[];
  readonly embeddingSize: number;
  /** How it wants a signal cut, which also names its front end. */
  readonly segmentation: SegmentationId;
  readonly patchFrames: number;
  readonly bands: number;
  /** Weights file as published: `MTT_musicnn.h5`; a .pth is read as PyTorch's, others as Keras'. */
  readonly file: string;
  /** Size of the weights file, or where its publisher does not tell it, of the numbers in it. */
  readonly bytes: number;
  readonly sha256: string;
  readonly url: string;
  readonly licence: string;
  /** True: so large that it is installed only when it is named. */
  readonly onRequest?: true;
}
