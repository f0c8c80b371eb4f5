import { kWeighting } from '../../loudness/k-weighting.ts';
import { createLevels } from '../../loudness/levels.ts';
import { integratedLoudness } from '../../loudness/loudness.ts';

/** Steps of 100 ms a second. */
const STEPS = 10;

/** Weighs a recording and measures the whole of it while it passes. */
export interface TrackLoudness {
  /** Samples at the recording's rate; returns them K-weighted. */
  push(chunk: Float32Array): Float32Array;
  /** LUFS of the whole, gated. */
  end(): number;
}

/** Loudness of a mono recording of this rate in Hz. */
export function createTrackLoudness(rate: number): TrackLoudness {
  const weigh = kWeighting(rate);
  const steps = createLevels((index) => Math.round((index * rate) / STEPS));
  return {
    push(chunk) {
      const weighted = weigh(chunk);
      steps.push(weighted);
      return weighted;
    },
    end: () => integratedLoudness(steps.whole()),
  };
}
