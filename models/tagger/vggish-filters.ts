import type { FilterBank } from './mel-filters.ts';

/** Hertz of the lowest filter's low end and the highest one's high end. */
const [LOWEST, HIGHEST] = [125, 7500] as const;

/**
 * VGGish's mel triangles between 125 and 7500 Hz, for spectra of `fftSize / 2 + 1` bins: corners
 * equally spaced on HTK's mel scale, sides straight on that scale, peaks of 1, the bin of 0 Hz left
 * out.
 */
export function vggishFilters(sampleRate: number, fftSize: number, bands: number): FilterBank {
  const bins = Array.from({ length: fftSize / 2 + 1 }, (_, bin) =>
    mel((bin * sampleRate) / fftSize),
  );
  const firstBins = new Uint16Array(bands);
  const starts = new Uint16Array(bands + 1);
  const weights: number[] = [];
  const step = (mel(HIGHEST) - mel(LOWEST)) / (bands + 1);
  for (let band = 0; band < bands; band++) {
    const peak = mel(LOWEST) + (band + 1) * step;
    const heights = bins.map((at, bin) => (bin === 0 ? 0 : 1 - Math.abs(at - peak) / step));
    firstBins[band] = Math.max(
      0,
      heights.findIndex((height) => height > 0),
    );
    weights.push(...heights.filter((height) => height > 0));
    starts[band + 1] = weights.length;
  }
  return { firstBins, starts, weights: Float64Array.from(weights) };
}

function mel(hertz: number): number {
  return 1127 * Math.log(1 + hertz / 700);
}
