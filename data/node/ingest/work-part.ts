import * as z from 'zod/mini';
import { Refusal } from '#models/refusal';

/*
 * Layout, little-endian: u32 magic 'EARW', u32 bytes of JSON head, the head padded with spaces to a
 * multiple of 4, then the arrays, one after the other.
 */
const MAGIC = 0x57_52_41_45;

/** One thing that is known of a track: facts in JSON, and arrays of numbers. */
export interface WorkPart<Facts> {
  readonly facts: Facts;
  readonly arrays: readonly Float32Array[];
}

/** Lay a part out as the bytes of a work file. */
export function encodePart({ facts, arrays }: WorkPart<unknown>): Uint8Array {
  const lengths = arrays.map(({ length }) => length);
  const json = Buffer.from(JSON.stringify({ facts, lengths }));
  const head = Buffer.alloc(8 + Math.ceil(json.length / 4) * 4, ' ');
  head.writeUInt32LE(MAGIC, 0);
  head.writeUInt32LE(head.length - 8, 4);
  json.copy(head, 8);
  return Buffer.concat([head, ...arrays.map(bytesOf)]);
}

/** Read a work file back; refuses one that is cut short or was not written by `encodePart`. */
export function decodePart<Schema extends z.ZodMiniType>(
  bytes: Uint8Array,
  schema: Schema,
): WorkPart<z.output<Schema>> {
  const copy = Uint8Array.from(bytes).buffer;
  const view = new DataView(copy);
  if (copy.byteLength < 8 || view.getUint32(0, true) !== MAGIC) throw damaged();
  let at = 8 + view.getUint32(4, true);
  const { facts, lengths } = headOf(copy, at, schema);
  const arrays = lengths.map((length) => {
    if (at + length * 4 > copy.byteLength) throw damaged();
    const values = new Float32Array(copy, at, length);
    at += length * 4;
    return values;
  });
  if (at !== copy.byteLength) throw damaged();
  return { facts, arrays };
}

const Head = z.object({ facts: z.unknown(), lengths: z.array(z.int()) });

function headOf<Schema extends z.ZodMiniType>(buffer: ArrayBuffer, end: number, schema: Schema) {
  if (end > buffer.byteLength) throw damaged();
  const text = new TextDecoder().decode(new Uint8Array(buffer, 8, end - 8));
  try {
    const { facts, lengths } = Head.parse(JSON.parse(text));
    return { facts: schema.parse(facts), lengths };
  } catch {
    throw damaged();
  }
}

function damaged(): Refusal {
  return new Refusal('A file in work/ is damaged: remove the folder work/ and ingest again.');
}

/** The bytes of an array's values, in the same memory. */
export function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
