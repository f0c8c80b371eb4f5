import type { Stereo } from './stereo.ts';

/** Every track's loudness: RMS of its louder blocks, in full scale. */
const TARGET = 0.14;
/** No sample is larger after mastering. */
const PEAK = 0.97;
const BLOCK_SECONDS = 0.4;
/** Blocks this far below the loudest one are silence or tail and don't count (20 dB). */
const GATE = 0.1;

/** Saturate, bring to the common loudness below the peak limit, and fade the end out. */
export function master(
  mix: Stereo,
  sampleRate: number,
  options: { readonly drive: number; readonly fadeSeconds: number },
): Stereo {
  const driven = scaled(mix, 0.2 / loudness(mix, sampleRate), options.drive);
  const even = scaled(driven, TARGET / loudness(driven, sampleRate), 0);
  fadeOut(even, Math.round(options.fadeSeconds * sampleRate));
  return even;
}

/** Gated RMS of both channels: blocks of 0.4 s, without those 20 dB below the loudest. */
export function loudness({ left, right }: Stereo, sampleRate: number): number {
  const size = Math.round(BLOCK_SECONDS * sampleRate);
  const powers: number[] = [];
  for (let at = 0; at + size <= left.length; at += size)
    powers.push((power(left, at, size) + power(right, at, size)) / 2);
  const loudest = Math.max(...powers, 0);
  const counted = powers.filter((each) => each > loudest * GATE * GATE);
  const sum = counted.reduce((total, each) => total + each, 0);
  return Math.sqrt(sum / Math.max(1, counted.length)) || 1;
}

function power(channel: Float32Array, at: number, size: number): number {
  let sum = 0;
  for (let i = at; i < at + size; i++) sum += (channel[i] ?? 0) ** 2;
  return sum / size;
}

/** Amplify, then bend what is above the knee towards the peak; more drive has a lower knee. */
function scaled({ left, right }: Stereo, gain: number, drive: number): Stereo {
  const knee = PEAK * (0.75 - 0.55 * drive);
  const push = gain * (1 + 2 * drive);
  const shape = (value: number) => limited(value * push, knee);
  return { left: left.map(shape), right: right.map(shape) };
}

function limited(value: number, knee: number): number {
  const size = Math.abs(value);
  if (size <= knee) return value;
  const room = PEAK - knee;
  return Math.sign(value) * (knee + room * Math.tanh((size - knee) / room));
}

function fadeOut({ left, right }: Stereo, samples: number): void {
  const start = Math.max(0, left.length - samples);
  for (let i = start; i < left.length; i++) {
    const gain = Math.cos((Math.PI / 2) * ((i - start) / Math.max(1, samples))) ** 2;
    left[i] = (left[i] ?? 0) * gain;
    right[i] = (right[i] ?? 0) * gain;
  }
}
