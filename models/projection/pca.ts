import { Matrix as DenseMatrix, EigenvalueDecomposition } from 'ml-matrix';
import type { Matrix } from '../space/space.ts';

/** Principal components of a space with D dimensions, strongest first. */
export interface PcaModel {
  readonly columns: number;
  /** Mean of every dimension. */
  readonly mean: Float64Array;
  /** Row-major D x D: one orthonormal component a row; its loading of largest magnitude is positive. */
  readonly components: Float64Array;
  /** Share of the whole variance along each component; sums to 1, or all 0 where nothing varies. */
  readonly explained: readonly number[];
}

/** Loadings whose magnitudes differ by less than this share count as equal when a sign is chosen. */
const TIE = 1e-9;

/** Fit all components: covariance in float64, two passes over the rows, O(D^2) memory. */
export function fitPca(matrix: Matrix): PcaModel {
  const { columns } = matrix;
  const mean = columnMeans(matrix);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    new DenseMatrix(covariance(matrix, mean)),
    { assumeSymmetric: true },
  );
  const order = strongestFirst(realEigenvalues);
  const components = new Float64Array(columns * columns);
  for (const [rank, source] of order.entries())
    components.set(signed(eigenvectorMatrix.getColumn(source)), rank * columns);
  return { columns, mean, components, explained: shares(order, realEigenvalues) };
}

/** Positions of all rows along the first `count` components: one array of length rows for each. */
export function projectPca(model: PcaModel, matrix: Matrix, count: number): Float32Array[] {
  return Array.from({ length: count }, (_, i) => alongComponent(model, matrix, i));
}

/** The index-th component: D loadings, as a view on the model's memory. */
export function pcaComponent(model: PcaModel, index: number): Float64Array {
  return model.components.subarray(index * model.columns, (index + 1) * model.columns);
}

function alongComponent(model: PcaModel, matrix: Matrix, index: number): Float32Array {
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

function columnMeans({ rows, columns, values }: Matrix): Float64Array {
  const mean = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++)
    for (let d = 0; d < columns; d++) mean[d] = (mean[d] ?? 0) + (values[at++] ?? 0);
  return mean.map((sum) => sum / Math.max(rows, 1));
}

/** Sum over rows of the products of centred values, as D rows; its scale does not matter here. */
function covariance(matrix: Matrix, mean: Float64Array): Float64Array[] {
  const { rows, columns } = matrix;
  const sums = Array.from({ length: columns }, () => new Float64Array(columns));
  const block = Array.from({ length: BLOCK }, () => new Float64Array(columns));
  for (let first = 0; first < rows; first += BLOCK) {
    for (const [i, centred] of block.entries()) centreRow(matrix, first + i, mean, centred);
    addProducts(sums, block);
  }
  for (let i = 0; i < columns; i++)
    for (let j = 0; j < i; j++) (sums[i] as Float64Array)[j] = sums[j]?.[i] ?? 0;
  return sums;
}

/** Rows added to the covariance at a time: its memory is then passed over only every 4th row. */
const BLOCK = 4;

/** A row minus the mean; beyond the last row zeros, which add nothing. */
function centreRow(matrix: Matrix, row: number, mean: Float64Array, out: Float64Array): void {
  const { rows, columns, values } = matrix;
  if (row >= rows) out.fill(0);
  else for (let d = 0; d < columns; d++) out[d] = (values[row * columns + d] ?? 0) - (mean[d] ?? 0);
}

/** Upper triangle only: sums[i][j] += products of the block's rows, in a fixed order. */
function addProducts(sums: readonly Float64Array[], block: readonly Float64Array[]): void {
  const [a, b, c, d] = block;
  if (!(a && b && c && d)) return;
  for (const [i, target] of sums.entries()) {
    const ai = a[i] ?? 0;
    const bi = b[i] ?? 0;
    const ci = c[i] ?? 0;
    const di = d[i] ?? 0;
    for (let j = i; j < target.length; j++)
      target[j] =
        (target[j] ?? 0) +
        (ai * (a[j] ?? 0) + bi * (b[j] ?? 0) + (ci * (c[j] ?? 0) + di * (d[j] ?? 0)));
  }
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
