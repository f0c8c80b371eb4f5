import type { MatrixEngine, MatrixMap } from './matrix-engine.ts';
import type { NpyFile } from './npy-file.ts';
import { mapOf, smallMatrix } from './small-matrix.ts';

/** PCA by the package ml-pca: a singular value decomposition of all rows, in memory. */
export const mlPca: MatrixEngine = { name: 'ml-pca', takes: [], project };

/** 5,000 rows of 200 take it 3 s; it takes minutes for four times as many. */
const MOST_ROWS = 5000;

async function project(file: NpyFile): Promise<MatrixMap> {
  const rows = await smallMatrix(file, MOST_ROWS, 'ml-pca');
  const { PCA } = await import('ml-pca');
  const pca = new PCA(rows, { method: 'SVD' });
  const signs = pca.getLoadings().to2DArray().map(signOf);
  const placed = pca.predict(rows, { nComponents: Math.min(2, file.columns) }).to2DArray();
  const map = mapOf(placed.map((row) => row.map((value, axis) => value * (signs[axis] ?? 1))));
  const explained = pca.getExplainedVariance();
  return { map, told: 'signs by our rule', figures: { explained } };
}

/** The loading of largest magnitude becomes positive, as in our own PCA. */
function signOf(loadings: readonly number[]): number {
  const largest = loadings.reduce(
    (most, each) => (Math.abs(each) > Math.abs(most) ? each : most),
    0,
  );
  return largest < 0 ? -1 : 1;
}
