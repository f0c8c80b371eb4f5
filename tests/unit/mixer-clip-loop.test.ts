import { expect, test } from 'vitest';
import { CROSSFADE_SECONDS, loopClip, loudnessOf } from '../../game/sound/clip-loop.ts';

const RATE = 8000;
const TIMING = { lead: 0.05, seconds: 1 };
const LEAD = 400;
const BLEND = CROSSFADE_SECONDS * RATE;
/** A decoded clip whose samples count from the segment's first one. */
const DECODED = Float32Array.from({ length: RATE + 1000 }, (_, i) => i - LEAD);

test('F12 plays exactly the segment: it begins at the lead and is as long as the segment', () => {
  const { samples } = loopClip(DECODED, RATE, TIMING);
  expect(samples.length).toBe(RATE);
  expect([...samples.subarray(0, RATE - BLEND)]).toEqual(
    Array.from({ length: RATE - BLEND }, (_, i) => i),
  );
});

test('B5 a length between samples is rounded to a sample, not to tenths of a second', () => {
  expect(loopClip(DECODED, RATE, { lead: 0, seconds: 0.96 }).samples.length).toBe(7680);
});

test('repeats without a seam: the end has blended into the beginning that it goes on from', () => {
  const tone = Float32Array.from({ length: RATE }, (_, i) => Math.sin(0.1 * i));
  const { samples, loopStart } = loopClip(tone, RATE, { lead: 0, seconds: 1 });
  const repeated = [...samples, ...samples.subarray(loopStart)];
  const bend = (i: number) =>
    Math.abs((repeated[i - 1] ?? 0) - 2 * (repeated[i] ?? 0) + (repeated[i + 1] ?? 0));
  const steady = Math.max(...Array.from({ length: 4000 }, (_, i) => bend(i + 1)));
  const seam = Math.max(...Array.from({ length: 2 * BLEND }, (_, i) => bend(RATE - BLEND + i)));
  expect(loopStart).toBe(BLEND);
  expect(seam).toBeLessThan(2 * steady);
});

test('does not alter the decoded clip, and takes a clip that is shorter than promised', () => {
  const clip = Float32Array.of(1, 2, 3, 4, 5);
  expect([...loopClip(clip, 10, { lead: 0.2, seconds: 1 }).samples.subarray(0, 1)]).toEqual([3]);
  expect([...clip]).toEqual([1, 2, 3, 4, 5]);
});

test('loudness is 1 where the music is loudest and 0 in silence', () => {
  const music = Float32Array.from({ length: RATE }, (_, i) => (i < RATE / 2 ? 0 : 0.3));
  const loudness = loudnessOf(music, RATE);
  expect([loudness[0], loudness.at(-1)]).toEqual([0, 1]);
  expect([...loudnessOf(new Float32Array(RATE), RATE)].every((value) => value === 0)).toBe(true);
});
