import { logMel } from '../tagger/mel.ts';
import { hannWindow, magnitudeSpectra } from '../tagger/spectrum.ts';
import { describeFrame, FRAME } from './describe-frame.ts';
import { MFCC_COUNT } from './descriptors.ts';
import { type Essentia, withVectors } from './essentia.ts';
import { mfccStatistics } from './mfcc.ts';

const RATE = 16_000;
/** The rate that essentia's onset detection takes for granted. */
const ONSET_RATE = 44_100;
/** Log-mel frames of a segment. */
const MEL_FRAMES = 187;

/** Places of what describeFrame gives. */
const AT = { spectral: 5, contrast: 11, pitch: 23 } as const;

/**
 * Prepare to describe segments of a 16 kHz mono signal; the answer gives a segment's values in the
 * order of DESCRIPTORS. What is measured frame by frame (2048 samples, one after the other) is told
 * as the mean over frames.
 */
export function segmentDescriber(essentia: Essentia): (samples: Float32Array) => number[] {
  const spectrumOf = magnitudeSpectra(sineWindow(), FRAME);
  const framesOf = (samples: Float32Array) =>
    Array.from({ length: Math.floor(samples.length / FRAME) }, (_, i) =>
      Float32Array.from(spectrumOf(samples, i * FRAME)),
    );
  return (samples) => {
    const spectra = framesOf(samples);
    const mean = meanRow(spectra.map((spectrum) => describeFrame(essentia, spectrum)));
    const [centroid = 0, ...spectral] = mean.slice(0, AT.spectral);
    const [rolloff = 0, ...shape] = spectral;
    const pitch = mean.slice(AT.contrast, AT.pitch);
    const whole = describeWhole(essentia, samples);
    return [
      ...[centroid, whole.onsetRate, whole.rms, whole.crossings, rolloff, meanFlux(spectra)],
      ...[...shape, ...mean.slice(AT.spectral, AT.contrast), ...pitch],
      ...[mean[AT.pitch] ?? 0, whole.dynamics, keyStrength(essentia, pitch)],
      ...cepstrum(samples),
    ];
  };
}

/** A Hann window whose spectra give a sine of full scale the magnitude 1. */
function sineWindow(): Float64Array {
  return hannWindow(FRAME).map((value) => (value * 4) / FRAME);
}

/** What is measured on the samples of a whole segment. */
function describeWhole({ algorithms, arrayToVector }: Essentia, samples: Float32Array) {
  return withVectors((keep) => {
    const vector = keep(arrayToVector(samples));
    const { onsets, onsetRate } = algorithms.OnsetRate(vector);
    keep(onsets);
    return {
      onsetRate: (onsetRate * RATE) / ONSET_RATE,
      rms: algorithms.RMS(vector).rms,
      crossings: algorithms.ZeroCrossingRate(vector, 0).zeroCrossingRate,
      dynamics: algorithms.DynamicComplexity(vector, 0.2, RATE).dynamicComplexity,
    };
  });
}

/** How well the mean pitch classes fit the best major or minor key, 0 ... 1. */
function keyStrength({ algorithms, arrayToVector }: Essentia, classes: readonly number[]): number {
  return withVectors((keep) => {
    const profile = keep(arrayToVector(Float32Array.from(classes)));
    const { strength } = algorithms.Key(
      ...([profile, 4, classes.length, 'bgate', 0.6, false, true, true] as const),
    );
    return Math.max(0, strength);
  });
}

/**
 * Mean distance between the spectra of neighbouring frames. Not essentia's Flux: through JavaScript
 * it forgets the frame before.
 */
function meanFlux(spectra: readonly Float32Array[]): number {
  let sum = 0;
  for (const [i, spectrum] of spectra.entries())
    if (i > 0) sum += distance(spectrum, spectra[i - 1]);
  return spectra.length > 1 ? sum / (spectra.length - 1) : 0;
}

function distance(a: Float32Array, b: Float32Array | undefined): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b?.[i] ?? 0)) ** 2;
  return Math.sqrt(sum);
}

/** Of the log-mel frames that the networks hear. */
function cepstrum(samples: Float32Array): Float64Array {
  const { columns, values } = logMel(samples);
  const rows = MEL_FRAMES;
  return mfccStatistics({ rows, columns, values: values.subarray(0, rows * columns) }, MFCC_COUNT);
}

function meanRow(rows: readonly (readonly number[])[]): number[] {
  const width = rows[0]?.length ?? 0;
  return Array.from(
    { length: width },
    (_, d) => rows.reduce((sum, row) => sum + (row[d] ?? 0), 0) / rows.length,
  );
}
