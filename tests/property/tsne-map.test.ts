import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '#models/chance/seeded-random';
import { calibrateRows, type JointEdges, jointEdges } from '#models/projection/joint-edges';
import { nearestNeighbours } from '#models/projection/neighbours';
import { tsne } from '#models/projection/tsne';
import { tsneSettings } from '#models/projection/tsne-settings';
import type { Matrix } from '#models/space/space';

/** Matrices of a few values, so that many rows and distances are equal, or of many. */
const matrices = fc
  .record({
    rows: fc.integer({ min: 4, max: 70 }),
    columns: fc.integer({ min: 1, max: 6 }),
    coarse: fc.boolean(),
    seed: fc.integer(),
  })
  .map(({ rows, columns, coarse, seed }): Matrix => {
    const random = seededRandom(seed);
    const value = () => (coarse ? Math.floor(random() * 2) : random());
    return { rows, columns, values: Float32Array.from({ length: rows * columns }, value) };
  });

const perplexityOf = ({ rows }: Matrix) => Math.max(1, Math.floor((rows - 1) / 4));

test('any matrix gets a finite map around the origin and a divergence of at least 0', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const settings = { perplexity: perplexityOf(matrix), iterations: 260 };
      const { points, divergence } = tsne(matrix, tsneSettings(matrix.rows, settings));
      expect(points).toHaveLength(2 * matrix.rows);
      expect(points.every(Number.isFinite)).toBe(true);
      expect(divergence).toBeGreaterThan(-1e-3);
    }),
    { numRuns: 40 },
  );
});

test('joint probabilities are symmetric and sum to 1, however they are shared out', () => {
  fc.assert(
    fc.property(matrices, fc.nat(), (matrix, cut) => {
      const { rows } = matrix;
      const perplexity = perplexityOf(matrix);
      const neighbours = nearestNeighbours(matrix, 3 * perplexity);
      const weights = new Float32Array(neighbours.ids.length);
      calibrateRows(neighbours, { first: 0, end: rows }, perplexity, weights);
      const middle = cut % rows;
      const joint = new Float64Array(rows * rows);
      for (const own of [
        { first: 0, end: middle },
        { first: middle, end: rows },
      ])
        spread(jointEdges(neighbours, weights, own), own.first, rows, joint);
      expect(joint.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
      for (let i = 0; i < rows; i++) {
        expect(joint[i * rows + i]).toBe(0);
        for (let j = 0; j < i; j++) expect(joint[i * rows + j]).toBe(joint[j * rows + i]);
      }
    }),
  );
});

test("a row's probabilities have the perplexity that was asked for", () => {
  const random = seededRandom(9);
  const values = Float32Array.from({ length: 200 * 5 }, random);
  const neighbours = nearestNeighbours({ rows: 200, columns: 5, values }, 60);
  const weights = new Float32Array(neighbours.ids.length);
  calibrateRows(neighbours, { first: 0, end: 200 }, 20, weights);
  for (let row = 0; row < 200; row++) {
    const own = weights.subarray(row * 60, row * 60 + 60);
    const entropy = own.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
    expect(Math.exp(entropy)).toBeCloseTo(20, 2);
  }
});

test('a map of many steps fits better than one of few', () => {
  const random = seededRandom(2);
  const values = Float32Array.from({ length: 300 * 8 }, random);
  const matrix = { rows: 300, columns: 8, values };
  const divergence = (iterations: number) =>
    tsne(matrix, tsneSettings(300, { iterations })).divergence;
  expect(divergence(600)).toBeLessThan(divergence(260));
});

/** Add the edges of rows from `first` on to a full matrix. */
function spread(edges: JointEdges, first: number, rows: number, joint: Float64Array): void {
  for (let i = 0; i + 1 < edges.starts.length; i++)
    for (let e = edges.starts[i] ?? 0; e < (edges.starts[i + 1] ?? 0); e++) {
      const at = (first + i) * rows + (edges.targets[e] ?? 0) / 8;
      joint[at] = (joint[at] ?? 0) + (edges.weights[e] ?? 0);
    }
}
