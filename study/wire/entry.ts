import { misfit } from '#models/misfit';
import { Refusal } from '#models/refusal';
import { RecordEvent } from '#study/record/event';
import { TICKS_PER_BATCH, TICKS_PER_SAMPLE } from '#study/session/ticks';

/*
 * An entry is one binary attachment: byte 0 its version, byte 1 its kind.
 *   kind 0, samples: u16 count, u32 tick of the first sample, then count x (f32 x, f32 y), little-endian;
 *           samples are TICKS_PER_SAMPLE ticks apart.
 *   kind 1, event: UTF-8 JSON of one RecordEvent.
 */
const VERSION = 1;
const SAMPLES = 0;
const EVENT = 1;
const SAMPLES_HEADER = 8;
const SAMPLE_BYTES = 8;
/** A batch holds at most this many samples. */
const MOST_SAMPLES = Math.ceil(TICKS_PER_BATCH / TICKS_PER_SAMPLE);
/** Longest entry that is accepted, in bytes. */
export const MOST_ENTRY_BYTES = 4096;

/** Positions in world coordinates, x0 y0 x1 y1 ..., the first one at `tick`. */
export interface SampleBatch {
  readonly kind: 'samples';
  readonly tick: number;
  readonly positions: Float32Array;
}
/** What a walk's record is made of, in order of its sequence numbers. */
export type Entry = SampleBatch | { readonly kind: 'event'; readonly event: RecordEvent };

/** Lay an entry out for the wire and the journal. */
export function encodeEntry(entry: Entry): Uint8Array<ArrayBuffer> {
  return entry.kind === 'samples' ? encodeSamples(entry) : encodeEvent(entry.event);
}

/** Read an entry back, refusing whatever breaks the format or its limits. */
export function decodeEntry(bytes: Uint8Array): Entry {
  const [version, kind] = bytes;
  if (bytes.length > MOST_ENTRY_BYTES)
    throw new Refusal(
      `Got an entry of ${bytes.length} bytes when at most ${MOST_ENTRY_BYTES} are taken.`,
    );
  if (version !== VERSION) throw new Refusal(`Got entry v${version} when expected v${VERSION}.`);
  if (kind === SAMPLES) return decodeSamples(bytes);
  if (kind === EVENT) return decodeEvent(bytes);
  throw new Refusal(`Got entry kind ${kind} when expected 0 (samples) or 1 (event).`);
}

function encodeSamples({ tick, positions }: SampleBatch): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(SAMPLES_HEADER + 4 * positions.length);
  const view = new DataView(bytes.buffer);
  bytes[0] = VERSION;
  bytes[1] = SAMPLES;
  view.setUint16(2, positions.length / 2, true);
  view.setUint32(4, tick, true);
  for (const [i, value] of positions.entries())
    view.setFloat32(SAMPLES_HEADER + 4 * i, value, true);
  return bytes;
}

function decodeSamples(bytes: Uint8Array): SampleBatch {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length >= SAMPLES_HEADER ? view.getUint16(2, true) : 0;
  if (count < 1 || count > MOST_SAMPLES)
    throw new Refusal(`Got a batch of ${count} samples when expected 1 to ${MOST_SAMPLES}.`);
  const expected = SAMPLES_HEADER + count * SAMPLE_BYTES;
  if (bytes.length !== expected)
    throw new Refusal(`Got a batch of ${bytes.length} bytes when expected ${expected}.`);
  const positions = Float32Array.from({ length: 2 * count }, (_, i) =>
    view.getFloat32(SAMPLES_HEADER + 4 * i, true),
  );
  if (!positions.every((value) => value >= 0 && value <= 1))
    throw new Refusal('Got a position outside of the map, whose coordinates are 0 to 1.');
  return { kind: 'samples', tick: view.getUint32(4, true), positions };
}

function encodeEvent(event: RecordEvent): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(event));
  const bytes = new Uint8Array(2 + json.length);
  bytes[0] = VERSION;
  bytes[1] = EVENT;
  bytes.set(json, 2);
  return bytes;
}

function decodeEvent(bytes: Uint8Array): Entry {
  const text = new TextDecoder().decode(bytes.subarray(2) as Uint8Array<ArrayBuffer>);
  return { kind: 'event', event: parseEvent(text) };
}

function parseEvent(text: string): RecordEvent {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Refusal('Got an event that is not JSON.', { cause });
  }
  const parsed = RecordEvent.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Refusal(`Got an event that is wrong at ${misfit(parsed.error)}.`);
}
