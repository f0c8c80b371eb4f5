import { describe, expect, test } from 'vitest';
import { buildGrid } from '#models/space/grid';
import { listen } from '#study/walk/hearing';
import type { Voice } from '#study/walk/voice';

const RADIUS = 0.1;
const HERE = { x: 0.5, y: 0.5, tick: 7 };

function hear(positions: readonly number[], heard: readonly Voice[] = []): readonly Voice[] {
  return listen(buildGrid(Float32Array.from(positions)), RADIUS, HERE, heard);
}
const segments = (voices: readonly Voice[]) => voices.map(({ segment }) => segment);
const held = (segment: number, since = 1): Voice => ({ segment, gain: 0.5, pan: 0, since });

describe('what is heard', () => {
  test('is the four nearest segments within the radius, nearest first', () => {
    const row = [0.59, 0.5, 0.52, 0.5, 0.5, 0.57, 0.5, 0.45, 0.5, 0.503, 0.7, 0.5];
    expect(segments(hear(row))).toEqual([4, 1, 3, 2]);
  });

  test('is nothing where no segment is near', () => {
    expect(hear([0.9, 0.9])).toEqual([]);
  });

  test('of equally near segments is the one with the smaller number', () => {
    const same = Array.from({ length: 6 }, () => [0.52, 0.5]).flat();
    expect(segments(hear(same))).toEqual([0, 1, 2, 3]);
  });

  test('keeps a voice until 1.15 of the radius, but begins none there', () => {
    const beyond = [0.5, 0.5 + 0.112];
    expect(segments(hear(beyond, [held(0)]))).toEqual([0]);
    expect(hear(beyond)).toEqual([]);
    expect(hear([0.5, 0.5 + 0.116], [held(0)])).toEqual([]);
  });

  test('gives a place to a challenger only if it is 15 % nearer', () => {
    const voices = [held(0), held(1), held(2), held(3)];
    const four = [0.52, 0.5, 0.48, 0.5, 0.5, 0.48, 0.5, 0.55];
    expect(segments(hear([...four, 0.5, 0.456], voices))).not.toContain(4);
    expect(segments(hear([...four, 0.5, 0.458], voices))).toContain(4);
  });

  test('remembers the tick since which it is heard', () => {
    const voices = hear([0.52, 0.5, 0.47, 0.5], [held(1, 3)]);
    expect(voices.find(({ segment }) => segment === 0)?.since).toBe(HERE.tick);
    expect(voices.find(({ segment }) => segment === 1)?.since).toBe(3);
  });
});

describe('how it is heard', () => {
  test('a segment one stands on is loud and in the middle', () => {
    expect(hear([0.5, 0.5])).toEqual([{ segment: 0, gain: 1, pan: 0, since: HERE.tick }]);
  });

  test('is softer further away, and nearly silent where a voice begins', () => {
    const gains = [0.51, 0.54, 0.58, 0.5999].map((x) => hear([x, 0.5])[0]?.gain ?? 0);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    expect(gains.at(-1)).toBeLessThan(0.02);
  });

  test('comes from the side where the segment lies', () => {
    expect(hear([0.56, 0.5])[0]?.pan).toBeGreaterThan(0.8);
    expect(hear([0.44, 0.5])[0]?.pan).toBeLessThan(-0.8);
    expect(hear([0.5, 0.44])[0]?.pan).toBeCloseTo(0);
  });

  test('the nearest of two stands out', () => {
    const [near, far] = hear([0.505, 0.5, 0.54, 0.5]);
    expect(near?.gain).toBeGreaterThan(3 * (far?.gain ?? 1));
  });
});
