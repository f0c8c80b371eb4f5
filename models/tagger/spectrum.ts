import FFT from 'fft.js';

/** Periodic Hann window of `size` samples. */
export function hannWindow(size: number): Float64Array {
  return Float64Array.from(
    { length: size },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size),
  );
}

/**
 * Prepare magnitude spectra of frames as long as `window`, filled up with zeros to `fftSize` (a power
 * of two). The answer takes a signal and the frame's first sample and gives fftSize / 2 + 1
 * magnitudes, in memory that the next call overwrites.
 */
export function magnitudeSpectra(
  window: Float64Array,
  fftSize: number,
): (samples: Float32Array, at: number) => Float64Array {
  const fft = new FFT(fftSize);
  const frame: number[] = new Array(fftSize).fill(0);
  const spectrum: number[] = fft.createComplexArray();
  const magnitudes = new Float64Array(fftSize / 2 + 1);
  return (samples, at) => {
    for (let i = 0; i < window.length; i++) frame[i] = (samples[at + i] ?? 0) * (window[i] ?? 0);
    fft.realTransform(spectrum, frame);
    for (let bin = 0; bin < magnitudes.length; bin++) {
      const re = spectrum[2 * bin] ?? 0;
      const im = spectrum[2 * bin + 1] ?? 0;
      magnitudes[bin] = Math.sqrt(re * re + im * im);
    }
    return magnitudes;
  };
}
