import { type Essentia, type EssentiaVector, withVectors } from './essentia.ts';

/** Samples of a frame; the frames of a segment lie one after the other. */
export const FRAME = 2048;

const RATE = 16_000;
const CONTRAST_BANDS = 6;
const PITCH_CLASSES = 12;
/** Hertz between which spectral peaks count, and how many of them at most. */
const [LOWEST, HIGHEST, PEAKS] = [40, 5000, 60] as const;

/**
 * Describe one frame by its magnitude spectrum (a sine of full scale has 1): centroid and rolloff in
 * hertz, flatness, entropy, complexity, contrast of 6 bands, 12 pitch classes from A, dissonance.
 */
export function describeFrame(essentia: Essentia, spectrum: Float32Array): number[] {
  return withVectors((keep) => {
    const vector = keep(essentia.arrayToVector(spectrum));
    const { algorithms } = essentia;
    const { spectralContrast, spectralValley } = algorithms.SpectralContrast(
      ...([vector, FRAME, 7900, 20, 0.4, CONTRAST_BANDS, RATE, 0.15] as const),
    );
    keep(spectralContrast);
    keep(spectralValley);
    return [
      algorithms.Centroid(vector, RATE / 2).centroid,
      algorithms.RollOff(vector, 0.85, RATE).rollOff,
      algorithms.Flatness(vector).flatness,
      algorithms.Entropy(vector).entropy,
      algorithms.SpectralComplexity(vector, 0.005, RATE).spectralComplexity,
      ...numbers(spectralContrast, CONTRAST_BANDS),
      ...tonal(essentia, vector),
    ];
  });
}

/** Pitch classes, the strongest being 1, and dissonance; all 0 in silence. */
function tonal({ algorithms }: Essentia, spectrum: EssentiaVector): number[] {
  return withVectors((keep) => {
    const peaks = algorithms.SpectralPeaks(
      ...([spectrum, 1e-5, HIGHEST, PEAKS, LOWEST, 'frequency', RATE] as const),
    );
    const frequencies = keep(peaks.frequencies);
    const magnitudes = keep(peaks.magnitudes);
    const { hpcp } = algorithms.HPCP(
      ...([frequencies, magnitudes, true, 500, 0, HIGHEST, false, LOWEST, false] as const),
      ...(['unitMax', 440, RATE, PITCH_CLASSES, 'squaredCosine', 1] as const),
    );
    const classes = numbers(keep(hpcp), PITCH_CLASSES);
    return [...classes, algorithms.Dissonance(frequencies, magnitudes).dissonance];
  });
}

function numbers(vector: EssentiaVector, count: number): number[] {
  return Array.from({ length: count }, (_, i) => vector.get(i));
}
