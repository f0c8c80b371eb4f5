/** Coefficients of a second-order filter, scaled so that a0 is 1 (R. Bristow-Johnson's cookbook). */
interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/** Flat pass band without a peak at the corner. */
const BUTTERWORTH = Math.SQRT1_2;

/** Keep what is below `hertz`, 12 dB an octave. */
export function lowPass(values: Float32Array, hertz: number, sampleRate: number) {
  const { cos, alpha } = angle(hertz, sampleRate, BUTTERWORTH);
  const edge = (1 - cos) / 2;
  return run(values, scaled([edge, 1 - cos, edge], [1 + alpha, -2 * cos, 1 - alpha]));
}

/** Keep what is above `hertz`, 12 dB an octave. */
export function highPass(values: Float32Array, hertz: number, sampleRate: number) {
  const { cos, alpha } = angle(hertz, sampleRate, BUTTERWORTH);
  const edge = (1 + cos) / 2;
  return run(values, scaled([edge, -1 - cos, edge], [1 + alpha, -2 * cos, 1 - alpha]));
}

/** Raise (or lower) the octave around `hertz` by `decibels`. */
export function peak(values: Float32Array, hertz: number, sampleRate: number, decibels: number) {
  const { cos, alpha } = angle(hertz, sampleRate, 1);
  const size = 10 ** (decibels / 40);
  return run(
    values,
    scaled(
      [1 + alpha * size, -2 * cos, 1 - alpha * size],
      [1 + alpha / size, -2 * cos, 1 - alpha / size],
    ),
  );
}

type Three = readonly [number, number, number];

function angle(hertz: number, sampleRate: number, q: number) {
  const omega = (2 * Math.PI * hertz) / sampleRate;
  return { cos: Math.cos(omega), alpha: Math.sin(omega) / (2 * q) };
}

function scaled([b0, b1, b2]: Three, [a0, a1, a2]: Three): Biquad {
  return { b0: b0 / a0, b1: b1 / a0, b2: b2 / a0, a1: a1 / a0, a2: a2 / a0 };
}

/** Transposed direct form II. */
function run(values: Float32Array, { b0, b1, b2, a1, a2 }: Biquad): Float32Array<ArrayBuffer> {
  const out = new Float32Array(values.length);
  let first = 0;
  let second = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] ?? 0;
    const y = b0 * x + first;
    first = b1 * x - a1 * y + second;
    second = b2 * x - a2 * y;
    out[i] = y;
  }
  return out;
}
