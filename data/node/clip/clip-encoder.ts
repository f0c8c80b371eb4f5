import { createMp3Encoder } from 'wasm-media-encoders';
import type { Manifest } from '../../bundle/manifest.ts';
import { FRAMES_187, lengthSeconds } from '../../catalogue/segment-rule.ts';

/** How web clips are cut, as the manifest tells it. */
type ClipFormat = NonNullable<Manifest['clips']>;

type Mp3Encoder = Awaited<ReturnType<typeof createMp3Encoder>>;
type Mp3Settings = Parameters<Mp3Encoder['configure']>[0];
/** Samples a second of a clip; kilobits a second below 24000 end at 160 (MPEG-2). */
export type ClipRate = NonNullable<Mp3Settings['outputSampleRate']>;
/** Bit rates that LAME offers. */
export type ClipKilobits = NonNullable<Mp3Settings['bitrate']>;

/** What LAME puts before the music (576) and what every decoder adds (529), as Chromium plays it. */
const DELAY_SAMPLES = 576 + 529;

/** The manifest's entry for clips of 187 frames as mono MP3. */
export function clipFormat(sampleRate: ClipRate, kilobits: ClipKilobits) {
  const lead = DELAY_SAMPLES / sampleRate;
  const seconds = lengthSeconds(FRAMES_187);
  return { codec: 'mp3', sampleRate, kilobits, lead, seconds } as const satisfies ClipFormat;
}

/** Makes a whole MP3 of every segment. */
export interface ClipEncoder {
  /**
   * @param samples mono, full scale 1
   * @param rate their samples a second
   * @returns an MP3 that plays on its own, in its own memory
   */
  encode(samples: Float32Array, rate: number): Uint8Array;
}

/** A LAME encoder for clips of one format; use it for one segment after the other, of any track. */
export async function createClipEncoder({
  sampleRate,
  kilobits,
}: ReturnType<typeof clipFormat>): Promise<ClipEncoder> {
  const encoder = await createMp3Encoder();
  const settings = { channels: 1, bitrate: kilobits, outputSampleRate: sampleRate } as const;
  return {
    encode(samples, rate) {
      encoder.configure({ ...settings, sampleRate: rate });
      const body = encoder.encode([samples]).slice();
      return Buffer.concat([body, encoder.finalize()]);
    },
  };
}

/**
 * Clips for full-size maps: 24 kB each. By spectral distance on six real tracks the best at its size:
 * 44100 Hz at 64 kbit/s is 0.85 dB from the original, 32000 Hz 1.25 dB; with 48 kbit/s 1.9 dB and
 * nothing above 10 kHz for a quarter less, with 24000 Hz at 40 kbit/s 2.9 dB.
 */
export const CLIP_FORMAT = clipFormat(44_100, 64);
