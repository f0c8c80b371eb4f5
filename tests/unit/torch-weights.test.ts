import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unpickle } from '#models/tagger/pickle';
import { readTorchWeights } from '#models/tagger/torch-weights';
import { type Weights, weight } from '#models/tagger/weights';

/**
 * Written by CPython's pickle in the layout of torch.save before 1.6, with torchvggish's names and
 * small extents. Every number is its place in the row-major order of PyTorch's axes, counted through
 * all parameters; two kernels are views with strides of their own, one of which begins within its
 * storage.
 */
const FILE = join(import.meta.dirname, 'torch-fixtures', 'tiny-vggish.pth');
const bytes = () => new Uint8Array(readFileSync(FILE)).buffer;

/** The parameters in the file's order: layer, extents of its kernel as PyTorch has them. */
const LAYERS: readonly (readonly [string, readonly number[]])[] = [
  ['conv1', [2, 1, 3, 3]],
  ['conv2', [3, 2, 3, 3]],
  ['conv3_1', [4, 3, 3, 3]],
  ['conv3_2', [4, 4, 3, 3]],
  ['conv4_1', [5, 4, 3, 3]],
  ['conv4_2', [5, 5, 3, 3]],
  ['fc1_1', [6, 10]],
  ['fc1_2', [6, 6]],
  ['fc2', [4, 6]],
];

test('every number of a checkpoint comes to its place, whatever strides it was written with', () => {
  const weights = readTorchWeights(bytes(), 'x.pth');
  expect(weights.size).toBe(18);
  let before = 0;
  for (const [layer, extents] of LAYERS) {
    expectKernel(weights, layer, extents, before);
    const [outs = 0] = extents;
    before += extents.reduce((product, extent) => product * extent, 1);
    const bias = Array.from({ length: outs }, (_, o) => before + o);
    expect([...weight(weights, `${layer}/bias`).data]).toEqual(bias);
    before += outs;
  }
});

function expectKernel(
  weights: Weights,
  layer: string,
  [outs = 1, ins = 1, times = 1, bands = 1]: readonly number[],
  before: number,
): void {
  const { shape, data } = weight(weights, `${layer}/kernel`);
  expect(shape).toEqual(layer.startsWith('fc') ? [ins, outs] : [times, bands, ins, outs]);
  for (let t = 0; t < times; t++)
    for (let f = 0; f < bands; f++)
      for (let i = 0; i < ins; i++)
        for (let o = 0; o < outs; o++)
          expect(data[((t * bands + f) * ins + i) * outs + o]).toBe(
            before + ((o * ins + i) * times + t) * bands + f,
          );
}

test('other bytes, and a file cut anywhere, are refused by name', () => {
  const whole = bytes();
  const refused = 'Got x.pth when expected a PyTorch checkpoint of VGGish; install it again.';
  expect(() => readTorchWeights(new ArrayBuffer(64), 'x.pth')).toThrow(refused);
  expect(() => readTorchWeights(new ArrayBuffer(0), 'x.pth')).toThrow(refused);
  for (let length = 1; length < whole.byteLength; length += 97)
    expect(() => readTorchWeights(whole.slice(0, length), 'x.pth')).toThrow(refused);
});

test('a checkpoint that would run a program is refused, not run', () => {
  const call = 'cos\nsystem\n(X\u0002\u0000\u0000\u0000lstR.';
  const pickle = new Uint8Array(Buffer.from(`\u0080\u0002${call}`, 'latin1')).buffer;
  const called: string[] = [];
  const meaning = {
    call: (name: string) => {
      called.push(name);
      throw new RangeError(name);
    },
    outside: () => undefined,
  };
  expect(() => unpickle(pickle, 0, meaning)).toThrow('os.system');
  expect(called).toEqual(['os.system']);
  expect(() => readTorchWeights(pickle, 'x.pth')).toThrow('when expected a PyTorch checkpoint');
});

test.each([
  ['4e2e', null],
  ['882e', true],
  ['892e', false],
  ['4afeffffff2e', -2],
  ['4bff2e', 255],
  ['4d01022e', 513],
  ['8a02ff7f2e', 32_767],
  ['8a01ff2e', -1],
  ['473ff80000000000002e', 1.5],
  ['580200000068692e', 'hi'],
  ['5d284b014b02652e', [1, 2]],
  ['5d4b07612e', [7]],
  ['4b014b02862e', [1, 2]],
  ['4b018571002e', [1]],
])('the pickle %s is read as %j', (hex, value) => {
  const meaning = { call: () => undefined, outside: () => undefined };
  const pickle = new Uint8Array(Buffer.from(`8002${hex}`, 'hex')).buffer;
  expect(unpickle(pickle, 0, meaning).value).toEqual(value);
});
