import { HEARD_RATE } from '#models/tagger/framing';
import { outputLength, type ResampleFilter, resampleFilter } from './filter.ts';
import { joined } from './join.ts';
import { loadResampleKernel, type ResampleKernel } from './load-kernel.ts';
import { tapTable } from './tap-table.ts';

/** A mono signal on its way to 16 kHz, a chunk at a time. */
export interface Resampler {
  /** Take the next input samples, give the output samples that are final now. */
  push(chunk: Float32Array): Float32Array;
  /** Give the rest; together floor(input x 16000 / rate) samples came out. Push no more. */
  flush(): Float32Array;
}

/** Input samples that are laid before the kernel at a time. */
const BLOCK = 1 << 14;

/**
 * A resampler from `rate` to 16 kHz by the one documented filter (float32, SIMD). Chunk borders
 * leave no trace; 16 kHz passes through unchanged.
 *
 * @throws Refusal for a rate that is not a whole number from 1000 to 768000.
 */
export async function createResampler(rate: number): Promise<Resampler> {
  if (rate === HEARD_RATE) return { push: (chunk) => chunk, flush: () => new Float32Array(0) };
  const filter = resampleFilter(rate);
  const taps = tapTable(filter);
  const row = taps.length / filter.up;
  const input = BLOCK + row;
  const output = outputLength(filter, input) + 1;
  const kernel = loadResampleKernel(taps, input, output);
  return streaming(filter, window(filter, row, kernel));
}

/** A whole mono signal at 16 kHz: see `createResampler`. */
export async function resampleTo16k(samples: Float32Array, rate: number): Promise<Float32Array> {
  const resampler = await createResampler(rate);
  return joined([resampler.push(samples), resampler.flush()]);
}

/** Counts what goes in and comes out; silence stands before and after the signal. */
function streaming(filter: ResampleFilter, take: Take): Resampler {
  let taken = 0;
  let given = 0;
  take(new Float32Array(filter.half));
  return {
    push(chunk) {
      const output = joined(take(chunk));
      taken += chunk.length;
      given += output.length;
      return output;
    },
    flush() {
      const rest = joined(take(new Float32Array(filter.half)));
      return rest.subarray(0, outputLength(filter, taken) - given);
    },
  };
}

/** Take input samples, give the outputs whose last tap has arrived. */
type Take = (chunk: Float32Array) => Float32Array[];

function window(filter: ResampleFilter, row: number, kernel: ResampleKernel): Take {
  const { up, down, half } = filter;
  const reach = 2 * half + 1;
  const { input, output } = kernel;
  let held = 0;
  let phase = 0;

  const advance = (): Float32Array => {
    const room = held - reach;
    const count = room < 0 ? 0 : Math.floor(((room + 1) * up - 1 - phase) / down) + 1;
    kernel.run(count, row, { up, down, phase });
    const moved = phase + count * down;
    const gone = Math.floor(moved / up);
    phase = moved % up;
    input.copyWithin(0, gone, held);
    held -= gone;
    return output.slice(0, count);
  };

  return (chunk) => {
    const pieces: Float32Array[] = [];
    for (let from = 0; from < chunk.length; ) {
      const part = chunk.subarray(from, from + input.length - held);
      input.set(part, held);
      held += part.length;
      from += part.length;
      pieces.push(advance());
    }
    return pieces;
  };
}
