import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file as numpy.save writes it. */
export function writeNpyBytes(
  name: string,
  { descr = '<f4', fortran = false, shape = '', bytes = Buffer.alloc(0) as Buffer },
): string {
  const path = join(mkdtempSync(join(tmpdir(), 'earshot-npy-')), name);
  const dictionary = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape}), }`;
  const text = `${dictionary.padEnd(117)}\n`;
  const head = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, text.length, 0]);
  writeFileSync(path, Buffer.concat([head, Buffer.from(text), bytes]));
  return path;
}

/** Values of a file with a header of 128 bytes, as float32. */
export function readNpyFloats(path: string): { header: string; values: Float32Array } {
  const bytes = readFileSync(path);
  const length = bytes.readUInt16LE(8);
  const { buffer } = Uint8Array.from(bytes.subarray(10 + length));
  return { header: bytes.toString('latin1', 10, 10 + length), values: new Float32Array(buffer) };
}

/** The bytes of float32 or float64 values. */
export function bytesOfValues(values: Float32Array | Float64Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}
