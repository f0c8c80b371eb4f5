const PAGE = 1 << 16;
const ALIGNMENT = 64;

/** A compiled kernel with its own memory, divided into named regions that start as zeros. */
export interface Kernel<Calls, Region extends string> {
  /** What the kernel exports. */
  readonly calls: Calls;
  /** Where each region begins, in bytes. */
  readonly at: Readonly<Record<Region, number>>;
  /** A region, or part of one, as f32, f64 or u32; `first` and `length` count elements. */
  floats(region: Region, first?: number, length?: number): Float32Array;
  doubles(region: Region, first?: number, length?: number): Float64Array;
  words(region: Region, first?: number, length?: number): Uint32Array;
}

/**
 * Load a kernel compiled by data/kernels/build.js, with regions of so many bytes. Each call has its own
 * memory. The first page is left to the kernel's own data. The same numbers come out on every machine.
 */
export function loadKernel<Calls, Region extends string>(
  base64: string,
  bytes: Readonly<Record<Region, number>>,
): Kernel<Calls, Region> {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytesOf(base64)));
  const memory = instance.exports['memory'] as WebAssembly.Memory;
  const { at, end } = placeRegions(bytes);
  memory.grow(Math.ceil(end / PAGE) - memory.buffer.byteLength / PAGE);
  const { buffer } = memory;
  const start = (region: Region, first: number, size: number) => at[region] + first * size;
  return {
    calls: instance.exports as Calls,
    at,
    floats: (region, first = 0, length = bytes[region] / 4 - first) =>
      new Float32Array(buffer, start(region, first, 4), length),
    doubles: (region, first = 0, length = bytes[region] / 8 - first) =>
      new Float64Array(buffer, start(region, first, 8), length),
    words: (region, first = 0, length = bytes[region] / 4 - first) =>
      new Uint32Array(buffer, start(region, first, 4), length),
  };
}

function placeRegions<Region extends string>(bytes: Readonly<Record<Region, number>>) {
  const at = {} as Record<Region, number>;
  let end = PAGE;
  for (const region of Object.keys(bytes) as Region[]) {
    at[region] = end;
    end += Math.ceil(bytes[region] / ALIGNMENT) * ALIGNMENT;
  }
  return { at, end };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
