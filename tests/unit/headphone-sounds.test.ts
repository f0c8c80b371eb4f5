import FFT from 'fft.js';
import { expect, test } from 'vitest';
import { antiphaseTone } from '#study/sound/antiphase';
import { HUGGINS_BAND, hugginsNoise } from '#study/sound/huggins';
import { checkSound, headphoneSound } from '#study/sound/trial-sound';

const RATE = 32_768;

/** Magnitude and phase of every bin; at this rate a bin is 1 Hz wide. */
function spectrum(samples: Float32Array) {
  const fft = new FFT(RATE);
  const out = fft.createComplexArray() as number[];
  fft.realTransform(out, Array.from(samples.subarray(0, RATE)));
  return Array.from({ length: RATE / 2 }, (_, k) => ({
    size: Math.hypot(out[2 * k] ?? 0, out[2 * k + 1] ?? 0),
    phase: Math.atan2(out[2 * k + 1] ?? 0, out[2 * k] ?? 0),
  }));
}

const power = (samples: Float32Array) =>
  samples.reduce((sum, value) => sum + value * value, 0) / samples.length;
const decibels = (a: Float32Array, b: Float32Array) => 10 * Math.log10(power(a) / power(b));

test('the quiet tone is 6 dB down, the one in antiphase is as loud at either ear and nothing when both are mixed', () => {
  const [plain, quiet, anti] = (['plain', 'quiet', 'antiphase'] as const).map((kind) =>
    antiphaseTone(kind, RATE),
  );
  if (!plain || !quiet || !anti) throw new Error('a tone is missing');
  expect(decibels(quiet.left, plain.left)).toBeCloseTo(-6, 2);
  expect(decibels(anti.right, plain.right)).toBeCloseTo(0, 6);
  const mixed = anti.left.map((value, i) => value + (anti.right[i] ?? 0));
  expect(Math.max(...mixed.map(Math.abs))).toBe(0);
  const loudest = spectrum(plain.left).reduce(
    (best, { size }, k, all) => (size > (all[best]?.size ?? 0) ? k : best),
    0,
  );
  expect(loudest).toBe(200);
});

test('Huggins noise: the spectrum at either ear is flat, with no trace of the tone', () => {
  const { left, right } = hugginsNoise(true, 4, RATE);
  for (const ear of [left, right]) {
    const bands = spectrum(ear);
    const mean = (from: number, to: number) =>
      bands.slice(from, to).reduce((sum, { size }) => sum + size * size, 0) / (to - from);
    const whole = mean(50, 15_000);
    for (let from = 50; from < 15_000; from += 500)
      expect(Math.abs(10 * Math.log10(mean(from, from + 500) / whole))).toBeLessThan(0.6);
    expect(Math.abs(10 * Math.log10(mean(564, 637) / whole))).toBeLessThan(0.6);
  }
});

test('Huggins noise: the phase between the ears is pi inside 564 to 636 Hz only, and 0 without a pitch', () => {
  expect(HUGGINS_BAND.map(Math.round)).toEqual([564, 636]);
  const apart = (pitch: boolean) => {
    const { left, right } = hugginsNoise(pitch, 9, RATE);
    const [a, b] = [spectrum(left), spectrum(right)];
    return a.map(({ phase }, k) => Math.abs(Math.cos((phase - (b[k]?.phase ?? 0)) / 2)));
  };
  const shifted = apart(true);
  for (let k = 570; k < 630; k++) expect(shifted[k]).toBeLessThan(0.2);
  for (const k of [100, 300, 500, 550, 650, 700, 2000, 8000])
    expect(shifted[k]).toBeGreaterThan(0.98);
  for (const value of apart(false).slice(1)) expect(value).toBeGreaterThan(0.999);
});

test('a headphone trial plays its three sounds in order, a sound check as many tones as it says', () => {
  const trial = {
    method: 'antiphase',
    question: '',
    sounds: ['quiet', 'antiphase', 'plain'],
    seed: 1,
  } as const;
  const { left } = headphoneSound(trial, RATE);
  const part = (i: number) =>
    left.subarray(Math.round(1.5 * RATE * i), Math.round(1.5 * RATE * i) + RATE);
  expect(decibels(part(0), part(2))).toBeCloseTo(-6, 1);
  const check = checkSound({ question: '', tones: 4 }, RATE);
  const loud = Array.from(check.left, (value) => Math.abs(value) > 0.1);
  const edges = loud.filter(
    (now, i) => now && !loud.slice(Math.max(0, i - 0.1 * RATE), i).includes(true),
  ).length;
  expect(edges).toBe(4);
});
