import type { NetworkOps, NetworkOutput, Padding, TimeByFrequency } from './network.ts';

const SAME: Padding = { time: [1, 1], frequency: [1, 1] };
const HALF: TimeByFrequency = [2, 2];

/** Convolutions of 64, 128, 256, 256, 512 and 512 channels; a pool halves both sides after each group. */
const GROUPS = [['conv1'], ['conv2'], ['conv3_1', 'conv3_2'], ['conv4_1', 'conv4_2']] as const;

/**
 * VGGish (Hershey et al. 2017), as published with AudioSet: 3 x 3 convolutions with ReLU, then three
 * dense layers with ReLU. The embedding is the last one's 128 values as they are: neither the
 * whitening nor the 8 bits of AudioSet's own files are applied. It has no tags.
 */
export function vggish<T>(ops: NetworkOps<T>, mel: T): NetworkOutput<T> {
  let x = mel;
  for (const group of GROUPS) {
    for (const layer of group) x = ops.convolve(x, layer, SAME);
    x = ops.maxPool(x, HALF, HALF);
  }
  x = ops.flatten(x);
  for (const layer of ['fc1_1', 'fc1_2', 'fc2']) x = ops.relu(ops.dense(x, layer));
  return { embedding: x };
}
