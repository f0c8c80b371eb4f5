import { loadKernel } from '#models/kernel/load-kernel';
import { KERNEL } from './resample-kernel.ts';

/** The kernel and two areas of its memory, which also holds the taps. */
export interface ResampleKernel {
  readonly input: Float32Array;
  readonly output: Float32Array;
  /**
   * Fill output[0 ... count - 1]. The first one's first tap lies on input[0]; `phase` names its row.
   * After every output the phase moves by `down`, and the input by one sample per `up` phases.
   */
  run(count: number, row: number, step: { up: number; down: number; phase: number }): void;
}

interface Calls {
  resample(
    ...args: [
      taps: number,
      row: number,
      input: number,
      output: number,
      count: number,
      whole: number,
      rest: number,
      up: number,
      phase: number,
    ]
  ): void;
}

/** Load the kernel with its taps and room for so many samples. Each call has its own memory. */
export function loadResampleKernel(
  taps: Float32Array,
  inputs: number,
  outputs: number,
): ResampleKernel {
  const { calls, at, floats } = loadKernel<Calls, 'taps' | 'input' | 'output'>(KERNEL, {
    taps: taps.byteLength,
    input: inputs * Float32Array.BYTES_PER_ELEMENT,
    output: outputs * Float32Array.BYTES_PER_ELEMENT,
  });
  floats('taps').set(taps);
  return {
    input: floats('input'),
    output: floats('output'),
    run(count, row, { up, down, phase }) {
      const step = [Math.floor(down / up), down % up, up] as const;
      calls.resample(at.taps, row, at.input, at.output, count, ...step, phase);
    },
  };
}
