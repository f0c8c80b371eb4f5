import { counted } from '#models/counted';
import { Refusal } from '#models/refusal';
import type { Decoded, SoundDecoder } from './sound-decoder.ts';

/*
 * A reader of our own: the packages for this hold the whole file, and those that are kept up take
 * neither 24-bit nor float nor the extensible header.
 */

/** How a WAV's samples are written. */
interface WavFormat {
  readonly channels: number;
  readonly rate: number;
  readonly bytes: number;
  readonly read: (view: DataView, at: number) => number;
}

type Read = WavFormat['read'];

/** By format code (1 whole numbers, 3 floats) and bits. Full scale is 1, as in every other decoder. */
const READERS: Readonly<Record<string, Read>> = {
  '1/8': (view, at) => (view.getUint8(at) - 128) / 2 ** 7,
  '1/16': (view, at) => view.getInt16(at, true) / 2 ** 15,
  '1/24': (view, at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 2 ** 23,
  '1/32': (view, at) => view.getInt32(at, true) / 2 ** 31,
  '3/32': (view, at) => view.getFloat32(at, true),
  '3/64': (view, at) => view.getFloat64(at, true),
};

const EXTENSIBLE = 0xfffe;
const NOTHING = new Uint8Array(0);

/** Decodes WAV (RIFF and RF64; whole numbers of 8 to 32 bits, floats of 32 and 64) as it streams in. */
export function createWavDecoder(): SoundDecoder {
  let waiting: Uint8Array = NOTHING;
  let format: WavFormat | undefined;
  let bytesLeft: number | undefined;

  const readSamples = (): Decoded | undefined => {
    if (!format || bytesLeft === undefined) return undefined;
    const frame = format.bytes * format.channels;
    const frames = Math.floor(Math.min(waiting.length, bytesLeft) / frame);
    const decoded = deinterleave(format, waiting.subarray(0, frames * frame));
    bytesLeft -= frames * frame;
    waiting = bytesLeft < frame ? NOTHING : waiting.slice(frames * frame);
    return decoded;
  };

  const readHeader = (): void => {
    let chunk = bytesLeft === undefined ? chunkAt(waiting) : undefined;
    while (chunk) {
      if (chunk.id === 'fmt ') format = wavFormat(chunk.body);
      if (chunk.id === 'data') bytesLeft = chunk.size;
      waiting = waiting.slice(chunk.next);
      chunk = bytesLeft === undefined ? chunkAt(waiting) : undefined;
    }
  };

  return {
    decode(bytes) {
      waiting = waiting.length === 0 ? bytes : new Uint8Array(Buffer.concat([waiting, bytes]));
      readHeader();
      return Promise.resolve(readSamples());
    },
    flush: () => Promise.resolve(undefined),
    free: () => undefined,
  };
}

interface Chunk {
  readonly id: string;
  readonly body: DataView;
  readonly size: number;
  /** Where to read on: after the chunk, or in `data` at its first sample. */
  readonly next: number;
}

/** The RIFF chunk at the start of the bytes, once it is there; of the file's head only its 12 bytes. */
function chunkAt(bytes: Uint8Array): Chunk | undefined {
  if (bytes.length < 12) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const id = String.fromCharCode(...bytes.subarray(0, 4));
  if (id === 'RIFF' || id === 'RF64') return { id, body: view, size: 12, next: 12 };
  const written = view.getUint32(4, true);
  const next = 8 + written + (written % 2);
  if (id === 'data') {
    const unknown = written === 0xffffffff || written === 0;
    return { id, body: view, size: unknown ? Number.POSITIVE_INFINITY : written, next: 8 };
  }
  if (next > bytes.length) return undefined;
  return { id, body: new DataView(view.buffer, view.byteOffset + 8, written), size: written, next };
}

function wavFormat(body: DataView): WavFormat {
  if (body.byteLength < 16) throw new Refusal('Got a WAV with a format header that is cut off.');
  const named = body.getUint16(0, true);
  const code = named === EXTENSIBLE && body.byteLength >= 26 ? body.getUint16(24, true) : named;
  const bits = body.getUint16(14, true);
  const read = READERS[`${code}/${bits}`];
  const channels = body.getUint16(2, true);
  if (!read || channels === 0)
    throw new Refusal(
      `Got a WAV of ${counted(channels, 'channel')} with ${bits} bits in format ${code} when expected PCM of 8, 16, 24 or 32 bits or floats of 32 or 64; convert it first.`,
    );
  return { channels, rate: body.getUint32(4, true), bytes: bits / 8, read };
}

function deinterleave({ channels, rate, bytes, read }: WavFormat, data: Uint8Array): Decoded {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const frames = data.length / (bytes * channels);
  const channelData = Array.from({ length: channels }, (_, c) => {
    const samples = new Float32Array(frames);
    for (let i = 0; i < frames; i++) samples[i] = read(view, (i * channels + c) * bytes);
    return samples;
  });
  return { sampleRate: rate, channelData };
}
