import { HEARD_RATE } from '../tagger/framing.ts';
import { type Essentia, type EssentiaVector, withVectors } from './essentia.ts';

/** Samples of a frame; the frames of a segment lie one after the other. */
export const FRAME = 2048;

const CONTRAST_BANDS = 6;
const PITCH_CLASSES = 12;
/** Hertz between which spectral peaks count, and how many of them at most. */
const [LOWEST, HIGHEST, PEAKS] = [40, 5000, 60] as const;

/**
 * The timbre of one frame by its magnitude spectrum (a sine of full scale has 1): centroid and rolloff
 * in hertz, flatness, entropy, complexity, contrast of 6 bands.
 */
export function frameTimbre(essentia: Essentia, spectrum: Float32Array): number[] {
  return withVectors((keep) => {
    const vector = keep(essentia.arrayToVector(spectrum));
    const { algorithms } = essentia;
    const { spectralContrast, spectralValley } = algorithms.SpectralContrast(
      ...([vector, FRAME, 7900, 20, 0.4, CONTRAST_BANDS, HEARD_RATE, 0.15] as const),
    );
    keep(spectralContrast);
    keep(spectralValley);
    return [
      algorithms.Centroid(vector, HEARD_RATE / 2).centroid,
      algorithms.RollOff(vector, 0.85, HEARD_RATE).rollOff,
      algorithms.Flatness(vector).flatness,
      algorithms.Entropy(vector).entropy,
      countPeaks(spectrum),
      ...numbers(spectralContrast, CONTRAST_BANDS),
    ];
  });
}

/** Magnitude and hertz from and to which a peak counts as a partial. */
const PARTIAL = { least: 0.005, from: 100, to: 5000 } as const;

/**
 * Spectral complexity: how many partials stand out. As essentia defines it, but counted here, in a
 * hundredth of the time.
 */
function countPeaks(spectrum: Float32Array): number {
  const binOf = (hertz: number) => (hertz * FRAME) / HEARD_RATE;
  let peaks = 0;
  for (let bin = Math.ceil(binOf(PARTIAL.from)); bin <= binOf(PARTIAL.to); bin++) {
    const value = spectrum[bin] ?? 0;
    const above = value > (spectrum[bin - 1] ?? 0) && value >= (spectrum[bin + 1] ?? 0);
    if (above && value >= PARTIAL.least) peaks++;
  }
  return peaks;
}

/** The 12 pitch classes of a frame from A, the strongest being 1, then dissonance; 0 in silence. */
export function frameTonality(essentia: Essentia, spectrum: Float32Array): number[] {
  const { algorithms } = essentia;
  return withVectors((keep) => {
    const vector = keep(essentia.arrayToVector(spectrum));
    const peaks = algorithms.SpectralPeaks(
      ...([vector, 1e-5, HIGHEST, PEAKS, LOWEST, 'frequency', HEARD_RATE] as const),
    );
    const frequencies = keep(peaks.frequencies);
    const magnitudes = keep(peaks.magnitudes);
    const { hpcp } = algorithms.HPCP(
      ...([frequencies, magnitudes, true, 500, 0, HIGHEST, false, LOWEST, false] as const),
      ...(['unitMax', 440, HEARD_RATE, PITCH_CLASSES, 'squaredCosine', 1] as const),
    );
    const classes = numbers(keep(hpcp), PITCH_CLASSES);
    return [...classes, algorithms.Dissonance(frequencies, magnitudes).dissonance];
  });
}

function numbers(vector: EssentiaVector, count: number): number[] {
  return Array.from({ length: count }, (_, i) => vector.get(i));
}
