/** One second-order filter: y = b0 x + b1 x' + b2 x'' - a1 y' - a2 y''. */
interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** The analogue filters behind the coefficients that ITU-R BS.1770 states for 48 kHz. */
const SHELF = { frequency: 1681.974450955533, decibels: 3.999843853973347, q: 0.7071752369554196 };
const SHELF_SLOPE = 0.4996667741545416;
const HIGH_PASS = { frequency: 38.13547087602444, q: 0.5003270373238773 };
/** A filter's frequency stays below this share of the rate: only sound of under 3.8 kHz is touched. */
const HIGHEST = 0.45;

/** Both stages of BS.1770's K-weighting at a rate in Hz, by the bilinear transform. */
export function kFilters(rate: number): readonly [shelf: Biquad, highPass: Biquad] {
  return [shelf(rate), highPass(rate)];
}

/**
 * K-weighting (ITU-R BS.1770-4, annex 1): the head's effect and the ear's deafness to the lowest sounds.
 * The answer takes a mono signal chunk by chunk and gives as many weighted samples.
 */
export function kWeighting(rate: number): (chunk: Float32Array) => Float32Array {
  const [first, second] = kFilters(rate).map(biquad);
  return (chunk) => {
    const weighted = chunk.slice();
    first?.(weighted);
    second?.(weighted);
    return weighted;
  };
}

/** Filters in place, from where the last chunk ended (transposed direct form II). */
function biquad({ b: [b0, b1, b2], a: [a1, a2] }: Biquad): (samples: Float32Array) => void {
  let s1 = 0;
  let s2 = 0;
  return (samples) => {
    for (let i = 0; i < samples.length; i++) {
      const x = samples[i] ?? 0;
      const y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      samples[i] = y;
    }
  };
}

function shelf(rate: number): Biquad {
  const k = warped(SHELF.frequency, rate);
  const gain = 10 ** (SHELF.decibels / 20);
  const middle = gain ** SHELF_SLOPE;
  const a0 = 1 + k / SHELF.q + k * k;
  return {
    b: [
      (gain + (middle * k) / SHELF.q + k * k) / a0,
      (2 * (k * k - gain)) / a0,
      (gain - (middle * k) / SHELF.q + k * k) / a0,
    ],
    a: [(2 * (k * k - 1)) / a0, (1 - k / SHELF.q + k * k) / a0],
  };
}

function highPass(rate: number): Biquad {
  const k = warped(HIGH_PASS.frequency, rate);
  const a0 = 1 + k / HIGH_PASS.q + k * k;
  return {
    b: [1, -2, 1],
    a: [(2 * (k * k - 1)) / a0, (1 - k / HIGH_PASS.q + k * k) / a0],
  };
}

function warped(frequency: number, rate: number): number {
  return Math.tan((Math.PI * Math.min(frequency, HIGHEST * rate)) / rate);
}
