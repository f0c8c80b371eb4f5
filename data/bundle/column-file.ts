import { Refusal } from '#models/refusal';

/*
 * Layout, little-endian:
 *   0  u32 magic 'EARC'   4  u16 version   6  u16 number of columns   8  u32 rows   12  u32 reserved
 *   16 one 48-byte entry a column: name (24 bytes UTF-8, zero-padded), u8 type, 7 bytes reserved,
 *      f64 low, f64 high
 *   then the columns in order, each starting at a multiple of 8 bytes.
 */
const MAGIC = 0x43_52_41_45;
const VERSION = 1;
const HEADER_BYTES = 16;
const ENTRY_BYTES = 48;
const NAME_BYTES = 24;

const TYPES = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f32: Float32Array } as const;
const CODES = ['u8', 'u16', 'u32', 'f32'] as const;
type ColumnType = keyof typeof TYPES;
type ColumnValues = Uint8Array | Uint16Array | Uint32Array | Float32Array;

/** One typed column. For quantised u16 positions, low and high are the values of 0 and 65535. */
export interface Column {
  readonly name: string;
  readonly values: ColumnValues;
  readonly low: number;
  readonly high: number;
}

/** Lay columns of equal length out as one file that is used without parsing. */
export function encodeColumns(columns: readonly Column[]): Uint8Array<ArrayBuffer> {
  const rows = columns[0]?.values.length ?? 0;
  const offsets = columnOffsets(columns.map((column) => column.values.byteLength));
  const bytes = new Uint8Array(offsets.end);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, columns.length, true);
  view.setUint32(8, rows, true);
  for (const [i, column] of columns.entries()) {
    if (column.values.length !== rows) throw new RangeError(unequal(column, rows));
    writeEntry(bytes, HEADER_BYTES + i * ENTRY_BYTES, column);
    const { buffer, byteOffset, byteLength } = column.values;
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), offsets.starts[i]);
  }
  return bytes;
}

/** Read a column file back as views on its memory, refusing anything that is not one. */
export function decodeColumns(buffer: ArrayBuffer): readonly Column[] {
  const view = new DataView(buffer);
  if (buffer.byteLength < HEADER_BYTES || view.getUint32(0, true) !== MAGIC)
    throw new Refusal('This is not a column file: it does not begin with EARC.');
  const version = view.getUint16(4, true);
  if (version !== VERSION)
    throw new Refusal(`Got column file v${version} when expected v${VERSION}.`);
  const count = view.getUint16(6, true);
  const rows = view.getUint32(8, true);
  if (buffer.byteLength < HEADER_BYTES + count * ENTRY_BYTES)
    throw new Refusal(`A column file of ${count} columns ends within its header.`);
  const entries = Array.from({ length: count }, (_, i) =>
    readEntry(view, HEADER_BYTES + i * ENTRY_BYTES),
  );
  const sizes = entries.map(({ type }) => rows * TYPES[type].BYTES_PER_ELEMENT);
  const offsets = columnOffsets(sizes);
  if (buffer.byteLength !== offsets.end)
    throw new Refusal(`Got ${buffer.byteLength} bytes when expected ${offsets.end} of columns.`);
  return entries.map(({ name, type, low, high }, i) => {
    const values = new TYPES[type](buffer, offsets.starts[i], rows);
    return { name, low, high, values };
  });
}

/** Quantise values to u16 between their smallest and largest. NaN and infinities are refused. */
export function quantise(name: string, values: ArrayLike<number>): Column {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) throw new RangeError(`${name}: got ${value} in row ${i}.`);
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (values.length === 0) low = high = 0;
  return { name, values: quantiseWithin(values, low, high), low, high };
}

/** Values as u16 positions between `low` and `high`; what lies beyond is put on the end. */
export function quantiseWithin(
  values: ArrayLike<number>,
  low: number,
  high: number,
): Uint16Array<ArrayBuffer> {
  const scale = high > low ? 65_535 / (high - low) : 0;
  return Uint16Array.from(values, (value) =>
    Math.min(65_535, Math.max(0, Math.round((value - low) * scale))),
  );
}

/** The value that row `index` of a quantised column stands for. */
export function dequantise(column: Column, index: number): number {
  return column.low + ((column.high - column.low) * (column.values[index] ?? 0)) / 65_535;
}

function columnOffsets(sizes: readonly number[]): { starts: number[]; end: number } {
  const starts: number[] = [];
  let end = HEADER_BYTES + sizes.length * ENTRY_BYTES;
  for (const size of sizes) {
    starts.push(end);
    end += Math.ceil(size / 8) * 8;
  }
  return { starts, end };
}

function writeEntry(bytes: Uint8Array<ArrayBuffer>, at: number, column: Column): void {
  const name = new TextEncoder().encode(column.name);
  if (name.length > NAME_BYTES)
    throw new RangeError(`Got a column name of ${name.length} bytes when at most 24 fit.`);
  bytes.set(name, at);
  const view = new DataView(bytes.buffer);
  view.setUint8(at + 24, CODES.indexOf(typeOf(column.values)));
  view.setFloat64(at + 32, column.low, true);
  view.setFloat64(at + 40, column.high, true);
}

function readEntry(view: DataView, at: number) {
  const raw = new Uint8Array(view.buffer, at, NAME_BYTES) as Uint8Array<ArrayBuffer>;
  const end = raw.indexOf(0);
  const name = new TextDecoder().decode(raw.subarray(0, end < 0 ? NAME_BYTES : end));
  const code = view.getUint8(at + 24);
  const type = CODES[code];
  if (!type) throw new Refusal(`Column ${name} has type ${code} when expected 0 ... 3.`);
  return { name, type, low: view.getFloat64(at + 32, true), high: view.getFloat64(at + 40, true) };
}

function typeOf(values: ColumnValues): ColumnType {
  if (values instanceof Uint8Array) return 'u8';
  if (values instanceof Uint16Array) return 'u16';
  return values instanceof Uint32Array ? 'u32' : 'f32';
}

function unequal(column: Column, rows: number): string {
  return `Column ${column.name} has ${column.values.length} rows when expected ${rows}.`;
}
