import { expect, test } from 'vitest';
import { kFilters, kWeighting } from '#data/loudness/k-weighting';
import { createLevels } from '#data/loudness/levels';
import { integratedLoudness, lufs, SILENCE } from '#data/loudness/loudness';

const sine = (rate: number, hertz: number, seconds: number, gain = 1) =>
  Float32Array.from(
    { length: rate * seconds },
    (_, i) => gain * Math.sin((2 * Math.PI * hertz * i) / rate),
  );

/** Loudness of the whole signal as one stretch, and with gates. */
function loudnessOf(signal: Float32Array, rate: number) {
  const weigh = kWeighting(rate);
  const steps = createLevels((i) => Math.round((i * rate) / 10));
  const whole = createLevels((i) => i * signal.length);
  for (let at = 0; at < signal.length; at += 4096) {
    const weighted = weigh(signal.subarray(at, at + 4096));
    steps.push(weighted);
    whole.push(weighted);
  }
  return { plain: lufs(whole.whole()[0] ?? 0), gated: integratedLoudness(steps.whole()) };
}

test('at 48 kHz the filters have the coefficients of BS.1770-4, tables 1 and 2', () => {
  const [shelf, highPass] = kFilters(48_000);
  const close = (got: readonly number[], expected: readonly number[]) => {
    for (const [i, value] of expected.entries()) expect(got[i]).toBeCloseTo(value, 8);
  };
  close(shelf.b, [1.53512485958697, -2.69169618940638, 1.19839281085285]);
  close(shelf.a, [-1.69065929318241, 0.73248077421585]);
  close(highPass.b, [1, -2, 1]);
  close(highPass.a, [-1.99004745483398, 0.99007225036621]);
});

test.each([8000, 16_000, 22_050, 44_100, 48_000, 192_000])(
  'a sine of 997 Hz at full scale has -3.01 LUFS at %i samples a second',
  (rate) => {
    const { plain, gated } = loudnessOf(sine(rate, 997, 5), rate);
    expect(Math.abs(gated + 3.01)).toBeLessThan(0.05);
    expect(Math.abs(plain + 3.01)).toBeLessThan(0.05);
  },
);

test('sound made quieter by g loses 20 log10 g; silence has -70', () => {
  for (const gain of [0.5, 0.1, 0.02]) {
    const { gated } = loudnessOf(sine(48_000, 440, 3, gain), 48_000);
    const loud = loudnessOf(sine(48_000, 440, 3), 48_000).gated;
    expect(gated).toBeCloseTo(loud + 20 * Math.log10(gain), 3);
  }
  expect(loudnessOf(new Float32Array(48_000), 48_000)).toEqual({ plain: SILENCE, gated: SILENCE });
  expect(lufs(1e-30)).toBe(SILENCE);
});

test('pauses do not make a recording quieter: they are gated out', () => {
  const rate = 48_000;
  const paused = new Float32Array(20 * rate);
  paused.set(sine(rate, 997, 10, 0.5));
  paused.set(sine(rate, 997, 5, 0.001), 12 * rate);
  const { plain, gated } = loudnessOf(paused, rate);
  expect(Math.abs(gated + 9.03)).toBeLessThan(0.1);
  expect(plain).toBeLessThan(gated - 2.9);
});

test('a high sound counts for more than a middle one, a very low one for nearly nothing', () => {
  const at = (hertz: number) => loudnessOf(sine(48_000, hertz, 3), 48_000).gated;
  expect(at(10_000) - at(997)).toBeCloseTo(3.3, 0);
  expect(at(20)).toBeLessThan(at(997) - 10);
});
