import { describe, expect, test } from 'vitest';
import { logMel, melPatches, patchBatches, patchCount } from '#models/tagger/mel';
import { melFilters } from '#models/tagger/mel-filters';
import { goldenArray, goldenSignal, largestDifference } from '../contract/tagger-golden.ts';
import { testWithShared } from '../support/shared.ts';

const PATCH = 187 * 96;

/** A seeded noise burst on a tone. */
function signal(length: number): Float32Array {
  return Float32Array.from(
    { length },
    (_, i) => 0.4 * Math.sin(i * 0.2) + 0.1 * Math.sin(i * i * 0.37),
  );
}

describe('log-mel front end', () => {
  testWithShared('matches the reference spectrogram', () => {
    const { values, columns } = logMel(goldenSignal());
    expect(columns).toBe(96);
    expect(largestDifference(values, goldenArray('synth.logmel'))).toBeLessThan(1e-5);
  });

  testWithShared('has the reference filters', () => {
    const { firstBins, starts, weights } = melFilters(16_000, 512, 96);
    const dense = new Float32Array(96 * 257);
    for (let band = 0; band < 96; band++) {
      const start = starts[band] ?? 0;
      const row = weights.subarray(start, starts[band + 1]);
      dense.set(row, band * 257 + (firstBins[band] ?? 0));
    }
    expect(largestDifference(dense, goldenArray('mel_filters'))).toBeLessThan(1e-7);
  });

  test('gives a frame every 256 samples, centred, from the first sample on', () => {
    expect(logMel(signal(1)).rows).toBe(1);
    expect(logMel(signal(255)).rows).toBe(1);
    expect(logMel(signal(256)).rows).toBe(2);
    expect(logMel(signal(16_000)).rows).toBe(63);
    expect(logMel(new Float32Array()).rows).toBe(0);
  });

  test('hears silence as 0 and the shortest signals as finite numbers', () => {
    expect(logMel(new Float32Array(4096)).values.every((value) => value === 0)).toBe(true);
    expect(logMel(signal(1)).values.every(Number.isFinite)).toBe(true);
    expect(logMel(signal(100)).values.some((value) => value > 0)).toBe(true);
  });

  test('hears a tone in the band that holds its frequency', () => {
    const tone = Float32Array.from({ length: 16_000 }, (_, i) =>
      Math.sin((2 * Math.PI * 4000 * i) / 16_000),
    );
    const { values } = logMel(tone);
    const frame = values.subarray(30 * 96, 31 * 96);
    const loudest = frame.indexOf(Math.max(...frame));
    const { firstBins, starts } = melFilters(16_000, 512, 96);
    const bins = (starts[loudest + 1] ?? 0) - (starts[loudest] ?? 0);
    expect(firstBins[loudest]).toBeLessThanOrEqual(128);
    expect((firstBins[loudest] ?? 0) + bins).toBeGreaterThan(128);
  });

  test('B4 the next patch begins exactly 187 frames later and a shorter tail is dropped', () => {
    const samples = signal(187 * 256 * 2 + 5000);
    const { patches, count } = melPatches(samples);
    expect(count).toBe(2);
    expect(patches).toEqual(logMel(samples).values.subarray(0, 2 * PATCH));
    expect(patchCount(186 * 256 - 1)).toBe(0);
    expect(patchCount(186 * 256)).toBe(1);
    expect(patchCount(10 * 60 * 16_000)).toBe(Math.floor((1 + 37_500) / 187));
  });

  test('gives the same patches batch by batch', () => {
    const samples = signal(187 * 256 * 5);
    const batches = [...patchBatches(samples, 2)];
    expect(batches.map(({ count }) => count)).toEqual([2, 2, 1]);
    const joined = Float32Array.from(batches.flatMap(({ patches }) => [...patches]));
    expect(joined).toEqual(melPatches(samples).patches);
    expect([...patchBatches(signal(1000), 4)]).toEqual([]);
  });
});
