import { seededRandom } from '../chance/seeded-random.ts';
import type { Matrix } from '../space/space.ts';
import { fitLeadingPca, projectPca } from './pca.ts';

/** Spread of the start along the first component, and of what chance adds. */
const SPREAD = 1e-2;
const JITTER = 1e-4;

/** Where points of a t-SNE map begin, x and y in turn: small, laid out as their first two components. */
export function tsneStart(matrix: Matrix, seed: number): Float32Array {
  const count = Math.min(2, matrix.columns);
  const axes = projectPca(fitLeadingPca(matrix, count), matrix, count);
  const scale = SPREAD / (deviation(axes[0]) || 1);
  const random = seededRandom(seed);
  return Float32Array.from({ length: 2 * matrix.rows }, (_, i) => {
    return scale * (axes[i % 2]?.[i >> 1] ?? 0) + JITTER * (random() - 0.5);
  });
}

/** Of values whose mean is 0. */
function deviation(values: Float32Array = new Float32Array(0)): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / (values.length || 1));
}
