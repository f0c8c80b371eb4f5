import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  counterpart,
  overlapping,
  segmentsAt,
  type TimedSegments,
  trackSegments,
} from '#data/bundle/segment-time';

/** Tracks of the given numbers of segments, each segment `samples` long, `hop` after the one before. */
function timed(
  sampleRate: number,
  samples: number,
  hop: number,
  counts: readonly number[],
): TimedSegments {
  const rows = counts.flatMap((count, track) =>
    Array.from({ length: count }, (_, i) => [track, i * hop] as const),
  );
  return {
    rule: { sampleRate, samples },
    table: {
      track: Uint32Array.from(rows, ([track]) => track),
      start: Uint32Array.from(rows, ([, start]) => start),
    },
  };
}

const counts = fc.array(fc.nat(12), { minLength: 1, maxLength: 5 });
const segmentations = fc
  .record({
    rate: fc.constantFrom(8000, 16_000, 44_100),
    samples: fc.integer({ min: 1, max: 50_000 }),
    overlap: fc.double({ min: 0.3, max: 1.5, noNaN: true }),
    counts,
  })
  .map(({ rate, samples, overlap, counts }) =>
    timed(rate, samples, Math.max(1, Math.round(samples * overlap)), counts),
  );

/** Ends in exact fractions: sample x rate of the other side. */
function bounds({ rule, table }: TimedSegments, row: number, other: TimedSegments) {
  const start = table.start[row] ?? 0;
  return [start * other.rule.sampleRate, (start + rule.samples) * other.rule.sampleRate] as const;
}

const rowsOf = ({ first, count }: { first: number; count: number }) =>
  Array.from({ length: count }, (_, i) => first + i);

test('B11 the segments that overlap one in time are those of its track that share a sample with it', () => {
  fc.assert(
    fc.property(segmentations, segmentations, (one, other) => {
      for (const row of one.table.track.keys()) {
        const [from, end] = bounds(one, row, other);
        const expected = [...other.table.track.keys()].filter((place) => {
          const [start, stop] = bounds(other, place, one);
          const sameTrack = other.table.track[place] === one.table.track[row];
          return sameTrack && start < end && stop > from;
        });
        const found = overlapping(one, row, other);
        expect(rowsOf(found)).toEqual(expected);
        const best = counterpart(one, row, other);
        expect(best === -1 ? expected.length : expected.includes(best)).toBe(
          best === -1 ? 0 : true,
        );
      }
    }),
  );
});

test('B11 overlapping goes both ways', () => {
  fc.assert(
    fc.property(segmentations, segmentations, (one, other) => {
      for (const row of one.table.track.keys())
        for (const place of rowsOf(overlapping(one, row, other)))
          expect(rowsOf(overlapping(other, place, one))).toContain(row);
    }),
  );
});

test('a segment overlaps itself longest', () => {
  fc.assert(
    fc.property(segmentations, (one) => {
      for (const row of one.table.track.keys()) expect(counterpart(one, row, one)).toBe(row);
    }),
  );
});

test('at a time those segments sound that have begun and not ended', () => {
  fc.assert(
    fc.property(
      segmentations,
      fc.nat(4),
      fc.double({ min: 0, max: 30, noNaN: true }),
      (one, track, time) => {
        const at = time * one.rule.sampleRate;
        const expected = rowsOf(trackSegments(one, track)).filter((row) => {
          const start = one.table.start[row] ?? 0;
          return start <= at && at < start + one.rule.samples;
        });
        expect(rowsOf(segmentsAt(one, track, time))).toEqual(expected);
      },
    ),
  );
});

test('the 2.992 s of one model begin within the 0.96 s of another that start at 0, 2.88, 5.76 s ...', () => {
  const long = timed(16_000, 47_872, 47_872, [4, 3]);
  const short = timed(16_000, 15_360, 15_360, [13, 9]);
  expect(overlapping(long, 0, short)).toEqual({ first: 0, count: 4 });
  expect(overlapping(long, 1, short)).toEqual({ first: 3, count: 4 });
  expect(overlapping(long, 4, short)).toEqual({ first: 13, count: 4 });
  expect(counterpart(short, 2, long)).toBe(0);
  expect(counterpart(short, 3, long)).toBe(1);
  expect(segmentsAt(short, 1, 0.96)).toEqual({ first: 14, count: 1 });
});
