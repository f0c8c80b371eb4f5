import type { Matrix } from '../space/space.ts';

/**
 * Mel-frequency cepstral coefficients 0 ... count - 1 of a log-mel spectrogram (frames x bands): the
 * orthonormal DCT-II over bands, as its mean over frames, then its standard deviation over frames.
 */
export function mfccStatistics({ rows, columns, values }: Matrix, count: number): Float64Array {
  const basis = cosines(columns, count);
  const sums = new Float64Array(count);
  const squares = new Float64Array(count);
  for (let frame = 0; frame < rows; frame++)
    for (let k = 0; k < count; k++) {
      let coefficient = 0;
      for (let band = 0; band < columns; band++)
        coefficient += (values[frame * columns + band] ?? 0) * (basis[k * columns + band] ?? 0);
      sums[k] = (sums[k] ?? 0) + coefficient;
      squares[k] = (squares[k] ?? 0) + coefficient * coefficient;
    }
  const means = sums.map((sum) => sum / rows);
  const deviations = squares.map((sum, k) =>
    Math.sqrt(Math.max(0, sum / rows - (means[k] ?? 0) ** 2)),
  );
  return Float64Array.from([...means, ...deviations]);
}

/** Rows of the orthonormal DCT-II. */
function cosines(bands: number, count: number): Float64Array {
  return Float64Array.from({ length: count * bands }, (_, i) => {
    const k = Math.floor(i / bands);
    const scale = Math.sqrt((k === 0 ? 1 : 2) / bands);
    return scale * Math.cos((Math.PI * k * ((i % bands) + 0.5)) / bands);
  });
}
