import { Refusal } from '#models/refusal';
import { HEARD_RATE } from '#models/tagger/framing';

/** Written into every bundle: the filter that made the 16 kHz signal. */
export const RESAMPLER =
  'polyphase sinc, cut 0.9174 min(1, r), half ceil(50 / min(1, r)), kaiser 12.9846, r = 16000 / rate';

const ROLL_OFF = 0.9174;
const ZERO_CROSSINGS = 50;
const KAISER_BETA = 12.9846;
const KAISER_PEAK = bessel(KAISER_BETA);
const LOWEST_RATE = 1000;
const HIGHEST_RATE = 768_000;

/** The one documented low-pass for one input rate, as an even function of time in input samples. */
export interface ResampleFilter {
  /** Output samples per `down` input samples, in lowest terms. */
  readonly up: number;
  readonly down: number;
  /** Taps on either side of the centre; beyond them the filter is 0. */
  readonly half: number;
  /** Its value `u` input samples from the centre. */
  readonly at: (u: number) => number;
}

/**
 * The filter from `rate` to 16 kHz: h(u) = cut sinc(cut u) kaiser(u / half), the same curve as
 * resampy's `kaiser_best`, with which the reference outputs were made.
 *
 * @throws Refusal for a rate that is not a whole number from 1000 to 768000.
 */
export function resampleFilter(rate: number): ResampleFilter {
  if (!Number.isInteger(rate) || rate < LOWEST_RATE || rate > HIGHEST_RATE)
    throw new Refusal(
      `Got a sound of ${rate} samples a second when expected a whole number from ${LOWEST_RATE} to ${HIGHEST_RATE}; convert the file first.`,
    );
  const divisor = greatestCommonDivisor(HEARD_RATE, rate);
  const narrowing = Math.min(1, HEARD_RATE / rate);
  const half = Math.ceil(ZERO_CROSSINGS / narrowing);
  const cut = ROLL_OFF * narrowing;
  const at = (u: number) => cut * sinc(cut * u) * kaiser(u / half);
  return { up: HEARD_RATE / divisor, down: rate / divisor, half, at };
}

/** How many samples at 16 kHz come out of `samples` samples. */
export function outputLength(filter: ResampleFilter, samples: number): number {
  return Math.floor((samples * filter.up) / filter.down);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x: number): number {
  const inside = 1 - x * x;
  return inside < 0 ? 0 : bessel(KAISER_BETA * Math.sqrt(inside)) / KAISER_PEAK;
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel(x: number): number {
  const quarter = (x * x) / 4;
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= quarter / (k * k);
    sum += term;
  }
  return sum;
}
