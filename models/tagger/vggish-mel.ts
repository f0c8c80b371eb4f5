import { FRAMINGS, HEARD_RATE } from './framing.ts';
import type { Patches, PatchMaker } from './mel.ts';
import { hannWindow, magnitudeSpectra } from './spectrum.ts';
import { vggishFilters } from './vggish-filters.ts';

/** What VGGish hears: 16 kHz, spectra of 25 ms every 10 ms, 64 mel bands, 96 frames. */
const { frames: PATCH_FRAMES, hop: HOP } = FRAMINGS['frames-96'];
/** Samples under a frame's window. */
export const VGGISH_WINDOW = 400;
const FFT_SIZE = 512;
const BANDS = 64;
/** Added before the logarithm. */
const OFFSET = 0.01;

/** How many patches `length` samples give: every frame lies within the signal. */
export function vggishPatchCount(length: number): number {
  const frames = length < VGGISH_WINDOW ? 0 : 1 + Math.floor((length - VGGISH_WINDOW) / HOP);
  return Math.floor(frames / PATCH_FRAMES);
}

/**
 * VGGish's log-mel patches of a 16 kHz mono signal, 96 frames x 64 bands each, `size` at a time: the
 * logarithm of mel magnitudes plus 0.01. The next patch begins 0.96 s after one began; its last
 * window reaches 240 samples beyond that.
 */
export function* vggishPatchBatches(samples: Float32Array, size: number): Generator<Patches> {
  const patchesAt = prepareVggishPatches();
  const total = vggishPatchCount(samples.length);
  for (let first = 0; first < total; first += size) {
    const count = Math.min(size, total - first);
    yield { patches: patchesAt(samples, first * PATCH_FRAMES * HOP, count), count };
  }
}

/** Prepare the tables of `vggishPatchBatches` once; any window of a signal is heard as the whole is. */
export function prepareVggishPatches(): PatchMaker {
  const spectrumOf = magnitudeSpectra(hannWindow(VGGISH_WINDOW), FFT_SIZE);
  const { firstBins, starts, weights } = vggishFilters(HEARD_RATE, FFT_SIZE, BANDS);
  return (samples, at, count) => {
    const out = new Float32Array(count * PATCH_FRAMES * BANDS);
    for (let i = 0; i < count * PATCH_FRAMES; i++) {
      const magnitudes = spectrumOf(samples, at + i * HOP);
      for (let band = 0; band < BANDS; band++) {
        const end = starts[band + 1] ?? 0;
        let bin = firstBins[band] ?? 0;
        let sum = 0;
        for (let w = starts[band] ?? 0; w < end; w++)
          sum += (weights[w] ?? 0) * (magnitudes[bin++] ?? 0);
        out[i * BANDS + band] = Math.log(sum + OFFSET);
      }
    }
    return out;
  };
}
