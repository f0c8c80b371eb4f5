import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitLeadingPca, fitPca, pcaComponent, projectPca } from '#models/projection/pca';
import type { Matrix } from '#models/space/space';

/** Matrices of 1 ... 40 rows and 1 ... 8 columns: tall, wide, with constant and repeated columns. */
const matrices = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 8 }))
  .chain(([rows, columns]) =>
    fc
      .array(
        fc.oneof(fc.integer({ min: -8, max: 8 }), fc.float({ min: -5, max: 5, noNaN: true })),
        {
          minLength: rows * columns,
          maxLength: rows * columns,
        },
      )
      .map((values): Matrix => ({ rows, columns, values: Float32Array.from(values) })),
  );

/** As many positions as there are components, each with its own spread, so that none are equal. */
const spreadMatrices = fc
  .array(fc.tuple(...[9, 5, 2].map((s) => fc.float({ min: -s, max: s, noNaN: true }))), {
    minLength: 12,
    maxLength: 40,
  })
  .map(
    (rows): Matrix => ({ rows: rows.length, columns: 3, values: Float32Array.from(rows.flat()) }),
  );

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

test('F7 components are orthonormal, whatever the matrix', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const model = fitPca(matrix);
      for (let i = 0; i < matrix.columns; i++)
        for (let j = 0; j <= i; j++)
          expect(dot(pcaComponent(model, i), pcaComponent(model, j))).toBeCloseTo(+(i === j), 8);
    }),
  );
});

test("a component's loading of largest magnitude is positive", () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const model = fitPca(matrix);
      for (let i = 0; i < matrix.columns; i++) {
        const loadings = pcaComponent(model, i);
        const magnitude = Math.max(...loadings.map(Math.abs));
        expect(Math.max(...loadings)).toBeCloseTo(magnitude, 8);
      }
    }),
  );
});

test('B19 explained shares fall and sum to 1, or are all 0 where nothing varies', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const { explained } = fitPca(matrix);
      const total = explained.reduce((sum, share) => sum + share, 0);
      expect(explained).toHaveLength(matrix.columns);
      expect(explained).toEqual([...explained].sort((a, b) => b - a));
      expect(explained.every((share) => share >= 0)).toBe(true);
      if (varies(matrix)) expect(total).toBeCloseTo(1, 10);
      else expect(total).toBe(0);
    }),
  );
});

test('the mean lies at the origin and no position is NaN', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      for (const positions of projectPca(fitPca(matrix), matrix, matrix.columns)) {
        expect(positions.every(Number.isFinite)).toBe(true);
        const mean = positions.reduce((sum, value) => sum + value, 0) / matrix.rows;
        expect(mean).toBeCloseTo(0, 4);
      }
    }),
  );
});

test('all components together keep every distance', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const axes = projectPca(fitPca(matrix), matrix, matrix.columns);
      const original = (i: number, d: number) => matrix.values[i * matrix.columns + d] ?? 0;
      for (let i = 1; i < matrix.rows; i++) {
        const before = axes.map((_, d) => original(i, d) - original(0, d));
        const after = axes.map((axis) => (axis[i] ?? 0) - (axis[0] ?? 0));
        expect(Math.hypot(...after)).toBeCloseTo(Math.hypot(...before), 3);
      }
    }),
  );
});

test('the variance along a component is its explained share', () => {
  fc.assert(
    fc.property(spreadMatrices, (matrix) => {
      const model = fitPca(matrix);
      const variances = projectPca(model, matrix, 3).map((axis) => dot(axis, axis));
      const total = variances.reduce((sum, variance) => sum + variance, 0);
      if (total < 1e-3) return;
      for (const [i, share] of model.explained.entries())
        expect((variances[i] ?? 0) / total).toBeCloseTo(share, 4);
    }),
  );
});

test('a rotated space gives the same positions up to sign', () => {
  fc.assert(
    fc.property(spreadMatrices, fc.double({ min: 0, max: 6.3, noNaN: true }), (matrix, angle) => {
      const plain = fitPca(matrix);
      fc.pre(hasDistinctShares(plain.explained));
      const turned = rotated(matrix, angle);
      const before = projectPca(plain, matrix, 3);
      const after = projectPca(fitPca(turned), turned, 3);
      for (const [i, axis] of before.entries()) {
        const other = after[i] ?? new Float32Array();
        const sign = Math.sign(dot(axis, other));
        for (const [row, value] of axis.entries())
          expect(sign * (other[row] ?? 0)).toBeCloseTo(value, 2);
      }
    }),
  );
});

test('the leading components alone are the first of all', () => {
  fc.assert(
    fc.property(spreadMatrices, (matrix) => {
      const all = fitPca(matrix);
      fc.pre(hasDistinctShares(all.explained));
      const leading = fitLeadingPca(matrix, 2);
      for (let i = 0; i < 6; i++)
        expect(leading.components[i]).toBeCloseTo(all.components[i] ?? Number.NaN, 3);
    }),
  );
});

test('the same matrix gives the same bytes', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const copy = { ...matrix, values: matrix.values.slice() };
      expect(fitPca(copy)).toEqual(fitPca(matrix));
    }),
  );
});

function varies({ rows, columns, values }: Matrix): boolean {
  for (let i = 1; i < rows; i++)
    for (let d = 0; d < columns; d++) if (values[i * columns + d] !== values[d]) return true;
  return false;
}

function hasDistinctShares(explained: readonly number[]): boolean {
  const [a = 0, b = 0, c = 0] = explained;
  return a - b > 0.05 && b - c > 0.05;
}

/** Turned in the plane of the first two dimensions and in that of the last two. */
function rotated({ rows, columns, values }: Matrix, angle: number): Matrix {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turned = Float32Array.from(values);
  for (const [p, q] of [
    [0, 1],
    [1, 2],
  ] as const)
    for (let i = 0; i < rows; i++) {
      const x = turned[i * columns + p] ?? 0;
      const y = turned[i * columns + q] ?? 0;
      turned[i * columns + p] = cos * x - sin * y;
      turned[i * columns + q] = sin * x + cos * y;
    }
  return { rows, columns, values: turned };
}
