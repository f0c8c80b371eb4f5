import type { Matrix } from '../space/space.ts';
import { HEARD_RATE } from '../tagger/framing.ts';
import { logMel } from '../tagger/mel.ts';
import { hannWindow, magnitudeSpectra } from '../tagger/spectrum.ts';
import { FRAME, frameTimbre, frameTonality } from './describe-frame.ts';
import { MFCC_COUNT } from './descriptors.ts';
import { type Essentia, withVectors } from './essentia.ts';
import { mfccStatistics } from './mfcc.ts';
import { countOnsets } from './onsets.ts';

/** Log-mel frames of a segment. */
const MEL_FRAMES = 187;

/** Tonality is measured every so many frames: it changes slowly and takes most of the time. */
const TONAL_STEP = 2;

/**
 * Prepare to describe segments of a 16 kHz mono signal; the answer gives a segment's values in the
 * order of DESCRIPTORS. What is measured frame by frame (2048 samples, one after the other) is told
 * as the mean over frames.
 */
export function segmentDescriber(essentia: Essentia): (samples: Float32Array) => number[] {
  const spectrumOf = magnitudeSpectra(sineWindow(), FRAME);
  const framesOf = (samples: Float32Array) =>
    Array.from(
      { length: Math.floor(samples.length / FRAME) },
      (_, i) => new Float32Array(spectrumOf(samples, i * FRAME)),
    );
  return (samples) => {
    const spectra = framesOf(samples);
    const tonal = spectra.filter((_, i) => i % TONAL_STEP === 0);
    const timbre = meanRow(spectra.map((spectrum) => frameTimbre(essentia, spectrum)));
    const tonality = meanRow(tonal.map((spectrum) => frameTonality(essentia, spectrum)));
    const [centroid = 0, rolloff = 0, ...shape] = timbre;
    const pitch = tonality.slice(0, -1);
    const whole = describeWhole(essentia, samples);
    const mel = melOf(samples);
    const onsetRate = countOnsets(mel) / (samples.length / HEARD_RATE);
    return [
      ...[centroid, onsetRate, whole.rms, whole.crossings, rolloff, meanFlux(spectra)],
      ...[...shape, ...tonality, whole.dynamics, keyStrength(essentia, pitch)],
      ...mfccStatistics(mel, MFCC_COUNT),
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
    return {
      rms: algorithms.RMS(vector).rms,
      crossings: algorithms.ZeroCrossingRate(vector, 0).zeroCrossingRate,
      dynamics: algorithms.DynamicComplexity(vector, 0.2, HEARD_RATE).dynamicComplexity,
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

/** The log-mel frames that the networks hear. */
function melOf(samples: Float32Array): Matrix {
  const { columns, values } = logMel(samples);
  return { rows: MEL_FRAMES, columns, values: values.subarray(0, MEL_FRAMES * columns) };
}

function meanRow(rows: readonly (readonly number[])[]): number[] {
  const width = rows[0]?.length ?? 0;
  return Array.from(
    { length: width },
    (_, d) => rows.reduce((sum, row) => sum + (row[d] ?? 0), 0) / rows.length,
  );
}
