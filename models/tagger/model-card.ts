/** Ids of the models that Earshot knows; each also names a weights file (see `file`). */
export type ModelId = 'musicnn-mtt' | 'musicnn-msd' | 'vgg-mtt' | 'vgg-msd';

/** Facts about a model that hold before its weights are installed. */
export interface ModelCard {
  readonly id: ModelId;
  readonly architecture: 'musicnn' | 'vgg';
  /** Name of the architecture as people write it. */
  readonly name: string;
  /** Training set as people write it. */
  readonly trainedOn: string;
  readonly tags: readonly string[];
  readonly embeddingSize: number;
  readonly patchFrames: number;
  readonly bands: number;
  /** Weights file as published: `MTT_musicnn.h5`. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly url: string;
  readonly licence: string;
}
