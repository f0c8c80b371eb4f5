import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dequantise, quantise } from '#data/bundle/column-file';
import { fitLayout, placeSegments } from '#data/bundle/map-layout';

const value = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constantFrom(0, 1, -1, 1e-13, 5e-324),
);
const segments = fc
  .integer({ min: 1, max: 40 })
  .chain((count) =>
    fc.tuple(
      fc.array(value, { minLength: count, maxLength: count }),
      fc.array(value, { minLength: count, maxLength: count }),
    ),
  );

test('every map lies within its margin, finite, also where an axis is constant', () => {
  fc.assert(
    fc.property(segments, fc.boolean(), ([xs, ys], isotropic) => {
      const [x, y] = [quantise('x', xs), quantise('y', ys)];
      const layout = fitLayout(x, y, isotropic);
      for (const number of [...layout.scale, ...layout.offset])
        expect(Number.isFinite(number)).toBe(true);
      for (const place of placeSegments(x, y, layout)) {
        expect(place).toBeGreaterThanOrEqual(0.0399);
        expect(place).toBeLessThanOrEqual(0.9601);
      }
    }),
  );
});

test('an axis that hardly varies about a large value is drawn without the noise of rounding', () => {
  const [x, y] = [quantise('x', [1e6, 1e6 + 2e-10]), quantise('y', [0, 1])];
  for (const isotropic of [true, false]) {
    const places = placeSegments(x, y, fitLayout(x, y, isotropic));
    expect(places[0]).toBeCloseTo(0.5, 6);
    expect(places[2]).toBeCloseTo(0.5, 6);
  }
});

test('places are world = offset + scale * value, and larger values lie right and up', () => {
  fc.assert(
    fc.property(segments, fc.boolean(), ([xs, ys], isotropic) => {
      const [x, y] = [quantise('x', xs), quantise('y', ys)];
      const { scale, offset } = fitLayout(x, y, isotropic);
      const positions = placeSegments(x, y, { scale, offset });
      expect(scale[0]).toBeGreaterThan(0);
      expect(scale[1]).toBeLessThan(0);
      for (let i = 0; i < xs.length; i++) {
        expect(positions[2 * i]).toBeCloseTo(offset[0] + scale[0] * dequantise(x, i), 4);
        expect(positions[2 * i + 1]).toBeCloseTo(offset[1] + scale[1] * dequantise(y, i), 4);
      }
    }),
  );
});

test('F7 PCA keeps proportions, tags fill each axis', () => {
  const [x, y] = [
    { low: -2, high: 6 },
    { low: 0, high: 2 },
  ];
  const pca = fitLayout(x, y, true);
  expect(pca.scale[0]).toBe(-pca.scale[1]);
  expect(pca.scale[0]).toBeCloseTo(0.92 / 8);
  const tags = fitLayout(x, y, false);
  expect(tags.scale).toEqual([0.92 / 8, -0.92 / 2]);
});
