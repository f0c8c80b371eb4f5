import { createReadStream } from 'node:fs';
import { Refusal } from '#models/refusal';
import { joined } from '../../resample/join.ts';
import { mono } from '../../resample/mono.ts';
import { wavByFfmpeg } from './ffmpeg.ts';
import { kindOfFile } from './kind-of-file.ts';
import { createSoundDecoder, type Decoded, type SoundDecoder } from './sound-decoder.ts';

/** Bytes read at a time: when a decoder fails on damaged bytes, it is this much that it loses. */
const PIECE = 1 << 13;

/** A file's sound on its way. */
export interface OpenSound {
  /** Samples a second: the file's own, 48000 for Opus. */
  readonly sampleRate: number;
  /** All channels averaged, full scale 1, in order; read them once, to the end or with a break. */
  readonly chunks: AsyncIterable<Float32Array>;
}

/**
 * Open an mp3, ogg (Vorbis, Opus, FLAC), flac or wav file, or with ffmpeg on the PATH an m4a or aac.
 * The kind is told by content. However long the file is, a few MiB of memory are enough.
 *
 * The first sample is the music's first: encoder delays are dropped as far as the file states them.
 * A file that breaks off gives what stands before the break; where damage feigns another rate, or a
 * second stream of another rate follows, that part is left out.
 *
 * @throws Refusal where the file can't be read, or holds no sound of these kinds.
 */
export async function openSound(path: string): Promise<OpenSound> {
  const pieces = decodedPieces(path);
  const first = await pieces.next().catch((cause: unknown) => {
    throw cause instanceof Refusal ? cause : new Refusal(silent(path), { cause });
  });
  if (first.done) throw new Refusal(silent(path));
  return { sampleRate: first.value.sampleRate, chunks: chunks(first.value, pieces) };
}

/** A whole file's sound as one mono signal: see `openSound`. */
export async function decodeAudio(path: string) {
  const { sampleRate, chunks } = await openSound(path);
  const pieces: Float32Array[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  const samples = joined(pieces);
  return { sampleRate, samples, seconds: samples.length / sampleRate };
}

async function* chunks(first: Decoded, rest: AsyncGenerator<Decoded>) {
  try {
    yield mono(first.channelData);
    for await (const { sampleRate, channelData } of rest)
      if (sampleRate === first.sampleRate) yield mono(channelData);
  } finally {
    await rest.return(undefined);
  }
}

/** Once there was sound, an error of the decoder is where the readable part ends. */
async function* decodedPieces(path: string): AsyncGenerator<Decoded> {
  const { kind, start } = await kindOfFile(path);
  const decoder = await createSoundDecoder(kind === 'aac' ? 'wav' : kind);
  const bytes =
    kind === 'aac' ? wavByFfmpeg(path) : createReadStream(path, { start, highWaterMark: PIECE });
  let heard = false;
  try {
    for await (const decoded of decodeAll(bytes, decoder)) {
      heard = true;
      yield decoded;
    }
  } catch (error) {
    if (!heard) throw error;
  } finally {
    freed(decoder);
  }
}

async function* decodeAll(bytes: AsyncIterable<Uint8Array>, decoder: SoundDecoder) {
  for await (const piece of bytes) {
    const decoded = await decoder.decode(piece);
    if (hasSound(decoded)) yield decoded;
  }
  const rest = await decoder.flush();
  if (hasSound(rest)) yield rest;
}

function hasSound(decoded: Decoded | undefined): decoded is Decoded {
  return (decoded?.channelData[0]?.length ?? 0) > 0;
}

function freed(decoder: SoundDecoder): void {
  try {
    decoder.free();
  } catch {
    // One that crashed on damaged bytes crashes here once more; its memory goes with its instance.
  }
}

function silent(path: string): string {
  return `Got no readable sound in ${path}; check that the file is whole, or convert it again.`;
}
