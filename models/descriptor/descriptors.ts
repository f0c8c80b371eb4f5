/** One dimension of the space of descriptors. */
export interface Descriptor {
  /** What stands on its axis. */
  readonly name: string;
  /** What a segment is called whose value is low or high; null for what has no everyday word. */
  readonly words: { readonly low: string; readonly high: string } | null;
}

/** Coefficients of the cepstrum, from the 0th. */
export const MFCC_COUNT = 13;

/** Bands of spectral contrast, from low to high. */
const BANDS = ['bass', 'low mids', 'mids', 'high mids', 'presence', 'treble'];
/** Pitch classes in the order of the harmonic pitch class profile, which begins at 440 Hz. */
const PITCH_CLASSES = 'A,A sharp,B,C,C sharp,D,D sharp,E,F,F sharp,G,G sharp'.split(',');

/** All descriptors of a segment, in the order of the dimensions: 56. */
export const DESCRIPTORS: readonly Descriptor[] = [
  worded('spectral centroid', 'dark', 'bright'),
  worded('onset rate', 'few onsets', 'many onsets'),
  worded('RMS level', 'quiet', 'loud'),
  worded('zero crossing rate', 'few zero crossings', 'many zero crossings'),
  worded('spectral rolloff', 'little treble', 'much treble'),
  worded('spectral flux', 'steady spectrum', 'changing spectrum'),
  worded('spectral flatness', 'tonal', 'noisy'),
  worded('spectral entropy', 'narrow spectrum', 'wide spectrum'),
  worded('spectral complexity', 'few partials', 'many partials'),
  ...BANDS.map((band) =>
    worded(`spectral contrast, ${band}`, `blurred ${band}`, `distinct ${band}`),
  ),
  ...PITCH_CLASSES.map((pitch) =>
    worded(`pitch class ${pitch}`, `little ${pitch}`, `much ${pitch}`),
  ),
  worded('dissonance', 'consonant', 'dissonant'),
  worded('dynamic complexity', 'even level', 'uneven level'),
  worded('key strength', 'unclear key', 'clear key'),
  ...cepstral('mean'),
  ...cepstral('sd'),
];

function worded(name: string, low: string, high: string): Descriptor {
  return { name, words: { low, high } };
}

function cepstral(statistic: string): Descriptor[] {
  return Array.from({ length: MFCC_COUNT }, (_, i) => ({
    name: `MFCC ${i} ${statistic}`,
    words: null,
  }));
}
