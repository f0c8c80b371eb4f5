import { seededRandom } from '#models/chance/seeded-random';
import { ramp, type StereoSound } from './stereo-sound.ts';

/** Milne et al. (2021): white noise for 1 s; the phase is shifted within 6 % of 600 Hz at one ear. */
const CENTRE = 600;
const SHARE = 0.06;
const SECONDS = 1;
const RAMP = 0.03;
/** Root mean square of the noise. */
const LEVEL = 0.08;

/** Lower and upper edge of the band whose phase is shifted, in hertz. */
export const HUGGINS_BAND = [CENTRE * (1 - SHARE), CENTRE * (1 + SHARE)] as const;

/**
 * White noise, the same at both ears, or with the right ear's phase shifted by pi in a narrow band: then
 * listeners with headphones hear a faint tone of 600 Hz, though either ear alone hears plain noise. Built
 * from cosines of equal amplitude and random phase, one a bin, so that the spectrum is flat and the shift
 * is exact.
 */
export function hugginsNoise(pitch: boolean, seed: number, rate: number): StereoSound {
  const random = seededRandom(seed);
  const length = Math.round(SECONDS * rate);
  const size = 2 ** Math.ceil(Math.log2(length));
  const phases = Float64Array.from({ length: size / 2 }, () => 2 * Math.PI * random());
  const [low, high] = HUGGINS_BAND.map((hertz) => (hertz * size) / rate);
  const inBand = (bin: number) => bin >= (low ?? 0) && bin <= (high ?? 0);
  const left = sumOfSines(phases, length);
  const shifted = phases.map((phase, bin) => (inBand(bin) ? phase + Math.PI : phase));
  const right = pitch ? sumOfSines(shifted, length) : left.slice();
  return { left: ramp(left, RAMP, rate), right: ramp(right, RAMP, rate) };
}

/** The sum of one cosine a bin by an FFT of twice as many points as there are phases, cut to `length`. */
function sumOfSines(phases: Float64Array, length: number): Float32Array {
  const size = 2 * phases.length;
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  for (let bin = 1; bin < phases.length; bin++) {
    const phase = phases[bin] ?? 0;
    real[bin] = Math.cos(phase);
    imaginary[bin] = Math.sin(phase);
    real[size - bin] = Math.cos(phase);
    imaginary[size - bin] = -Math.sin(phase);
  }
  transform(real, imaginary);
  const scale = LEVEL / Math.sqrt(2 * phases.length);
  return Float32Array.from({ length }, (_, i) => scale * (real[i] ?? 0));
}

/** In-place radix-2 FFT (Cooley & Tukey 1965); for a spectrum that is conjugate symmetric it gives the signal. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  reorder(real);
  reorder(imaginary);
  for (let half = 1; half < size; half *= 2)
    for (let k = 0; k < half; k++) {
      const angle = (Math.PI * k) / half;
      const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
      for (let i = k; i < size; i += 2 * half) {
        const j = i + half;
        const re = (real[j] ?? 0) * cosine - (imaginary[j] ?? 0) * sine;
        const im = (real[j] ?? 0) * sine + (imaginary[j] ?? 0) * cosine;
        real[j] = (real[i] ?? 0) - re;
        imaginary[j] = (imaginary[i] ?? 0) - im;
        real[i] = (real[i] ?? 0) + re;
        imaginary[i] = (imaginary[i] ?? 0) + im;
      }
    }
}

/** Put every value at the place whose bits are reversed. */
function reorder(values: Float64Array): void {
  for (let i = 1, j = 0; i < values.length; i++) {
    let bit = values.length >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    const kept = values[i] ?? 0;
    values[i] = values[j] ?? 0;
    values[j] = kept;
  }
}
