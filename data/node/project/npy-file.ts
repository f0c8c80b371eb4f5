import { type FileHandle, open } from 'node:fs/promises';
import { writeDurably } from '#models/node/durable-file';
import { Refusal } from '#models/refusal';
import type { Matrix } from '#models/space/space';

/** A matrix in numpy's NPY format (versions 1 to 3), open to be read. */
export interface NpyFile {
  readonly rows: number;
  readonly columns: number;
  /** Its rows in order, as float32, some MB at a time; may be asked for again. */
  blocks(): AsyncGenerator<Matrix>;
  /** All rows at once. */
  whole(): Promise<Matrix>;
  close(): Promise<void>;
}

/** What stands in front of the values. */
interface Header {
  readonly start: number;
  readonly rows: number;
  readonly columns: number;
  /** Bytes a value: float32 or float64. */
  readonly size: 4 | 8;
}

const MAGIC = '\x93NUMPY';
const BLOCK_BYTES = 4 << 20;
/** Magic, version and a header length of 2 or 4 bytes. */
const PREFIX = 12;

/**
 * Open a matrix of N rows x D columns: little-endian float32 or float64 in C order.
 *
 * @throws Refusal for any other content, and for values that are not finite in float32
 */
export async function openNpy(path: string): Promise<NpyFile> {
  const file = await openFile(path);
  try {
    const header = await readHeader(file, path);
    await checkLength(file, header, path);
    return {
      rows: header.rows,
      columns: header.columns,
      blocks: () => readBlocks(file, header, path),
      whole: async () => await readWhole(file, header, path),
      close: async () => await file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Write a matrix as float32 in C order, durably. */
export async function writeNpy(path: string, { rows, columns, values }: Matrix): Promise<void> {
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`;
  const padded = Math.ceil((10 + dictionary.length + 1) / 64) * 64;
  const text = `${dictionary.padEnd(padded - 11)}\n`;
  const head = Buffer.alloc(10);
  head.write(MAGIC, 'latin1');
  head.writeUInt8(1, 6);
  head.writeUInt16LE(text.length, 8);
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  await writeDurably(path, Buffer.concat([head, Buffer.from(text, 'latin1'), bytes]));
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (cause) {
    throw new Refusal(`Cannot read ${path}: expected a matrix in numpy's .npy format.`, { cause });
  }
}

async function readHeader(file: FileHandle, path: string): Promise<Header> {
  const head = await readAt(file, 0, PREFIX, path).catch((cause: unknown) => {
    throw notNpy(path, cause);
  });
  if (head.toString('latin1', 0, 6) !== MAGIC) throw notNpy(path);
  const [start, length] = head[6] === 1 ? [10, head.readUInt16LE(8)] : [12, head.readUInt32LE(8)];
  if (length > 1 << 16) throw notNpy(path);
  const text = (await readAt(file, start, length, path)).toString('latin1');
  return { start: start + length, ...readDictionary(text, path) };
}

function readDictionary(text: string, path: string): Omit<Header, 'start'> {
  const type = /'descr':\s*'([^']*)'/.exec(text)?.[1] ?? 'a structure';
  if (type !== '<f4' && type !== '<f8')
    throw new Refusal(
      `${path} holds values of type ${type}; expected float32 or float64, little-endian: convert it with .astype('<f4').`,
    );
  const shape = /'shape':\s*\(([^)]*)\)/.exec(text)?.[1] ?? '';
  const [rows, columns, more] = shape.split(',').filter((part) => part.trim() !== '');
  if (rows === undefined || columns === undefined || more !== undefined)
    throw new Refusal(
      `${path} has the shape (${shape}); expected 2 dimensions: N rows x D columns.`,
    );
  if (/'fortran_order':\s*True/.test(text))
    throw new Refusal(
      `${path} is stored column by column (fortran_order); expected C order: save numpy.ascontiguousarray(matrix).`,
    );
  return { rows: Number(rows), columns: Number(columns), size: type === '<f4' ? 4 : 8 };
}

async function checkLength(file: FileHandle, header: Header, path: string): Promise<void> {
  const { start, rows, columns, size } = header;
  const expected = start + rows * columns * size;
  const { size: got } = await file.stat();
  if (got !== expected)
    throw new Refusal(
      `${path} has ${got} bytes; expected ${expected} for ${rows} x ${columns} values: write it anew.`,
    );
  if (rows === 0 || columns === 0)
    throw new Refusal(`${path} has the shape (${rows}, ${columns}); expected at least one value.`);
}

async function* readBlocks(file: FileHandle, header: Header, path: string): AsyncGenerator<Matrix> {
  const { start, rows, columns, size } = header;
  const step = Math.max(1, Math.floor(BLOCK_BYTES / (columns * size)));
  for (let first = 0; first < rows; first += step) {
    const count = Math.min(step, rows - first);
    const at = start + first * columns * size;
    const values = floatsOf(await readAt(file, at, count * columns * size, path), size);
    refuseUnfit(values, first, columns, path);
    yield { rows: count, columns, values };
  }
}

async function readWhole(file: FileHandle, header: Header, path: string): Promise<Matrix> {
  const { rows, columns } = header;
  const values = new Float32Array(new SharedArrayBuffer(rows * columns * 4));
  let at = 0;
  for await (const block of readBlocks(file, header, path)) {
    values.set(block.values, at);
    at += block.values.length;
  }
  return { rows, columns, values };
}

/** A copy that is aligned, as float32. */
function floatsOf(bytes: Buffer, size: 4 | 8): Float32Array {
  const { buffer } = Uint8Array.from(bytes);
  return size === 4 ? new Float32Array(buffer) : Float32Array.from(new Float64Array(buffer));
}

function refuseUnfit(values: Float32Array, first: number, columns: number, path: string): void {
  const place = values.findIndex((value) => !Number.isFinite(value));
  if (place < 0) return;
  const row = first + Math.floor(place / columns);
  throw new Refusal(
    `${path} holds ${values[place]} at row ${row}, column ${place % columns}; expected numbers within float32 only: fill or drop such rows.`,
  );
}

async function readAt(file: FileHandle, at: number, length: number, path: string): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  if (bytesRead === length) return bytes;
  throw new Refusal(`${path} ends after ${at + bytesRead} bytes in the midst of its values.`);
}

function notNpy(path: string, cause?: unknown): Refusal {
  const message = `${path} is no file in numpy's .npy format: save the matrix with numpy.save.`;
  return new Refusal(message, cause === undefined ? {} : { cause });
}
