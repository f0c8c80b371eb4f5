import { KERNEL } from './resample-kernel.ts';

const PAGE = 1 << 16;

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

type Run = (
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
) => void;

/** Load the kernel with its taps and room for so many samples. Each call has its own memory. */
export async function loadResampleKernel(
  taps: Float32Array,
  inputs: number,
  outputs: number,
): Promise<ResampleKernel> {
  const { instance } = await WebAssembly.instantiate(bytesOf(KERNEL));
  const memory = instance.exports['memory'] as WebAssembly.Memory;
  const resample = instance.exports['resample'] as Run;
  const input = taps.byteLength;
  const output = input + inputs * Float32Array.BYTES_PER_ELEMENT;
  memory.grow(Math.ceil((output + outputs * Float32Array.BYTES_PER_ELEMENT) / PAGE));
  new Float32Array(memory.buffer).set(taps);
  return {
    input: new Float32Array(memory.buffer, input, inputs),
    output: new Float32Array(memory.buffer, output, outputs),
    run(count, row, { up, down, phase }) {
      resample(0, row, input, output, count, Math.floor(down / up), down % up, up, phase);
    },
  };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
