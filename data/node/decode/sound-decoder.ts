import { FLACDecoder } from '@wasm-audio-decoders/flac';
import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';
import { MPEGDecoder } from 'mpg123-decoder';
import { OggOpusDecoder } from 'ogg-opus-decoder';
import type { AudioKind } from './sniff.ts';
import { createWavDecoder } from './wav-decoder.ts';

/** Some decoded sound: one array a channel, all of one length, full scale 1. */
export interface Decoded {
  readonly sampleRate: number;
  readonly channelData: readonly Float32Array[];
}

/** Turns the bytes of a file into sound, a piece at a time, from the music's first sample on. */
export interface SoundDecoder {
  /** Take the next bytes; undefined or nothing in it while nothing is ready. */
  decode(bytes: Uint8Array): Promise<Decoded | undefined>;
  /** Give what is left after the last bytes. */
  flush(): Promise<Decoded | undefined>;
  /** Give its memory back; use it no more. */
  free(): void;
}

/**
 * A decoder in WebAssembly or plain code; `aac` is not among them, see ffmpeg.ts.
 *
 * All of them begin with the music's first sample, as ffmpeg does: mpg123 drops the encoder's and its
 * own delay where the LAME header tells it, Opus its pre-skip.
 */
export async function createSoundDecoder(kind: Exclude<AudioKind, 'aac'>): Promise<SoundDecoder> {
  switch (kind) {
    case 'mp3':
      return await mpegDecoder();
    case 'vorbis':
      return await ready(new OggVorbisDecoder());
    case 'opus':
      return await ready(new OggOpusDecoder());
    case 'flac':
      return await ready(new FLACDecoder());
    case 'wav':
      return createWavDecoder();
  }
}

async function mpegDecoder(): Promise<SoundDecoder> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  return {
    decode: (bytes) => Promise.resolve(quietly(() => decoder.decode(bytes))),
    flush: () => Promise.resolve(undefined),
    free: () => decoder.free(),
  };
}

/** What the packages for Vorbis, Opus and FLAC have in common. */
interface StreamingDecoder {
  readonly ready: Promise<void>;
  decode(bytes: Uint8Array): Decoded | Promise<Decoded>;
  flush(): Promise<Decoded>;
  free(): void;
}

async function ready(decoder: StreamingDecoder): Promise<SoundDecoder> {
  await decoder.ready;
  return {
    decode: async (bytes) => await quietly(() => decoder.decode(bytes)),
    flush: async () => await quietly(() => decoder.flush()),
    free: () => decoder.free(),
  };
}

/** Some packages tell the console of every damaged frame, though what can be read is read. */
function quietly<T>(decode: () => T): T {
  const { error } = console;
  console.error = () => undefined;
  try {
    return decode();
  } finally {
    console.error = error;
  }
}
