import { HEARD_RATE } from '#models/tagger/framing';
import { outputLength, resampleFilter } from './filter.ts';

/**
 * A whole mono signal at 16 kHz, written as the formula reads, in float64: what the fast kernel is
 * held against. Beyond both ends the signal counts as silence.
 *
 * @throws Refusal for a rate outside of what `resampleFilter` takes.
 */
export function referenceResample(samples: ArrayLike<number>, rate: number): Float64Array {
  if (rate === HEARD_RATE) return Float64Array.from(samples);
  const filter = resampleFilter(rate);
  const output = new Float64Array(outputLength(filter, samples.length));
  for (let j = 0; j < output.length; j++) {
    const centre = (j * filter.down) / filter.up;
    const first = Math.max(0, Math.ceil(centre - filter.half));
    const last = Math.min(samples.length - 1, Math.floor(centre + filter.half));
    let sum = 0;
    for (let n = first; n <= last; n++) sum += (samples[n] ?? 0) * filter.at(centre - n);
    output[j] = sum;
  }
  return output;
}
