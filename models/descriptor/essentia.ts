/** A vector in the memory of essentia.js; it stays there until it is deleted. */
export interface EssentiaVector {
  get(index: number): number;
  delete(): void;
}

/**
 * The algorithms of essentia.js (AGPL-3.0, Music Technology Group, Universitat Pompeu Fabra) that are
 * used here, as its WebAssembly module gives them. Parameters are those of its documentation, in the
 * order of its JavaScript interface, without defaults.
 */
export interface EssentiaAlgorithms {
  Centroid(spectrum: EssentiaVector, range: number): { centroid: number };
  RollOff(spectrum: EssentiaVector, cutoff: number, rate: number): { rollOff: number };
  Flatness(spectrum: EssentiaVector): { flatness: number };
  Entropy(spectrum: EssentiaVector): { entropy: number };
  SpectralContrast(
    spectrum: EssentiaVector,
    frameSize: number,
    high: number,
    low: number,
    neighbours: number,
    bands: number,
    rate: number,
    distribution: number,
  ): { spectralContrast: EssentiaVector; spectralValley: EssentiaVector };
  SpectralPeaks(
    spectrum: EssentiaVector,
    threshold: number,
    high: number,
    most: number,
    low: number,
    orderBy: string,
    rate: number,
  ): { frequencies: EssentiaVector; magnitudes: EssentiaVector };
  HPCP(
    frequencies: EssentiaVector,
    magnitudes: EssentiaVector,
    bandPreset: boolean,
    split: number,
    harmonics: number,
    high: number,
    shifted: boolean,
    low: number,
    nonLinear: boolean,
    normalised: string,
    reference: number,
    rate: number,
    size: number,
    weight: string,
    window: number,
  ): { hpcp: EssentiaVector };
  Dissonance(frequencies: EssentiaVector, magnitudes: EssentiaVector): { dissonance: number };
  Key(
    profile: EssentiaVector,
    harmonics: number,
    size: number,
    type: string,
    slope: number,
    majorMinor: boolean,
    polyphony: boolean,
    threeChords: boolean,
  ): { strength: number };
  RMS(samples: EssentiaVector): { rms: number };
  ZeroCrossingRate(samples: EssentiaVector, threshold: number): { zeroCrossingRate: number };
  DynamicComplexity(
    samples: EssentiaVector,
    frameSeconds: number,
    rate: number,
  ): { dynamicComplexity: number };
}

/** What the descriptors need of essentia.js. */
export interface Essentia {
  readonly algorithms: EssentiaAlgorithms;
  /** Copy values into its memory. */
  arrayToVector(values: Float32Array): EssentiaVector;
}

/** Run `use` and delete every vector that it handed to `keep`, also where it throws. */
export function withVectors<T>(use: (keep: (vector: EssentiaVector) => EssentiaVector) => T): T {
  const held: EssentiaVector[] = [];
  try {
    return use((vector) => {
      held.push(vector);
      return vector;
    });
  } finally {
    for (const vector of held) vector.delete();
  }
}
