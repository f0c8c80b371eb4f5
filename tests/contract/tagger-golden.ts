import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHARED } from '../support/shared.ts';

const WAV_HEADER = 44;

/** The reference signal, 12 s of 16 kHz mono. */
export function goldenSignal(): Float32Array {
  const bytes = readFileSync(join(SHARED, 'golden', 'synth.16k.wav')).subarray(WAV_HEADER);
  const length = bytes.length / 2;
  return Float32Array.from({ length }, (_, i) => bytes.readInt16LE(2 * i) / 32_768);
}

/** The float32 values of a reference array. */
export function goldenArray(name: string): Float32Array {
  const bytes = readFileSync(join(SHARED, 'golden', `${name}.npy`));
  const start = 10 + bytes.readUInt16LE(8);
  const length = (bytes.length - start) / 4;
  return Float32Array.from({ length }, (_, i) => bytes.readFloatLE(start + 4 * i));
}

/** Largest absolute difference; infinite where lengths differ or a value isn't a number. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs((a[i] ?? 0) - (b[i] ?? 0));
    largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(largest, difference);
  }
  return largest;
}
