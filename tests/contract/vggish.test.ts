import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { openTagger } from '#models/node/open-tagger';
import { RUNTIMES, type RuntimeName } from '#models/node/runtime';
import { Refusal } from '#models/refusal';
import { modelCard } from '#models/tagger/model-cards';
import { vggishPatchBatches, vggishPatchCount } from '#models/tagger/vggish-mel';
import { type Weight, weight } from '#models/tagger/weights';
import { largestDifference } from './tagger-golden.ts';
import { randomPatches, randomWeights } from './tagger-random-weights.ts';

const CARD = modelCard('vggish-audioset');
const PATCH = 96 * 64;

/*
 * The reference: the network as the paper and the published code describe it, in plain loops over
 * values [time][frequency][channel]. It shares nothing with the code under test but the weights.
 */
interface Volume {
  readonly times: number;
  readonly bands: number;
  readonly channels: number;
  readonly values: Float64Array;
}

function referenceConvolution(x: Volume, kernel: Weight, bias: Weight): Volume {
  const outs = bias.data.length;
  const out = new Float64Array(x.times * x.bands * outs);
  for (let place = 0; place < x.times * x.bands; place++) {
    const sums = out.subarray(place * outs, (place + 1) * outs);
    sums.set(bias.data);
    for (let tap = 0; tap < 9; tap++) addNeighbour(x, place, tap, kernel, sums);
  }
  return { ...x, channels: outs, values: out.map((value) => Math.max(0, value)) };
}

/** Add what the tap-th of the nine neighbours of a place gives; beyond the edge there is nothing. */
function addNeighbour(x: Volume, place: number, tap: number, kernel: Weight, sums: Float64Array) {
  const time = Math.floor(place / x.bands) + Math.floor(tap / 3) - 1;
  const band = (place % x.bands) + (tap % 3) - 1;
  if (time < 0 || time >= x.times || band < 0 || band >= x.bands) return;
  const from = (time * x.bands + band) * x.channels;
  for (let c = 0; c < x.channels; c++) {
    const at = (tap * x.channels + c) * sums.length;
    for (let o = 0; o < sums.length; o++)
      sums[o] = (sums[o] ?? 0) + (x.values[from + c] ?? 0) * (kernel.data[at + o] ?? 0);
  }
}

function referencePool({ times, bands, channels, values }: Volume): Volume {
  const out = new Float64Array((times * bands * channels) / 4);
  for (let t = 0; t < times / 2; t++)
    for (let f = 0; f < bands / 2; f++)
      for (let c = 0; c < channels; c++) {
        const at = (dt: number, df: number) =>
          values[((2 * t + dt) * bands + 2 * f + df) * channels + c] ?? 0;
        out[((t * bands) / 2 + f) * channels + c] = Math.max(
          at(0, 0),
          at(0, 1),
          at(1, 0),
          at(1, 1),
        );
      }
  return { times: times / 2, bands: bands / 2, channels, values: out };
}

function referenceDense(values: Float64Array, kernel: Weight, bias: Weight): Float64Array {
  const sums = Float64Array.from(bias.data);
  for (const [i, value] of values.entries())
    for (let o = 0; o < sums.length; o++)
      sums[o] = (sums[o] ?? 0) + value * (kernel.data[i * sums.length + o] ?? 0);
  return sums.map((value) => Math.max(0, value));
}

const weights = randomWeights('vggish', 5);
const patches = randomPatches(2, 9, PATCH);

function referenceEmbedding(patch: Float32Array): Float64Array {
  const of = (layer: string) =>
    [weight(weights, `${layer}/kernel`), weight(weights, `${layer}/bias`)] as const;
  let x: Volume = { times: 96, bands: 64, channels: 1, values: Float64Array.from(patch) };
  for (const group of ['conv1', 'conv2', 'conv3_1 conv3_2', 'conv4_1 conv4_2']) {
    for (const layer of group.split(' ')) x = referenceConvolution(x, ...of(layer));
    x = referencePool(x);
  }
  return ['fc1_1', 'fc1_2', 'fc2'].reduce(
    (values, layer) => referenceDense(values, ...of(layer)),
    x.values,
  );
}

const reference = referenceEmbedding(patches.subarray(PATCH));
const scale = Math.max(...reference);

