import { Matrix as DenseMatrix, EigenvalueDecomposition } from 'ml-matrix';
import { seededRandom } from '../chance/seeded-random.ts';
import type { Moments } from './covariance.ts';

/** Directions that are followed beyond those wanted: convergence is set by the gap after the last. */
const MORE = 6;
const MOST_ROUNDS = 200;
/** Relative change of the variances at which they count as found. */
const SETTLED = 1e-9;

/**
 * The first `count` principal components, approximately: for where a map begins, a hundred times sooner
 * than all of them where there are many columns. Orthogonal iteration with a Rayleigh-Ritz step (Golub
 * and Van Loan, Matrix Computations, 8.2.4), from a fixed start.
 */
export function leadingComponents({ products }: Moments, count: number): Float64Array[] {
  const columns = products.length;
  const width = Math.min(columns, count + MORE);
  const random = seededRandom(1);
  let basis = orthonormal(
    Array.from({ length: width }, () =>
      Float64Array.from({ length: columns }, () => random() - 0.5),
    ),
  );
  let before = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const images = basis.map((vector) => times(products, vector));
    const { values, vectors } = ritz(basis, images);
    const captured = values.slice(0, count).reduce((sum, value) => sum + value, 0);
    if (Math.abs(captured - before) <= SETTLED * Math.abs(captured))
      return vectors.slice(0, count).map((weights) => combined(basis, weights));
    before = captured;
    basis = orthonormal(images);
  }
  return basis.slice(0, count);
}

/** Strongest directions within a basis: their variances and their weights over it. */
function ritz(basis: readonly Float64Array[], images: readonly Float64Array[]) {
  const small = basis.map((vector) => images.map((image) => dot(vector, image)));
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    new DenseMatrix(small),
    { assumeSymmetric: true },
  );
  const order = realEigenvalues.map((_, i) => i).reverse();
  return {
    values: order.map((i) => realEigenvalues[i] ?? 0),
    vectors: order.map((i) => eigenvectorMatrix.getColumn(i)),
  };
}

/** Gram and Schmidt, twice, so that rounding leaves them orthogonal; what is dependent becomes zero. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const vector of vectors) {
    const rest = vector.slice();
    const size = Math.sqrt(dot(rest, rest));
    for (const other of [...done, ...done]) subtract(rest, other, dot(rest, other));
    const length = Math.sqrt(dot(rest, rest));
    done.push(rest.map((value) => (length > 1e-12 * size ? value / length : 0)));
  }
  return done;
}

function subtract(from: Float64Array, vector: Float64Array, factor: number): void {
  for (let d = 0; d < from.length; d++) from[d] = (from[d] ?? 0) - factor * (vector[d] ?? 0);
}

function times(products: readonly Float64Array[], vector: Float64Array): Float64Array {
  return Float64Array.from(products, (row) => dot(row, vector));
}

function combined(basis: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const sum = new Float64Array(basis[0]?.length ?? 0);
  for (const [i, vector] of basis.entries()) subtract(sum, vector, -(weights[i] ?? 0));
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
}
