import type { NetworkOps, NetworkOutput, Padding } from './network.ts';

const TIMBRE: Padding = { time: [3, 3], frequency: [0, 0] };

/** TensorFlow's SAME padding of an even kernel: the odd zero goes to the end. */
const temporal = (length: number): Padding => ({
  time: [length / 2 - 1, length / 2],
  frequency: [0, 0],
});

/** Wide kernels hear timbre (7 frames x 38 or 67 bands), long ones hear rhythm (128, 64, 32 frames). */
const FRONT = [
  ['conv2d', 'batch_normalization_1', TIMBRE],
  ['conv2d_1', 'batch_normalization_2', TIMBRE],
  ['conv2d_2', 'batch_normalization_3', temporal(128)],
  ['conv2d_3', 'batch_normalization_4', temporal(64)],
  ['conv2d_4', 'batch_normalization_5', temporal(32)],
] as const;

/**
 * MusiCNN (Pons and Serra 2019). Its embedding is the 200-unit dense layer before ReLU, as in the
 * original map.
 */
export function musicnn<T>(ops: NetworkOps<T>, mel: T): NetworkOutput<T> {
  const front = frontEnd(ops, ops.normalise(mel, 'batch_normalization'));
  const first = middle(ops, front, 1);
  const second = ops.add(middle(ops, first, 2), first);
  const third = ops.add(middle(ops, second, 3), second);
  return backEnd(ops, ops.concatChannels([front, first, second, third]));
}

function frontEnd<T>(ops: NetworkOps<T>, x: T): T {
  const heard = FRONT.map(([layer, norm, padding]) =>
    ops.maxOverFrequency(ops.normalise(ops.convolve(x, layer, padding), norm)),
  );
  return ops.concatChannels(heard);
}

function middle<T>(ops: NetworkOps<T>, x: T, index: number): T {
  return ops.normalise(
    ops.convolveTime(x, `midend_conv${index}`, [3, 3]),
    `bn_midend_conv${index}`,
  );
}

function backEnd<T>(ops: NetworkOps<T>, x: T): NetworkOutput<T> {
  const pooled = ops.normalise(ops.maxAndMeanOverTime(x), 'bn_flatpool');
  const embedding = ops.dense(pooled, 'dense');
  const penultimate = ops.normalise(ops.relu(embedding), 'bn_dense');
  return { taggram: ops.sigmoid(ops.dense(penultimate, 'dense_1')), embedding };
}
