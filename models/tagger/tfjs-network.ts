import type * as Tf from '@tensorflow/tfjs-core';
import type { ModelCard } from './model-card.ts';
import type { NetworkOps, Padding } from './network.ts';
import { NETWORKS } from './networks.ts';
import type { Heard } from './tagger.ts';
import { featuresAsChannels, type Weight, type Weights, weight } from './weights.ts';

/** The TensorFlow.js core, as any of its packages gives it. */
export type Tfjs = typeof Tf;

/** A network whose weights lie in TensorFlow.js' current backend. */
export interface TfjsNetwork {
  /** One forward pass over `count` patches, see Tagger.hear. */
  run(patches: Float32Array, count: number): Heard;
  /** Free the weights. */
  dispose(): void;
}

/** Build a model's network from TensorFlow.js operations. The backend must be ready and current. */
export function tfjsNetwork(tf: Tfjs, card: ModelCard, weights: Weights): TfjsNetwork {
  const held = new Map<string, Tf.Tensor>();
  const ops = tensorOps(tf, weights, held);
  return {
    run: (patches, count) =>
      tf.tidy(() => {
        const mel = tf.tensor4d(patches, [count, card.patchFrames, card.bands, 1]);
        const { taggram, embedding } = NETWORKS[card.architecture]<Tf.Tensor>(ops, mel);
        const taggrams = taggram ? floats(taggram) : new Float32Array();
        return { taggrams, embeddings: floats(embedding) };
      }),
    dispose: () => tf.dispose([...held.values()]),
  };
}

const EPSILON = 1e-3;
const TIME = 1;
const FREQUENCY = 2;
const CHANNELS = 3;

/** The steps as tensor operations; constants are made at their first use and kept in `held`. */
function tensorOps(
  tf: Tfjs,
  weights: Weights,
  held: Map<string, Tf.Tensor>,
): NetworkOps<Tf.Tensor> {
  const constant = (name: string, make: () => Weight): Tf.Tensor => {
    const known = held.get(name);
    if (known) return known;
    const { data, shape } = make();
    const tensor = tf.keep(tf.tensor(data, [...shape]));
    held.set(name, tensor);
    return tensor;
  };
  const parameter = (name: string) => constant(name, () => weight(weights, name));
  const convolve = (x: Tf.Tensor, layer: string, kernel: Weight): Tf.Tensor =>
    tf.fused.conv2d({
      x: x as Tf.Tensor4D,
      filter: constant(`${layer}/kernel`, () => kernel) as Tf.Tensor4D,
      strides: 1,
      pad: 'valid',
      bias: parameter(`${layer}/bias`),
      activation: 'relu',
    });
  const unfold = (x: Tf.Tensor, width: number): Tf.Tensor => {
    const copies = constant(`unfold ${width}`, () => identity(width));
    return tf.conv2d(x as Tf.Tensor4D, copies as Tf.Tensor4D, 1, 'valid');
  };
  return {
    normalise: (x, layer) => {
      const scale = constant(`${layer}/scale`, () => normScale(weights, layer));
      const shift = constant(`${layer}/shift`, () => normShift(weights, layer));
      return tf.add(tf.mul(x, scale), shift);
    },
    convolve: (x, layer, padding) => {
      const kernel = weight(weights, `${layer}/kernel`);
      const input = padded(tf, x, padding);
      if (!isWide(kernel)) return convolve(input, layer, kernel);
      return convolve(unfold(input, kernel.shape[1] ?? 1), layer, featuresAsChannels(kernel));
    },
    convolveTime: (x, layer, time) => {
      const kernel = featuresAsChannels(weight(weights, `${layer}/kernel`));
      return convolve(padded(tf, x, { time, frequency: [0, 0] }), layer, kernel);
    },
    maxPool: (x, size, stride) => tf.maxPool(x as Tf.Tensor4D, [...size], [...stride], 'valid'),
    maxOverFrequency: (x) => tf.max(x, FREQUENCY, true),
    concatChannels: (parts) => tf.concat([...parts], CHANNELS),
    add: (a, b) => tf.add(a, b),
    maxAndMeanOverTime: (x) => {
      const signal = tf.squeeze(x, [FREQUENCY]);
      const both = tf.stack([tf.max(signal, TIME), tf.mean(signal, TIME)], 2);
      return tf.reshape(both, [both.shape[0] ?? 0, -1]);
    },
    flatten: (x) => tf.reshape(x, [x.shape[0] ?? 0, -1]),
    dense: (x, layer) =>
      tf.add(
        tf.matMul(x as Tf.Tensor2D, parameter(`${layer}/kernel`) as Tf.Tensor2D),
        parameter(`${layer}/bias`),
      ),
    relu: (x) => tf.relu(x),
    sigmoid: (x) => tf.sigmoid(x),
  };
}

function padded(tf: Tfjs, x: Tf.Tensor, { time, frequency }: Padding): Tf.Tensor {
  return tf.pad(x, [[0, 0], [...time], [...frequency], [0, 0]]);
}

/**
 * A kernel over many bands of one channel. Copying each frequency's neighbours into channels first
 * lets it run as one over time alone: the same products, a quarter faster on WebAssembly.
 */
function isWide({ shape }: Weight): boolean {
  const [, width = 1, channels] = shape;
  return channels === 1 && width > 8;
}

/** The kernel that copies the band at offset i of its window into channel i. */
function identity(width: number): Weight {
  const data = Float32Array.from({ length: width * width }, (_, i) => (i % (width + 1) ? 0 : 1));
  return { shape: [1, width, 1, width], data };
}

/** Batch normalisation is x * scale + shift. */
function normScale(weights: Weights, layer: string): Weight {
  const { data: variance } = weight(weights, `${layer}/moving_variance`);
  const { shape, data: gamma } = weight(weights, `${layer}/gamma`);
  return { shape, data: gamma.map((value, i) => value / Math.sqrt((variance[i] ?? 0) + EPSILON)) };
}

function normShift(weights: Weights, layer: string): Weight {
  const { data: scale } = normScale(weights, layer);
  const { data: mean } = weight(weights, `${layer}/moving_mean`);
  const { shape, data: beta } = weight(weights, `${layer}/beta`);
  return { shape, data: beta.map((value, i) => value - (mean[i] ?? 0) * (scale[i] ?? 0)) };
}

function floats(tensor: Tf.Tensor): Float32Array {
  return Float32Array.from(tensor.dataSync());
}
