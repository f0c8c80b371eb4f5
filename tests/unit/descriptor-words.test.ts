import { describe, expect, test } from 'vitest';
import { colouringModel } from '#game/dataset/load-view';
import { isKind } from '#game/dataset/music-kinds';
import { DESCRIPTOR_WORDS, fitOfWords } from '#models/descriptor/descriptor-words';
import { DESCRIPTORS } from '#models/descriptor/descriptors';
import { mfccStatistics } from '#models/descriptor/mfcc';
import { listenerCard } from '#models/listener/listener-cards';
import { deviations, divideColumns } from '#models/projection/standardise';
import type { Matrix } from '#models/space/space';
import { sampleManifest, sampleSpace } from '../support/sample-manifest.ts';

const NAMES = DESCRIPTORS.map(({ name }) => name);

/** Segments whose descriptors are all 0 but the named one. */
function segments(name: string, values: readonly number[]): Matrix {
  const matrix = { rows: values.length, columns: 56, values: new Float32Array(values.length * 56) };
  for (const [i, value] of values.entries()) matrix.values[i * 56 + NAMES.indexOf(name)] = value;
  return matrix;
}

/** How well a word fits each segment. */
function fits(matrix: Matrix, word: string): number[] {
  const { columns, values } = fitOfWords(matrix);
  const at = DESCRIPTOR_WORDS.indexOf(word);
  return Array.from({ length: matrix.rows }, (_, i) => values[i * columns + at] ?? -1);
}

describe('the words of descriptors', () => {
  test('56 dimensions and 60 words, each of its own, none a kind of music', () => {
    expect(new Set(NAMES).size).toBe(56);
    expect(NAMES).toEqual(
      expect.arrayContaining(['spectral centroid', 'onset rate', 'MFCC 12 sd']),
    );
    expect(new Set(DESCRIPTOR_WORDS).size).toBe(60);
    expect(DESCRIPTOR_WORDS.filter(isKind)).toEqual([]);
  });
  test('fit by the share of segments that they fit less, and mirrored at the other end', () => {
    const four = segments('spectral centroid', [300, 900, 100, 4000]);
    expect(fits(four, 'bright')).toEqual([0.375, 0.625, 0.125, 0.875]);
    expect(fits(four, 'dark')).toEqual([0.625, 0.375, 0.875, 0.125]);
  });
  test('equal values share their rank; what never varies fits no segment more than another', () => {
    expect(fits(segments('onset rate', [2, 2, 5, 1]), 'many onsets')).toEqual([
      0.5, 0.5, 0.875, 0.125,
    ]);
    expect(fits(segments('onset rate', [1, 2]), 'loud')).toEqual([0.5, 0.5]);
  });
});

describe('cepstral coefficients', () => {
  const spectrogram = (rows: number, value: (frame: number, band: number) => number): Matrix => ({
    rows,
    columns: 96,
    values: Float32Array.from({ length: rows * 96 }, (_, i) => value(Math.floor(i / 96), i % 96)),
  });
  test('of a flat spectrum are its height alone', () => {
    const [first = 0, ...others] = mfccStatistics(
      spectrogram(3, () => 2),
      13,
    );
    expect(first).toBeCloseTo(2 * Math.sqrt(96), 6);
    for (const other of others) expect(other).toBeCloseTo(0, 5);
  });
  test('tell a ripple over the bands by one coefficient and its movement by the deviation', () => {
    const ripple = (band: number) => Math.cos((Math.PI * 5 * (band + 0.5)) / 96);
    const moving = spectrogram(4, (frame, band) => (frame % 2 ? 3 : 1) * ripple(band));
    const statistics = [...mfccStatistics(moving, 13)];
    const unit = Math.sqrt(48);
    expect(statistics[5]).toBeCloseTo(2 * unit, 5);
    expect(statistics[13 + 5]).toBeCloseTo(unit, 5);
    expect(statistics.filter((value) => Math.abs(value) > 1e-5)).toHaveLength(2);
  });
});

test('standardised columns have a deviation of 1; one that does not vary is left alone', () => {
  const matrix = { rows: 3, columns: 2, values: Float32Array.of(1, 7, 2, 7, 6, 7) };
  const sd = deviations(matrix);
  expect(sd[0]).toBeCloseTo(Math.sqrt(14 / 3), 6);
  expect(sd[1]).toBe(1);
  expect(deviations(divideColumns(matrix, sd))[0]).toBeCloseTo(1, 6);
});

test('B8 a listener that does not exist is refused with the ones that do', () => {
  expect(listenerCard('descriptors').id).toBe('descriptors');
  expect(() => listenerCard('ears')).toThrow(/"ears" when expected one of: .*, descriptors\.$/);
});

describe('the colours of a map of descriptors', () => {
  const space = (model: string, layer: 'taggram' | 'descriptor') => sampleSpace(model, layer);
  const model = (id: string, tags: string[]) => ({
    ...{ id, tags, weights: '', runtime: '' },
    strongest: { name: `${'0'.repeat(64)}.bin`, bytes: 0 },
  });
  const own = space('descriptors', 'descriptor');
  test('come from a tagger over the same segments, or are their own where there is none', () => {
    const words = model('descriptors', ['bright', 'dark']);
    const alone = { ...sampleManifest([own]), models: [words] };
    expect(colouringModel(alone, own)).toBe('descriptors');
    const tagged = space('musicnn-msd', 'taggram');
    const both = {
      ...sampleManifest([tagged, own]),
      models: [model('musicnn-msd', ['rock', 'sad']), words],
    };
    expect(colouringModel(both, own)).toBe('musicnn-msd');
    expect(colouringModel(both, tagged)).toBe('musicnn-msd');
    const apart = { ...both, spaces: [{ ...tagged, segmentation: 'other' }, own] };
    expect(colouringModel(apart, own)).toBe('descriptors');
  });
});
