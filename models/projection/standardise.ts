import type { Matrix } from '../space/space.ts';
import type { Moments } from './covariance.ts';

/** Standard deviation of every column, 1 for one that does not vary: it can be divided by. */
export function deviations({ rows, columns, values }: Matrix): Float32Array {
  return Float32Array.from({ length: columns }, (_, d) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += values[i * columns + d] ?? 0;
    const mean = sum / Math.max(rows, 1);
    let squares = 0;
    for (let i = 0; i < rows; i++) squares += ((values[i * columns + d] ?? 0) - mean) ** 2;
    return divisor(squares / Math.max(rows, 1), mean);
  });
}

/** A spread below this share of the mean is rounding of float32. */
const LEAST = 1e-6;

/** The same of a stream of rows. */
export function deviationsOf({ rows, mean, products }: Moments): Float32Array {
  return Float32Array.from(mean, (middle, d) =>
    divisor((products[d]?.[d] ?? 0) / Math.max(rows, 1), middle),
  );
}

/** The moments of the same rows with every column divided by its own divisor. */
export function divideMoments({ rows, mean, products }: Moments, by: Float32Array): Moments {
  const of = (d: number) => by[d] ?? 1;
  return {
    rows,
    mean: mean.map((middle, d) => middle / of(d)),
    products: products.map((own, i) => own.map((product, j) => product / (of(i) * of(j)))),
  };
}

function divisor(variance: number, mean: number): number {
  const sd = Math.sqrt(Math.max(variance, 0));
  return sd > LEAST * Math.abs(mean) && sd > 0 ? sd : 1;
}

/** The matrix with every column divided by its own divisor. */
export function divideColumns({ rows, columns, values }: Matrix, by: Float32Array): Matrix {
  const divided = values.map((value, i) => value / (by[i % columns] ?? 1));
  return { rows, columns, values: divided };
}
