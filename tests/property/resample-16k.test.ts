import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outputLength, resampleFilter } from '#data/resample/filter';
import { referenceResample } from '#data/resample/reference-resample';
import { createResampler, resampleTo16k } from '#data/resample/resampler';

const RATES = [8000, 11_025, 22_050, 22_254, 32_000, 44_100, 48_000, 96_000, 192_000];
const rates = fc.constantFrom(...RATES);
const noise = (length: number) =>
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: length, maxLength: length });

const sine = (rate: number, hertz: number, seconds: number) =>
  Float32Array.from({ length: rate * seconds }, (_, i) =>
    Math.sin((2 * Math.PI * hertz * i) / rate),
  );

/** Largest magnitude away from both ends, where the silence around the signal shows. */
const peak = (samples: ArrayLike<number>, difference: (i: number) => number = () => 0) => {
  let most = 0;
  for (let i = 400; i < samples.length - 400; i++)
    most = Math.max(most, Math.abs((samples[i] ?? 0) - difference(i)));
  return most;
};

test.each(RATES)('the kernel equals the reference from %i Hz', async (rate) => {
  const signal = Float32Array.from({ length: Math.floor(rate / 10) }, (_, i) =>
    Math.sin(i * i * 0.001),
  );
  const reference = referenceResample(signal, rate);
  const ours = await resampleTo16k(signal, rate);
  expect(ours.length).toBe(reference.length);
  const errors = Array.from(ours, (value, i) => Math.abs(value - (reference[i] ?? 0)));
  expect(Math.max(...errors)).toBeLessThan(1e-6);
});

test('the kernel equals the reference on any signal, however short', async () => {
  const signals = fc.tuple(rates, fc.nat(300).chain(noise));
  await fc.assert(
    fc.asyncProperty(signals, async ([rate, values]) => {
      const signal = Float32Array.from(values);
      const reference = referenceResample(signal, rate);
      const ours = await resampleTo16k(signal, rate);
      expect(ours.length).toBe(reference.length);
      const errors = Array.from(ours, (value, i) => Math.abs(value - (reference[i] ?? 0)));
      expect(Math.max(0, ...errors)).toBeLessThan(1e-6);
    }),
    { numRuns: 40 },
  );
});

test('a signal in chunks gives the same bytes as the whole', async () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(rates, cuts, async (rate, lengths) => {
      const signal = sine(rate, 440, 1);
      const resampler = await createResampler(rate);
      const pieces: Float32Array[] = [];
      for (let at = 0, i = 0; at < signal.length; i++) {
        const length = lengths[i % lengths.length] ?? 1;
        pieces.push(resampler.push(signal.subarray(at, at + length)));
        at += length;
      }
      pieces.push(resampler.flush());
      expect(pieces.flatMap((piece) => [...piece])).toEqual([
        ...(await resampleTo16k(signal, rate)),
      ]);
    }),
    { numRuns: 15 },
  );
});

test('a sine below 6.8 kHz keeps its frequency, height and phase', async () => {
  const sines = fc.tuple(rates, fc.integer({ min: 50, max: 6800 }));
  await fc.assert(
    fc.asyncProperty(sines, async ([rate, wanted]) => {
      const hertz = Math.min(wanted, rate * 0.4);
      const ours = await resampleTo16k(sine(rate, hertz, 0.5), rate);
      expect(peak(ours, (i) => Math.sin((2 * Math.PI * hertz * i) / 16_000))).toBeLessThan(2e-3);
    }),
    { numRuns: 40 },
  );
});

test.each(RATES)('a constant from %i Hz stays what it is', async (rate) => {
  const ours = await resampleTo16k(new Float32Array(rate / 2).fill(0.5), rate);
  expect(peak(ours, () => 0.5)).toBeLessThan(1e-4);
});

test.each(RATES.filter((rate) => rate > 20_000))(
  'what 16 kHz cannot hold is gone from %i Hz',
  async (rate) => {
    const ours = await resampleTo16k(sine(rate, 8600, 0.5), rate);
    expect(peak(ours)).toBeLessThan(1e-4);
  },
);

test('16 kHz passes through unchanged', async () => {
  const signal = sine(16_000, 7900, 0.2);
  expect(await resampleTo16k(signal, 16_000)).toEqual(signal);
});

test('a rate that shares no factor with 16000 works too', async () => {
  const ours = await resampleTo16k(sine(22_051, 1000, 1), 22_051);
  expect(ours.length).toBe(outputLength(resampleFilter(22_051), 22_051));
  expect(peak(ours, (i) => Math.sin((2 * Math.PI * 1000 * i) / 16_000))).toBeLessThan(1e-4);
});

test.each([0, -44_100, 44_100.5, Number.NaN, 999, 1e6])('a rate of %d is refused', (rate) => {
  expect(() => resampleFilter(rate)).toThrow(/expected a whole number from 1000 to 768000/);
});
