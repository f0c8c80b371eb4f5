import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Refusal } from '#models/refusal';
import { featuresAsChannels, readWeights, weight } from '#models/tagger/weights';
import { SHARED, testWithShared } from '../support/shared.ts';

function bytesOf(file: string): ArrayBuffer {
  return new Uint8Array(readFileSync(join(SHARED, 'models', file))).buffer;
}

testWithShared('names parameters by layer, whatever number TensorFlow gave them', () => {
  const weights = readWeights(bytesOf('MTT_musicnn.h5'), 'MTT_musicnn.h5');
  expect(weight(weights, 'conv2d/kernel').shape).toEqual([7, 38, 1, 204]);
  expect(weight(weights, 'bn_dense/gamma').shape).toEqual([200]);
  expect(weight(weights, 'dense_1/bias').data).toHaveLength(50);
  expect([...weights.keys()].filter((name) => name.includes(':'))).toEqual([]);
});

testWithShared('reads every number of a network', () => {
  const weights = readWeights(bytesOf('MSD_vgg.h5'), 'MSD_vgg.h5');
  for (const { shape, data } of weights.values()) {
    expect(data).toHaveLength(shape.reduce((product, extent) => product * extent, 1));
    expect(data.every(Number.isFinite)).toBe(true);
  }
});

testWithShared('a checkpoint cut short is refused by name', () => {
  expect(() => readWeights(bytesOf('MTT_vgg.h5').slice(0, 300), 'MTT_vgg.h5')).toThrow(Refusal);
});

test('bytes that are no checkpoint are refused by name', () => {
  expect(() => readWeights(new ArrayBuffer(64), 'MTT_vgg.h5')).toThrow(
    'Got MTT_vgg.h5 when expected a Keras HDF5 checkpoint; install it again.',
  );
});

test("another network's weights are refused", () => {
  expect(() => weight(new Map(), 'output/kernel')).toThrow(Refusal);
});

test('a kernel over features keeps its numbers when they become channels', () => {
  const data = Float32Array.from({ length: 12 }, (_, i) => i);
  expect(featuresAsChannels({ shape: [2, 3, 1, 2], data })).toEqual({ shape: [2, 1, 3, 2], data });
});
