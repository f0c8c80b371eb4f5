import { highPass, lowPass, peak } from './biquad.ts';
import type { Stereo } from './stereo.ts';

/** How loud the amplifier is beside the other instruments. */
const OUT = 0.18;

/**
 * A guitar amplifier: tightened below, driven into saturation so that the strings of a chord mix
 * with each other, and heard through a speaker. `amount` is 0 ... 1.
 */
export function amplify({ left, right }: Stereo, sampleRate: number, amount: number): Stereo {
  const gain = 12 * 40 ** amount;
  const through = (channel: Float32Array) =>
    speaker(
      preamp(channel, sampleRate).map((value) => saturated(value * gain)),
      sampleRate,
    );
  return { left: through(left), right: through(right) };
}

function preamp(channel: Float32Array, sampleRate: number): Float32Array {
  return peak(highPass(channel, 140, sampleRate), 1600, sampleRate, 8);
}

/** A valve bends the halves of the wave differently. */
function saturated(value: number): number {
  return Math.tanh(value > 0 ? value : value * 0.8);
}

/** A closed cabinet: nothing below 80 Hz, presence at 3 kHz, steep above 5 kHz. */
function speaker(driven: Float32Array, sampleRate: number): Float32Array<ArrayBuffer> {
  const shaped = peak(highPass(driven, 80, sampleRate), 3000, sampleRate, 5);
  const closed = lowPass(lowPass(shaped, 5200, sampleRate), 5600, sampleRate);
  return closed.map((value) => value * OUT);
}
