/**
 * A bank of triangular filters over the bins of a power spectrum. Each triangle touches few bins, so
 * only those are stored: band b has weights[starts[b]] ... weights[starts[b + 1] - 1], the first of
 * them for bin firstBins[b].
 */
export interface FilterBank {
  readonly firstBins: Uint16Array;
  readonly starts: Uint16Array;
  readonly weights: Float64Array;
}

/** Slaney's mel scale: linear below 1000 Hz, logarithmic above. */
const HERTZ_A_MEL = 200 / 3;
const BREAK_HERTZ = 1000;
const BREAK_MEL = BREAK_HERTZ / HERTZ_A_MEL;
const LOG_STEP = Math.log(6.4) / 27;

/**
 * Slaney mel triangles between 0 Hz and half the sample rate, each of area 1 in hertz (librosa's
 * `htk=False, norm='slaney'`), for spectra of `fftSize / 2 + 1` bins.
 */
export function melFilters(sampleRate: number, fftSize: number, bands: number): FilterBank {
  const firstBins = new Uint16Array(bands);
  const starts = new Uint16Array(bands + 1);
  const weights: number[] = [];
  const corners = triangleCorners(sampleRate / 2, bands);
  for (let band = 0; band < bands; band++) {
    const triangle = corners.slice(band, band + 3);
    const { first, heights } = sampled(triangle, sampleRate / fftSize, fftSize / 2);
    firstBins[band] = first;
    weights.push(...heights);
    starts[band + 1] = weights.length;
  }
  return { firstBins, starts, weights: Float64Array.from(weights) };
}

/** bands + 2 frequencies in hertz, equally spaced in mel; triangle b spans corners b ... b + 2. */
function triangleCorners(highest: number, bands: number): number[] {
  const top = melOf(highest);
  return Array.from({ length: bands + 2 }, (_, i) => hertzOf((top * i) / (bands + 1)));
}

function sampled(triangle: readonly number[], hertzABin: number, lastBin: number) {
  const [low = 0, peak = 0, high = 0] = triangle;
  const first = Math.floor(low / hertzABin) + 1;
  const last = Math.min(Math.ceil(high / hertzABin) - 1, lastBin);
  const heights: number[] = [];
  for (let bin = first; bin <= last; bin++) {
    const hertz = bin * hertzABin;
    const height = Math.min((hertz - low) / (peak - low), (high - hertz) / (high - peak));
    heights.push((2 * height) / (high - low));
  }
  return { first, heights };
}

function melOf(hertz: number): number {
  if (hertz < BREAK_HERTZ) return hertz / HERTZ_A_MEL;
  return BREAK_MEL + Math.log(hertz / BREAK_HERTZ) / LOG_STEP;
}

function hertzOf(mel: number): number {
  if (mel < BREAK_MEL) return mel * HERTZ_A_MEL;
  return BREAK_HERTZ * Math.exp(LOG_STEP * (mel - BREAK_MEL));
}
