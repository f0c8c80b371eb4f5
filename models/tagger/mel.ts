import FFT from 'fft.js';
import type { Matrix } from '../space/space.ts';
import { FRAMINGS, HEARD_RATE } from './framing.ts';
import { melFilters } from './mel-filters.ts';

/** What MusiCNN and VGG hear: 16 kHz, spectra of 512 samples every 256, 96 mel bands, 187 frames. */
const FFT_SIZE = 512;
/** Samples that a frame reaches to either side of its centre. */
export const MEL_REACH = FFT_SIZE / 2;
const { frames: PATCH_FRAMES, hop: HOP } = FRAMINGS['frames-187'];
const BANDS = 96;
const BINS = FFT_SIZE / 2 + 1;

/** Log-mel patches, one after the other, each 187 frames x 96 bands, row-major by time. */
export interface Patches {
  readonly patches: Float32Array;
  readonly count: number;
}

/**
 * Log-mel spectrogram of a 16 kHz mono signal, frames x 96: log10(1 + 10000 x) of mel power, frames
 * centred on every 256th sample, the signal mirrored beyond its ends. Exactly the preprocessing that
 * MusiCNN and VGG were trained with (librosa's, in float64 up to the last step).
 */
export function logMel(samples: Float32Array): Matrix {
  const rows = frameCount(samples.length);
  return { rows, columns: BANDS, values: createMel()(samples, 0, rows) };
}

/** How many whole patches `length` samples give; a shorter tail is dropped. */
export function patchCount(length: number): number {
  return Math.floor(frameCount(length) / PATCH_FRAMES);
}

/** All patches of a 16 kHz mono signal; the next one begins where one ends (187 frames, 2.992 s). */
export function melPatches(samples: Float32Array): Patches {
  const count = patchCount(samples.length);
  return { patches: prepareMelPatches()(samples, 0, count), count };
}

/**
 * The patches of `melPatches`, `size` at a time (the last batch may hold fewer), computed when asked
 * for: a recording of hours needs no more memory than one batch.
 */
export function* patchBatches(samples: Float32Array, size: number): Generator<Patches> {
  const patchesAt = prepareMelPatches();
  const total = patchCount(samples.length);
  for (let first = 0; first < total; first += size) {
    const count = Math.min(size, total - first);
    yield { patches: patchesAt(samples, first * PATCH_FRAMES * HOP, count), count };
  }
}

/** Computes `count` patches of a signal, or of a window of it; the first begins at sample `at`. */
export type PatchMaker = (samples: Float32Array, at: number, count: number) => Float32Array;

/**
 * Prepare the tables of `melPatches` once. The answer hears a window of a longer signal as it hears the
 * whole where the window holds the 256 samples before its first patch; ends are mirrored.
 */
export function prepareMelPatches(): PatchMaker {
  const mel = createMel();
  return (samples, at, count) => mel(samples, at, count * PATCH_FRAMES);
}

function frameCount(length: number): number {
  return length === 0 ? 0 : 1 + Math.floor(length / HOP);
}

/** Prepare tables once; the answer computes `count` frames, the first one centred on sample `at`. */
function createMel(): (samples: Float32Array, at: number, count: number) => Float32Array {
  const fft = new FFT(FFT_SIZE);
  const window = hann();
  const { firstBins, starts, weights } = melFilters(HEARD_RATE, FFT_SIZE, BANDS);
  const frame: number[] = new Array(FFT_SIZE).fill(0);
  const spectrum: number[] = fft.createComplexArray();
  const power = new Float64Array(BINS);

  const loadFrame = (samples: Float32Array, at: number): void => {
    const inside = at >= 0 && at + FFT_SIZE <= samples.length;
    for (let i = 0; i < FFT_SIZE; i++) {
      const sample = samples[inside ? at + i : mirrored(at + i, samples.length)] ?? 0;
      frame[i] = sample * (window[i] ?? 0);
    }
  };
  const computePower = (): void => {
    fft.realTransform(spectrum, frame);
    for (let bin = 0; bin < BINS; bin++) {
      const re = spectrum[2 * bin] ?? 0;
      const im = spectrum[2 * bin + 1] ?? 0;
      power[bin] = re * re + im * im;
    }
  };
  const writeBands = (out: Float32Array, at: number): void => {
    for (let band = 0; band < BANDS; band++) {
      const start = starts[band] ?? 0;
      const end = starts[band + 1] ?? 0;
      let bin = firstBins[band] ?? 0;
      let sum = 0;
      for (let i = start; i < end; i++) sum += (weights[i] ?? 0) * (power[bin++] ?? 0);
      out[at + band] = Math.log10(1 + 10_000 * sum);
    }
  };
  return (samples, at, count) => {
    const out = new Float32Array(count * BANDS);
    for (let i = 0; i < count; i++) {
      loadFrame(samples, at + i * HOP - MEL_REACH);
      computePower();
      writeBands(out, i * BANDS);
    }
    return out;
  };
}

/** Periodic Hann window. */
function hann(): Float64Array {
  return Float64Array.from(
    { length: FFT_SIZE },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / FFT_SIZE),
  );
}

/** Index of a signal continued by reflection at its first and last sample (neither is repeated). */
function mirrored(index: number, length: number): number {
  if (length === 1) return 0;
  const period = 2 * (length - 1);
  const folded = ((index % period) + period) % period;
  return folded < length ? folded : period - folded;
}
