/** Zeros added before and after. */
export interface Padding {
  readonly time: readonly [before: number, after: number];
  readonly frequency: readonly [before: number, after: number];
}

/**
 * The steps that the networks are made of. A network is written once against these; every runtime
 * gives them its own meaning (an ONNX graph, TensorFlow.js tensors). T is the runtime's picture of a
 * batch: patches x time x frequency x channels, or patches x features after `flatten` and
 * `maxAndMeanOverTime`. Layers are named as in the checkpoint.
 */
export interface NetworkOps<T> {
  /** Batch normalisation over channels or features with epsilon 0.001. */
  normalise(x: T, layer: string): T;
  /** Convolution with stride 1, then bias, then ReLU. */
  convolve(x: T, layer: string, padding: Padding): T;
  /** The same along time over a signal without frequencies: channels take their place in the kernel. */
  convolveTime(x: T, layer: string, padding: Padding['time']): T;
  /** Maximum over windows; what does not fill one is dropped. */
  maxPool(x: T, size: TimeByFrequency, stride: TimeByFrequency): T;
  /** Keep only the strongest frequency of every channel. */
  maxOverFrequency(x: T): T;
  concatChannels(parts: readonly T[]): T;
  add(a: T, b: T): T;
  /** max of channel 0, mean of channel 0, max of channel 1 ... of a signal without frequencies. */
  maxAndMeanOverTime(x: T): T;
  /** All values of a patch in the order time, frequency, channel. */
  flatten(x: T): T;
  /** Matrix product plus bias. */
  dense(x: T, layer: string): T;
  relu(x: T): T;
  sigmoid(x: T): T;
}

/** An extent along both directions of a patch. */
export type TimeByFrequency = readonly [time: number, frequency: number];

/** The layers that Earshot looks at. */
export interface NetworkOutput<T> {
  /** Left out by a network that has no tags. */
  readonly taggram?: T;
  readonly embedding: T;
}

/** A network: patches x frames x bands x 1 in, its layers out. */
export type Network = <T>(ops: NetworkOps<T>, mel: T) => NetworkOutput<T>;
