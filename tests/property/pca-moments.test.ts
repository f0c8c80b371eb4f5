import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '#models/chance/seeded-random';
import { gatherMoments } from '#models/projection/covariance';
import type { Matrix } from '#models/space/space';

/** Of up to 300 rows, so that the kernel's own blocks of 128 are crossed; far from zero, too. */
const matrices = fc
  .record({
    rows: fc.integer({ min: 1, max: 300 }),
    columns: fc.integer({ min: 1, max: 21 }),
    offset: fc.constantFrom(0, 1, -1000),
    seed: fc.integer(),
  })
  .map(({ rows, columns, offset, seed }): Matrix => {
    const random = seededRandom(seed);
    const value = (_: unknown, i: number) => random() * (1 + (i % columns)) + offset;
    return { rows, columns, values: Float32Array.from({ length: rows * columns }, value) };
  });

const momentsOf = (blocks: readonly Matrix[], columns: number) => {
  const sums = gatherMoments(columns);
  for (const block of blocks) sums.add(block);
  return sums.finish();
};

test('means and products agree with the two-pass definition to 1e-6 and better', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const { rows, columns, values } = matrix;
      const column = (d: number) =>
        Array.from({ length: rows }, (_, i) => values[i * columns + d] ?? 0);
      const centred = Array.from({ length: columns }, (_, d) => {
        const mean = column(d).reduce((sum, value) => sum + value, 0) / rows;
        return column(d).map((value) => value - mean);
      });
      const dot = (a: readonly number[], b: readonly number[]) =>
        a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
      const { products } = momentsOf([matrix], columns);
      for (const [i, a] of centred.entries())
        for (const [j, b] of centred.entries()) {
          const scale = Math.sqrt(dot(a, a) * dot(b, b));
          expect(Math.abs((products[i]?.[j] ?? 0) - dot(a, b))).toBeLessThanOrEqual(1e-9 * scale);
        }
    }),
  );
});

test('how rows are cut into blocks leaves no trace', () => {
  fc.assert(
    fc.property(matrices, fc.array(fc.integer({ min: 1, max: 150 })), (matrix, sizes) => {
      const { rows, columns, values } = matrix;
      const blocks: Matrix[] = [];
      for (let first = 0, i = 0; first < rows; i++) {
        const count = Math.min(sizes[i] ?? rows, rows - first);
        const part = values.subarray(first * columns, (first + count) * columns);
        blocks.push({ rows: count, columns, values: part });
        first += count;
      }
      expect(momentsOf(blocks, columns)).toEqual(momentsOf([matrix], columns));
    }),
  );
});
