import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { FRAMES_187, startSeconds } from '#data/catalogue/segment-rule';
import { cutClips } from '#data/node/ingest/clip-cutter';
import { decodePart, encodePart } from '#data/node/ingest/work-part';
import { patchCount } from '#models/tagger/mel';

const rate = fc.constantFrom(8000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000);

/** Cut a ramp (sample i has value i) fed in chunks of the given lengths, over and over. */
function cutRamp(sampleRate: number, samples: number, chunks: readonly number[]) {
  const segments: Float32Array[] = [];
  const encode = (segment: Float32Array) => {
    segments.push(segment.slice());
    return new Uint8Array(0);
  };
  const cutter = cutClips({ encode }, sampleRate);
  for (let at = 0, i = 0; at < samples; i++) {
    const length = Math.min(chunks[i % chunks.length] ?? samples, samples - at);
    cutter.push(Float32Array.from({ length }, (_, n) => at + n));
    at += length;
  }
  cutter.end();
  return segments;
}

test('B4 clip i begins within half a sample of i x 2.992 s however the sound comes in', () => {
  fc.assert(
    fc.property(
      rate,
      fc.integer({ min: 0, max: 600_000 }),
      fc.array(fc.integer({ min: 1000, max: 300_000 }), { minLength: 1, maxLength: 5 }),
      (sampleRate, samples, chunks) => {
        const segments = cutRamp(sampleRate, samples, chunks);
        for (const [i, segment] of segments.entries()) {
          const exact = (i * 47_872 * sampleRate) / 16_000;
          expect(Math.abs((segment[0] ?? Number.NaN) - exact)).toBeLessThanOrEqual(0.5);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('F12 there is a clip for every patch that the models hear', () => {
  fc.assert(
    fc.property(rate, fc.integer({ min: 1, max: 400_000 }), (sampleRate, samples) => {
      const heard = Math.floor((samples * 16_000) / sampleRate);
      const clips = cutRamp(sampleRate, samples, [samples]).length;
      expect(clips).toBeGreaterThanOrEqual(patchCount(heard));
      expect(clips).toBeLessThanOrEqual(patchCount(heard) + 1);
    }),
    { numRuns: 60 },
  );
});

test('B4 ten minutes into a track a clip begins within a millisecond of what the models hear', () => {
  fc.assert(
    fc.property(rate, (sampleRate) => {
      const minutes = 10 * 60 * sampleRate;
      const lengths: number[] = [];
      const encode = (segment: Float32Array) => {
        lengths.push(segment.length);
        return new Uint8Array(0);
      };
      cutClips({ encode }, sampleRate).push(new Float32Array(minutes));
      let start = 0;
      for (const [i, length] of lengths.entries()) {
        expect(Math.abs(start / sampleRate - startSeconds(FRAMES_187, i))).toBeLessThan(1e-3);
        start += length;
      }
      expect(lengths.length).toBe(200);
    }),
    { numRuns: 8 },
  );
});

const Facts = z.object({ seconds: z.number(), names: z.array(z.string()) });
const part = fc.record({
  facts: fc.record({
    seconds: fc.double({ min: 0, max: 1e5, noNaN: true }),
    names: fc.array(fc.string()),
  }),
  arrays: fc.array(fc.float32Array({ maxLength: 60 }), { maxLength: 3 }),
});

test('what is kept of a track comes back bit for bit', () => {
  fc.assert(
    fc.property(part, (written) => {
      expect(decodePart(encodePart(written), Facts)).toEqual(written);
    }),
  );
});

test('a work file that is cut short or longer anywhere is refused', () => {
  fc.assert(
    fc.property(part, fc.nat(), fc.boolean(), (written, n, longer) => {
      const bytes = encodePart(written);
      const other = longer
        ? Buffer.concat([bytes, new Uint8Array(1 + (n % 9))])
        : bytes.subarray(0, n % bytes.length);
      expect(() => decodePart(other, Facts)).toThrow('A file in work/ is damaged');
    }),
  );
});