async function embeddings(runtime: RuntimeName): Promise<Float32Array | undefined> {
  const tagger = await openTagger(CARD, weights, { runtime }).catch((error: unknown) => {
    if (error instanceof Refusal && error.message.includes('can be loaded here')) return undefined;
    throw error;
  });
  if (!tagger) return undefined;
  try {
    const { taggrams, embeddings } = await tagger.hear(patches, 2);
    expect(taggrams).toHaveLength(0);
    const alone = await tagger.hear(patches.subarray(PATCH), 1);
    expect(largestDifference(alone.embeddings, embeddings.subarray(128))).toBeLessThan(
      1e-5 * scale,
    );
    return embeddings;
  } finally {
    await tagger.close();
  }
}

test('the reference is not silent: random weights leave many of the 128 values alive', () => {
  expect(reference.filter((value) => value > 0).length).toBeGreaterThan(32);
});

for (const runtime of RUNTIMES)
  test(`VGGish on ${runtime}, where it can be loaded, gives the reference's embedding`, async ({
    skip,
  }) => {
    const heard = await embeddings(runtime);
    if (!heard) skip(`${runtime} cannot be loaded here`);
    else {
      expect(heard).toHaveLength(256);
      expect(largestDifference(heard.subarray(128), reference)).toBeLessThan(1e-5 * scale);
    }
  });

describe("VGGish's front end", () => {
  const signal = (length: number) =>
    Float32Array.from(
      { length },
      (_, n) =>
        0.4 * Math.sin((2 * Math.PI * (100 + n / 8) * n) / 16_000) +
        (0.1 * ((n * 7919) % 1000)) / 1000,
    );
  const patchesOf = (samples: Float32Array) =>
    [...vggishPatchBatches(samples, 2)].flatMap(({ patches }) => [...patches]);

  /** One band of one frame by the formula: a plain Fourier sum, a triangle on HTK's mel scale. */
  function bandByFormula(samples: Float32Array, frame: number, band: number): number {
    const mel = (hertz: number) => 1127 * Math.log(1 + hertz / 700);
    const corner = (i: number) => mel(125) + ((mel(7500) - mel(125)) * i) / 65;
    let sum = 0;
    for (let bin = 1; bin <= 256; bin++) {
      const at = mel((bin * 16_000) / 512);
      const up = (at - corner(band)) / (corner(band + 1) - corner(band));
      const down = (corner(band + 2) - at) / (corner(band + 2) - corner(band + 1));
      sum += Math.max(0, Math.min(up, down)) * magnitude(samples, 160 * frame, bin);
    }
    return Math.log(sum + 0.01);
  }

  function magnitude(samples: Float32Array, start: number, bin: number): number {
    let [re, im] = [0, 0];
    for (let n = 0; n < 400; n++) {
      const windowed = (samples[start + n] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / 400));
      re += windowed * Math.cos((2 * Math.PI * bin * n) / 512);
      im -= windowed * Math.sin((2 * Math.PI * bin * n) / 512);
    }
    return Math.hypot(re, im);
  }

  test('gives the formula at every band', () => {
    const samples = signal(31_000);
    const heard = patchesOf(samples);
    for (const frame of [0, 95, 96, 191])
      for (let band = 0; band < 64; band++)
        expect(heard[frame * 64 + band]).toBeCloseTo(bandByFormula(samples, frame, band), 4);
  });

  test('B4 cuts a patch every 15360 samples, each within the signal', () => {
    expect([0, 399, 15_599, 15_600, 30_959, 30_960].map(vggishPatchCount)).toEqual([
      0, 0, 0, 1, 1, 2,
    ]);
    expect(patchesOf(signal(15_599))).toHaveLength(0);
    expect(patchesOf(signal(3 * 15_360 + 240))).toHaveLength(3 * PATCH);
    const long = signal(2 * 15_360 + 240);
    expect(patchesOf(long).slice(PATCH)).toEqual(patchesOf(long.slice(15_360)));
  });

  test('is nearly that of essentia.js, whose triangles are straight in hertz', () => {
    const module = createRequire(import.meta.url)('essentia.js/dist/essentia-wasm.umd.js');
    const algorithms = new module.EssentiaJS(false);
    const samples = signal(15_600);
    const heard = patchesOf(samples);
    let sum = 0;
    for (let frame = 0; frame < 96; frame++) {
      const window = module.arrayToVector(samples.subarray(160 * frame, 160 * frame + 400));
      const { bands } = algorithms.TensorflowInputVGGish(window);
      for (let band = 0; band < 64; band++)
        sum += Math.abs(bands.get(band) - (heard[frame * 64 + band] ?? 0));
      window.delete();
      bands.delete();
    }
    algorithms.delete();
    expect(sum / (96 * 64)).toBeLessThan(0.01);
  });
});
