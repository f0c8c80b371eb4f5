import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applySimilarity, procrustes } from '#models/projection/procrustes';
import type { Matrix } from '#models/space/space';

const maps = fc
  .array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 3,
    maxLength: 40,
  })
  .map(
    (points): Matrix => ({
      rows: points.length,
      columns: 2,
      values: Float32Array.from(points.flat()),
    }),
  );

function squares(a: Matrix, b: Matrix): number {
  return a.values.reduce((sum, value, i) => sum + (value - (b.values[i] ?? 0)) ** 2, 0);
}

function similarity(angle: number, mirrored: boolean, scale: number, shift: [number, number]) {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const rotation = mirrored ? ([c, s, s, -c] as const) : ([c, s, -s, c] as const);
  return { rotation, scale, shift };
}
const similarities = fc
  .tuple(
    fc.double({ min: -3, max: 3, noNaN: true }),
    fc.boolean(),
    fc.double({ min: 0.1, max: 8, noNaN: true }),
    fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })),
  )
  .map((parts) => similarity(...parts));

test('a map that was turned, mirrored, scaled and moved is laid back onto itself', () => {
  fc.assert(
    fc.property(maps, similarities, (map, moved) => {
      const copy = applySimilarity(map, moved);
      const back = applySimilarity(copy, procrustes(copy, map));
      for (const [i, value] of back.values.entries())
        expect(Math.abs(value - (map.values[i] ?? 0))).toBeLessThan(0.01);
    }),
  );
});

test('no other turn, mirroring, scale or shift brings two maps nearer', () => {
  fc.assert(
    fc.property(maps, maps, similarities, (from, to, other) => {
      const rows = Math.min(from.rows, to.rows);
      const [a, b] = [from, to].map(({ values }) => ({
        rows,
        columns: 2,
        values: values.slice(0, 2 * rows),
      })) as [Matrix, Matrix];
      const best = squares(applySimilarity(a, procrustes(a, b)), b);
      expect(best).toBeLessThanOrEqual(squares(applySimilarity(a, other), b) * (1 + 1e-4) + 0.1);
    }),
  );
});

test('a map on one spot is only moved', () => {
  const spot = { rows: 3, columns: 2, values: Float32Array.of(1, 1, 1, 1, 1, 1) };
  const other = { rows: 3, columns: 2, values: Float32Array.of(0, 0, 3, 0, 0, 3) };
  const { rotation, scale, shift } = procrustes(spot, other);
  expect([rotation, scale]).toEqual([[1, 0, -0, 1], 1]);
  expect(shift).toEqual([0, 0]);
});
