import { describe, expect, test } from 'vitest';
import { atTheTimeOf, closestInTime, selectionIn } from '#game/compare/counterparts';
import type { LoadedView } from '#game/dataset/load-view';
import { segmentsWithin } from '#game/map/lasso';
import { buildGrid } from '#models/space/grid';

/** Two tracks of 9 s and 6 s, cut into segments of some samples at 16 kHz. */
function cut(segmentation: string, samples: number): LoadedView {
  const starts = [144_000, 96_000].map((length) =>
    Array.from({ length: Math.floor(length / samples) }, (_, i) => i * samples),
  );
  const track = Uint32Array.from(starts.flatMap((list, at) => list.map(() => at)));
  const start = Uint32Array.from(starts.flat());
  const none = new Uint32Array(track.length);
  const table = { track, start, clipOffset: none, clipBytes: none };
  const choice = { space: { segmentation } };
  return { rule: { sampleRate: 16_000, samples, hop: samples }, table, choice } as never;
}

describe('F21 B11 maps of different segment lengths are linked by time', () => {
  const long = cut('frames-187', 47_872);
  const short = cut('frames-96', 15_360);
  test('a long segment means the short ones of its track that sound with it', () => {
    const within = atTheTimeOf(1, long, short);
    const times = within.map((one) => (short.table.start[one] ?? 0) / 16_000);
    expect(Math.min(...times) + 0.96).toBeGreaterThan(2.992);
    expect(Math.max(...times)).toBeLessThan(2 * 2.992);
    expect(within.every((one) => short.table.track[one] === 0)).toBe(true);
  });
  test('a short segment means the long one that it shares most time with', () => {
    const last = short.table.track.length - 1;
    const there = closestInTime(last, short, long);
    expect(long.table.track[there ?? -1]).toBe(1);
    expect(closestInTime(4, short, long)).toBe(1);
  });
  test('F22 a selection goes there and back without losing a segment', () => {
    const there = selectionIn([0, 4], long, short);
    expect(selectionIn(there, short, long)).toEqual(expect.arrayContaining([0, 4]));
  });
  test('maps that are cut alike share their numbers', () => {
    expect(atTheTimeOf(3, long, cut('frames-187', 47_872))).toEqual([3]);
  });
});

describe('F22 the lasso', () => {
  const positions = Float32Array.of(
    0.2,
    0.2,
    0.5,
    0.5,
    0.8,
    0.2,
    0.5,
    0.24,
    Number.NaN,
    Number.NaN,
  );
  const grid = buildGrid(positions);
  const points = (...values: number[]) =>
    Array.from({ length: values.length / 2 }, (_, i) => ({
      x: values[2 * i] ?? 0,
      y: values[2 * i + 1] ?? 0,
    }));
  test('holds what lies within its line, also in a hollow shape', () => {
    expect(segmentsWithin(grid, points(0, 0, 1, 0, 1, 1, 0, 1))).toEqual([0, 1, 2, 3]);
    expect(segmentsWithin(grid, points(0.1, 0.1, 0.9, 0.1, 0.9, 0.3, 0.5, 0.22, 0.1, 0.3))).toEqual(
      [0, 2],
    );
  });
  test('of less than three places holds nothing', () => {
    expect(segmentsWithin(grid, points(0, 0, 1, 1))).toEqual([]);
    expect(segmentsWithin(grid, [])).toEqual([]);
  });
});
