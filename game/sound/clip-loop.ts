import type { ClipTiming } from '../map/map-handle.ts';

/** Seconds in which a segment's end blends into its beginning when it repeats. */
export const CROSSFADE_SECONDS = 0.04;
/** Loudness is measured in windows of this many seconds. */
export const LOUDNESS_SECONDS = 0.05;

/** Samples that play a segment exactly once and then repeat it from `loopStart` without a seam. */
export interface ClipLoop {
  readonly samples: Float32Array<ArrayBuffer>;
  /** Place to go on from after the last sample. */
  readonly loopStart: number;
}

/**
 * Cut exactly the segment out of a decoded clip (F12). Its last samples blend into its first ones, and
 * the repetition goes on after those: the first pass is unaltered up to the blend.
 */
export function loopClip(decoded: Float32Array, rate: number, timing: ClipTiming): ClipLoop {
  const first = Math.round(timing.lead * rate);
  const samples = decoded.slice(first, first + Math.round(timing.seconds * rate));
  const blend = Math.min(Math.round(CROSSFADE_SECONDS * rate), Math.floor(samples.length / 2));
  const from = samples.length - blend;
  for (let i = 0; i < blend; i++) {
    const angle = ((i + 0.5) / blend) * (Math.PI / 2);
    const tail = (samples[from + i] ?? 0) * Math.cos(angle);
    samples[from + i] = tail + (samples[i] ?? 0) * Math.sin(angle);
  }
  return { samples: samples as Float32Array<ArrayBuffer>, loopStart: blend };
}

/** Loudness over a segment: root mean square of each window, 1 where it is loudest. */
export function loudnessOf(samples: Float32Array, rate: number): Float32Array {
  const window = Math.max(1, Math.round(LOUDNESS_SECONDS * rate));
  const windows = Math.ceil(samples.length / window);
  const loudness = Float32Array.from({ length: windows }, (_, i) =>
    rootMeanSquare(samples.subarray(i * window, (i + 1) * window)),
  );
  const loudest = Math.max(1e-6, ...loudness);
  return loudness.map((value) => value / loudest);
}

/** Root mean square of samples; 0 of none. */
export function rootMeanSquare(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}
