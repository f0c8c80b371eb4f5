import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianOfThree, nearestRows } from '#models/projection/nearest-rows';
import type { Matrix } from '#models/space/space';

const matrix = (columns: number, rows: readonly (readonly number[])[]): Matrix => ({
  rows: rows.length,
  columns,
  values: Float32Array.from(rows.flat()),
});
const point = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -5, max: 5 })));

test('the nearest rows are those of a full sort, ties by id', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 3, maxLength: 30 }), point, (among, query) => {
      const squared = (id: number) =>
        query.reduce((sum, value, d) => sum + (value - (among[id]?.[d] ?? 0)) ** 2, 0);
      const sorted = among
        .map((_, id) => id)
        .sort((a, b) => squared(a) - squared(b) || a - b)
        .slice(0, 3);
      expect([...nearestRows(matrix(3, [query]), matrix(3, among), 3)]).toEqual(sorted);
    }),
  );
});

test('the median of three is the one in the middle', () => {
  fc.assert(
    fc.property(fc.tuple(fc.integer(), fc.integer(), fc.integer()), (three) => {
      const [median] = medianOfThree(Uint32Array.of(0, 1, 2), three);
      expect(median).toBe(Math.fround(three.toSorted((a, b) => a - b)[1] ?? 0));
    }),
  );
});
