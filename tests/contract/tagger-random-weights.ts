import type { ModelCard } from '#models/tagger/model-card';
import type { Weight, Weights } from '#models/tagger/weights';

type Shape = readonly number[];

const conv = (layer: string, ...kernel: number[]) =>
  [[`${layer}/kernel`, kernel], bias(layer, kernel.at(-1) ?? 1)] as const;
const bias = (layer: string, size: number) => [`${layer}/bias`, [size]] as const;
const norm = (layer: string, size: number) =>
  ['gamma', 'beta', 'moving_mean', 'moving_variance'].map(
    (part) => [`${layer}/${part}`, [size]] as const,
  );

/** Parameters of the real networks, with their shapes. */
const SHAPES: Readonly<
  Record<ModelCard['architecture'], readonly (readonly [name: string, shape: Shape])[]>
> = {
  musicnn: [
    ...norm('batch_normalization', 1),
    ...conv('conv2d', 7, 38, 1, 204),
    ...conv('conv2d_1', 7, 67, 1, 204),
    ...conv('conv2d_2', 128, 1, 1, 51),
    ...conv('conv2d_3', 64, 1, 1, 51),
    ...conv('conv2d_4', 32, 1, 1, 51),
    ...[204, 204, 51, 51, 51].flatMap((size, i) => norm(`batch_normalization_${i + 1}`, size)),
    ...conv('midend_conv1', 7, 561, 1, 64),
    ...conv('midend_conv2', 7, 64, 1, 64),
    ...conv('midend_conv3', 7, 64, 1, 64),
    ...[1, 2, 3].flatMap((i) => norm(`bn_midend_conv${i}`, 64)),
    ...norm('bn_flatpool', 1506),
    ...conv('dense', 1506, 200),
    ...norm('bn_dense', 200),
    ...conv('dense_1', 200, 50),
  ],
  vgg: [
    ...norm('bn_input', 1),
    ...conv('1CNN', 3, 3, 1, 128),
    ...[2, 3, 4, 5].flatMap((i) => conv(`${i}CNN`, 3, 3, 128, 128)),
    ...[1, 2, 3, 4, 5].flatMap((i) => norm(`bn_conv${i}`, 128)),
    ...conv('output', 256, 50),
  ],
  vggish: [
    ...conv('conv1', 3, 3, 1, 64),
    ...conv('conv2', 3, 3, 64, 128),
    ...conv('conv3_1', 3, 3, 128, 256),
    ...conv('conv3_2', 3, 3, 256, 256),
    ...conv('conv4_1', 3, 3, 256, 512),
    ...conv('conv4_2', 3, 3, 512, 512),
    ...conv('fc1_1', 6 * 4 * 512, 4096),
    ...conv('fc1_2', 4096, 4096),
    ...conv('fc2', 4096, 128),
  ],
};

/** Seeded weights with a network's shapes, scaled so that its signals neither vanish nor explode. */
export function randomWeights(architecture: ModelCard['architecture'], seed: number): Weights {
  const random = uniform(seed);
  return new Map(SHAPES[architecture].map(([name, shape]) => [name, fill(name, shape, random)]));
}

/** Seeded patches with values like those of music, of MusiCNN's size unless another is named. */
export function randomPatches(count: number, seed: number, size = 187 * 96): Float32Array {
  const random = uniform(seed);
  return Float32Array.from({ length: count * size }, () => 3 * random());
}

function fill(name: string, shape: Shape, random: () => number): Weight {
  const length = shape.reduce((product, extent) => product * extent, 1);
  const [low, high] = range(name, length / (shape.at(-1) ?? 1));
  return {
    shape,
    data: Float32Array.from({ length }, () => low + (high - low) * random()),
  };
}

/** Half of the gammas are negative: a runtime may not swap a maximum and a normalisation. */
function range(name: string, fanIn: number): readonly [low: number, high: number] {
  if (name.endsWith('/moving_variance')) return [0.5, 1.5];
  if (name.endsWith('/kernel')) return [-Math.sqrt(6 / fanIn), Math.sqrt(6 / fanIn)];
  return [-1, 1];
}

/** Park and Miller's generator: the same numbers everywhere. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
