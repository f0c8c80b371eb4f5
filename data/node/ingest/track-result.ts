import * as z from 'zod/mini';
import { Refusal } from '#models/refusal';

/*
 * Layout, little-endian: u32 magic 'EARW', u32 bytes of JSON head, the head padded with spaces to a
 * multiple of 4, then every layer of every listener, row-major float32.
 */
const MAGIC = 0x57_52_41_45;

/** What ingest keeps of a track until the bundle is put together, and for the next run. */
export interface TrackResult {
  /** Length in seconds at 16 kHz. */
  readonly seconds: number;
  readonly segments: number;
  /** The file under clips/ and the bytes of every segment's MP3 in it; null without clips. */
  readonly clips: { readonly name: string; readonly sizes: readonly number[] } | null;
  /** In the order in which the listeners were asked for. */
  readonly heard: readonly HeardTrack[];
}

/** What one listener said about a track. */
export interface HeardTrack {
  readonly model: string;
  /** Segments x dimensions of each of its layers, in the order of `layersOf`. */
  readonly layers: readonly Float32Array[];
}

/** Lay a result out as the bytes of a work file. */
export function encodeResult(result: TrackResult): Uint8Array {
  const { heard, ...facts } = result;
  const models = heard.map(({ model, layers }) => [model, layers.map(({ length }) => length)]);
  const json = Buffer.from(JSON.stringify({ ...facts, models }));
  const head = Buffer.alloc(8 + Math.ceil(json.length / 4) * 4, ' ');
  head.writeUInt32LE(MAGIC, 0);
  head.writeUInt32LE(head.length - 8, 4);
  json.copy(head, 8);
  return Buffer.concat([head, ...heard.flatMap(({ layers }) => layers.map(bytesOf))]);
}

/** Read a work file back; refuses one that is cut short or was not written by `encodeResult`. */
export function decodeResult(bytes: Uint8Array): TrackResult {
  const copy = Uint8Array.from(bytes).buffer;
  const view = new DataView(copy);
  if (copy.byteLength < 8 || view.getUint32(0, true) !== MAGIC) throw damaged();
  let at = 8 + view.getUint32(4, true);
  const { models, ...facts } = head(copy, at);
  const take = (length: number): Float32Array => {
    if (at + length * 4 > copy.byteLength) throw damaged();
    const values = new Float32Array(copy, at, length);
    at += length * 4;
    return values;
  };
  const heard = models.map(([model, lengths]) => ({ model, layers: lengths.map(take) }));
  if (at !== copy.byteLength) throw damaged();
  return { ...facts, heard };
}

const Head = z.object({
  seconds: z.number(),
  segments: z.int(),
  clips: z.nullable(z.object({ name: z.string(), sizes: z.array(z.int()) })),
  /** Model, lengths of its layers. */
  models: z.array(z.tuple([z.string(), z.array(z.int())])),
});

function head(buffer: ArrayBuffer, end: number): z.infer<typeof Head> {
  if (end > buffer.byteLength) throw damaged();
  const text = new TextDecoder().decode(new Uint8Array(buffer, 8, end - 8));
  try {
    return Head.parse(JSON.parse(text));
  } catch {
    throw damaged();
  }
}

function damaged(): Refusal {
  return new Refusal('A file in work/ is damaged: remove the folder work/ and ingest again.');
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
