import type { Matrix } from '../space/space.ts';

/** Frames before and after that an onset must stand out of, and those it must be the strongest of. */
const NEIGHBOURHOOD = 8;
const APART = 3;
/** How far it must stand out, in mean log-mel units a band. */
const RISE = 0.1;

/**
 * Count the onsets of a log-mel spectrogram (frames x bands; 16 ms a frame): places where bands rise
 * all at once. A band's rise is measured from the loudest of itself and its neighbours one frame
 * before (Boeck and Widmer's SuperFlux), so that a gliding tone is none. The first frame has nothing
 * before it and never counts.
 */
export function countOnsets(spectrogram: Matrix): number {
  const rises = Float64Array.from({ length: spectrogram.rows }, (_, t) => rise(spectrogram, t));
  let onsets = 0;
  for (let t = 1; t < rises.length; t++) if (isOnset(rises, t)) onsets++;
  return onsets;
}

/** Mean over bands of how much each is louder than around it one frame before. */
function rise({ columns, values }: Matrix, frame: number): number {
  if (frame === 0) return 0;
  const now = frame * columns;
  const before = now - columns;
  let sum = 0;
  for (let band = 0; band < columns; band++) {
    const low = band > 0 ? (values[before + band - 1] ?? 0) : 0;
    const high = band + 1 < columns ? (values[before + band + 1] ?? 0) : 0;
    sum += Math.max(0, (values[now + band] ?? 0) - Math.max(low, values[before + band] ?? 0, high));
  }
  return sum / columns;
}

function isOnset(rises: Float64Array, t: number): boolean {
  const value = rises[t] ?? 0;
  const around = rises.subarray(Math.max(1, t - NEIGHBOURHOOD), t + NEIGHBOURHOOD + 1);
  const mean = around.reduce((sum, other) => sum + other, 0) / around.length;
  if (value < mean + RISE) return false;
  const earlier = rises.subarray(Math.max(0, t - APART), t);
  const later = rises.subarray(t + 1, t + APART + 1);
  return earlier.every((other) => other < value) && later.every((other) => other <= value);
}
