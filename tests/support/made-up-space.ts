import { seededRandom } from '#models/chance/seeded-random';
import type { Matrix } from '#models/space/space';

/** Rows in `clusters` round clouds of a space, row i in cloud i mod `clusters`; clouds are 10 apart, 1 wide. */
export function cloudySpace(rows: number, columns: number, clusters: number, seed = 1): Matrix {
  const random = seededRandom(seed);
  const values = Float32Array.from({ length: rows * columns }, (_, at) => {
    const cluster = Math.floor(at / columns) % clusters;
    const spread = random() + random() + random() - 1.5;
    return spread + (at % columns === cluster ? 10 : 0);
  });
  return { rows, columns, values };
}

/** Numbers between 0 and 1. */
export function randomMatrix(rows: number, columns: number, random: () => number): Matrix {
  return { rows, columns, values: Float32Array.from({ length: rows * columns }, () => random()) };
}

/** The first two columns of a matrix. */
export function firstTwo({ rows, columns, values }: Matrix): Matrix {
  const plane = Float32Array.from({ length: 2 * rows }, (_, i) => {
    return values[(i >> 1) * columns + (i & 1)] ?? 0;
  });
  return { rows, columns: 2, values: plane };
}
