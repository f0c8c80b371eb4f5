import { Matrix as DenseMatrix, EigenvalueDecomposition } from 'ml-matrix';
import type { Matrix } from '../space/space.ts';
import { gatherMoments, type Moments } from './covariance.ts';
import { leadingComponents } from './leading-components.ts';

/** Orthonormal directions through the mean of a space with D dimensions, strongest first. */
interface Directions {
  readonly columns: number;
  /** Mean of every dimension. */
  readonly mean: Float64Array;
  /** Row-major: one component of D loadings a row; its loading of largest magnitude is positive. */
  readonly components: Float64Array;
}

/** All D principal components of a space. */
export interface PcaModel extends Directions {
  /** Share of the whole variance along each component; sums to 1, or all 0 where nothing varies. */
  readonly explained: readonly number[];
}

/** Loadings whose magnitudes differ by less than this share count as equal when a sign is chosen. */
const TIE = 1e-9;

/** Fit all components of a matrix: see `pcaOf`. */
export function fitPca(matrix: Matrix): PcaModel {
  return pcaOf(momentsOf(matrix));
}

/** The first `count` components alone, approximately: see `leadingComponents`. */
export function fitLeadingPca(matrix: Matrix, count: number): Directions {
  const moments = momentsOf(matrix);
  const leading = leadingComponents(moments, Math.min(count, matrix.columns));
  const components = Float64Array.from(leading.flatMap((loadings) => signed([...loadings])));
  return { columns: matrix.columns, mean: moments.mean, components };
}

function momentsOf(matrix: Matrix): Moments {
  const sums = gatherMoments(matrix.columns);
  sums.add(matrix);
  return sums.finish();
}

/** All components of rows with these moments: eigenvectors of their covariance, in float64. */
export function pcaOf({ mean, products }: Moments): PcaModel {
  const columns = mean.length;
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    new DenseMatrix(products),
    { assumeSymmetric: true },
  );
  const order = strongestFirst(realEigenvalues);
  const components = new Float64Array(columns * columns);
  for (const [rank, source] of order.entries())
    components.set(signed(eigenvectorMatrix.getColumn(source)), rank * columns);
  return { columns, mean, components, explained: shares(order, realEigenvalues) };
}

/** Positions of all rows along the first `count` components: one array of length rows for each. */
export function projectPca(model: Directions, matrix: Matrix, count: number): Float32Array[] {
  return Array.from({ length: count }, (_, i) => alongComponent(model, matrix, i));
}

/** The index-th component: D loadings, as a view on the model's memory. */
export function pcaComponent(model: Directions, index: number): Float64Array {
  return model.components.subarray(index * model.columns, (index + 1) * model.columns);
}

function alongComponent(model: Directions, matrix: Matrix, index: number): Float32Array {
  const { columns, values } = matrix;
  const loadings = pcaComponent(model, index);
  const origin = dot(loadings, model.mean);
  return Float32Array.from({ length: matrix.rows }, (_, i) => {
    return dot(loadings, values.subarray(i * columns, (i + 1) * columns)) - origin;
  });
}

function dot(a: Float64Array, b: Float64Array | Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
}

function strongestFirst(eigenvalues: readonly number[]): number[] {
  return eigenvalues
    .map((value, index) => ({ value, index }))
    .sort((a, b) => b.value - a.value || a.index - b.index)
    .map(({ index }) => index);
}

/** Rounding can push a zero eigenvalue just below zero; a variance is never negative. */
function shares(order: readonly number[], eigenvalues: readonly number[]): number[] {
  const variances = order.map((index) => Math.max(eigenvalues[index] ?? 0, 0));
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  return variances.map((variance) => (total > 0 ? variance / total : 0));
}

function signed(loadings: readonly number[]): number[] {
  const largest = Math.max(...loadings.map(Math.abs));
  const decisive = loadings.find((loading) => Math.abs(loading) >= largest * (1 - TIE)) ?? 0;
  return decisive < 0 ? loadings.map((loading) => -loading) : [...loadings];
}
