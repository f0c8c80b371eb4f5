import type { ModelId } from '#models/tagger/model-card';

/** What the worker is to hear; its only message. */
export interface TaggingOrder {
  readonly model: ModelId;
  /** Address of the model's weights. */
  readonly weights: string;
  /** Samples a second of the channels. */
  readonly rate: number;
  readonly channels: readonly Float32Array[];
}

/** What the worker answers: `begun`, then `heard` for every few segments in order; or `failed`. */
export type TaggingNews =
  | { readonly kind: 'begun'; readonly segments: number }
  | ({ readonly kind: 'heard' } & HeardBatch)
  | { readonly kind: 'failed'; readonly reason: string };

/** Some segments in a row: row-major taggrams and embeddings. */
export interface HeardBatch {
  readonly count: number;
  readonly taggrams: Float32Array;
  readonly embeddings: Float32Array;
}
