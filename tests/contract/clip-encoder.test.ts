import { MPEGDecoder } from 'mpg123-decoder';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  CLIP_FORMAT,
  type ClipEncoder,
  clipFormat,
  createClipEncoder,
} from '#data/node/clip/clip-encoder';

const CLICK_SECONDS = [0.01, 0.4, 1.7, 2.98];

const burst = (t: number) => Math.exp(-(t * t) / 2e-6) * Math.cos(2 * Math.PI * 1500 * t);

/** 2.992 s with four short bursts of 1500 Hz. */
function segment(rate: number): Float32Array {
  return Float32Array.from({ length: Math.round(2.992 * rate) }, (_, i) =>
    CLICK_SECONDS.reduce((sum, click) => sum + 0.5 * burst(i / rate - click), 0),
  );
}

async function decoded(mp3: Uint8Array) {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const { channelData, sampleRate } = decoder.decode(mp3);
  decoder.free();
  return { samples: channelData[0] ?? new Float32Array(0), sampleRate };
}

/** Seconds around `near` at which the burst fits best. */
function burstAt(samples: Float32Array, rate: number, near: number): number {
  const likeness = (at: number) => {
    let sum = 0;
    for (let i = Math.ceil((at - 0.003) * rate); i < (at + 0.003) * rate; i++)
      sum += (samples[i] ?? 0) * burst(i / rate - at);
    return sum;
  };
  const places = Array.from({ length: 4001 }, (_, i) => near + (i - 2000) * 1e-5);
  return places.reduce((best, at) => (likeness(at) > likeness(best) ? at : best), near);
}

describe.each([CLIP_FORMAT, clipFormat(24_000, 40)])(
  '$sampleRate Hz at $kilobits kbit/s',
  (format) => {
    let encoder: ClipEncoder;
    beforeAll(async () => {
      encoder = await createClipEncoder(format);
    });

    test.each([16_000, 22_050, 22_254, 44_100, 48_000])(
      'F12 a clip cut at %i Hz begins after exactly the lead and is whole',
      async (rate) => {
        const { samples, sampleRate } = await decoded(encoder.encode(segment(rate), rate));
        expect(sampleRate).toBe(format.sampleRate);
        for (const click of CLICK_SECONDS) {
          const wanted = format.lead + click;
          expect(Math.abs(burstAt(samples, sampleRate, wanted) - wanted)).toBeLessThan(1e-4);
        }
        expect(samples.length / sampleRate).toBeGreaterThan(format.lead + format.seconds);
      },
    );

    test('a clip is as large as its rate says', () => {
      const { byteLength } = encoder.encode(segment(44_100), 44_100);
      const least = (format.kilobits * 1000 * format.seconds) / 8;
      expect(byteLength).toBeGreaterThan(least);
      expect(byteLength).toBeLessThan(1.05 * least);
    });

    test('a clip depends on its own samples only', () => {
      const first = encoder.encode(segment(44_100), 44_100);
      encoder.encode(new Float32Array(100_000).fill(0.3), 48_000);
      expect(encoder.encode(segment(44_100), 44_100)).toEqual(first);
    });
  },
);

test('a segment has 187 frames of 256 samples at 16 kHz', () => {
  expect(CLIP_FORMAT.seconds).toBe(2.992);
});
