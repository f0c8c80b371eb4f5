import type { NetworkOps, NetworkOutput, Padding, TimeByFrequency } from './network.ts';

const SAME: Padding = { time: [1, 1], frequency: [1, 1] };

/** Windows and strides of the five pools. */
const POOLS: readonly (readonly [size: TimeByFrequency, stride: TimeByFrequency])[] = [
  [
    [4, 1],
    [2, 2],
  ],
  [
    [2, 2],
    [2, 2],
  ],
  [
    [2, 2],
    [2, 2],
  ],
  [
    [2, 2],
    [2, 2],
  ],
  [
    [4, 4],
    [4, 4],
  ],
];

/** The VGG-like tagger of musicnn: five 3 x 3 convolutions; its embedding is what the last pool leaves. */
export function vgg<T>(ops: NetworkOps<T>, mel: T): NetworkOutput<T> {
  let x = ops.normalise(mel, 'bn_input');
  for (const [i, [size, stride]] of POOLS.entries()) {
    const heard = ops.convolve(x, `${i + 1}CNN`, SAME);
    x = ops.maxPool(ops.normalise(heard, `bn_conv${i + 1}`), size, stride);
  }
  const embedding = ops.flatten(x);
  return { taggram: ops.sigmoid(ops.dense(embedding, 'output')), embedding };
}
