import type { ResampleFilter } from './filter.ts';

/** The kernel takes 16 taps at a time. */
const STEP = 16;

/**
 * The filter's taps, one row a phase, `up` rows, each padded with zeros to a multiple of 16. In row
 * p, tap k weighs the sample that lies k - half after the one at or before the output's position.
 *
 * 180 KiB for 44100; 18 MiB for a rate such as 44101 that shares no factor with 16000.
 */
export function tapTable({ up, half, at }: ResampleFilter): Float32Array {
  const taps = 2 * half + 1;
  const row = Math.ceil(taps / STEP) * STEP;
  const table = new Float32Array(up * row);
  for (let p = 0; p < up; p++)
    for (let k = 0; k < taps; k++) table[p * row + k] = at(p / up + half - k);
  return table;
}
