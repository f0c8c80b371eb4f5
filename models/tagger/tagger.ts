import type { ModelCard } from './model-card.ts';

/** What a model answers for `count` patches: two row-major matrices, one row a patch. */
export interface Heard {
  /** count x card.tags.length activations in 0 ... 1, in the order of the tags; VGGish has none. */
  readonly taggrams: Float32Array;
  /** count x card.embeddingSize activations of the hidden layer. */
  readonly embeddings: Float32Array;
}

/** A music-tagging network, ready to listen. Every runtime passes the same contract suite. */
export interface Tagger {
  readonly card: ModelCard;
  /** Name and version of what runs it, for the bundle: `onnxruntime-node 1.30.0`. */
  readonly runtime: string;
  /**
   * Run the network on `count` log-mel patches laid out patch after patch, each
   * card.patchFrames x card.bands, row-major by time.
   */
  hear(patches: Float32Array, count: number): Promise<Heard>;
  /** Give back what the runtime holds; the tagger can't be used afterwards. */
  close(): Promise<void>;
}
