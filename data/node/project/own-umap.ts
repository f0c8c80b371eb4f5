import { ALL_THREADS, neighboursOnThreads } from '#models/node/threads';
import { centred } from '#models/projection/centred';
import { fitPca, projectPca } from '#models/projection/pca';
import { fitUmap, UMAP_NEIGHBOURS, umapEpochs } from '#models/projection/umap';
import type { Matrix } from '#models/space/space';
import type { EngineSettings, MatrixEngine, MatrixMap } from './matrix-engine.ts';
import type { NpyFile } from './npy-file.ts';
import { toldRecall } from './told-recall.ts';

/** Our UMAP from exact neighbours, begun at the principal components. */
export const ownUmap: MatrixEngine = { name: 'own', takes: ['threads'], project };

async function project(
  file: NpyFile,
  { seed, threads = ALL_THREADS }: EngineSettings,
): Promise<MatrixMap> {
  const matrix = await file.whole();
  const near = await neighboursOnThreads(matrix, UMAP_NEIGHBOURS, threads);
  const map = fitUmap(near, planeOf(matrix), seed);
  const epochs = umapEpochs(matrix.rows);
  return {
    map: { ...map, values: centred(map.values) },
    told: `15 neighbours, ${epochs} passes, ${toldRecall(near.recall)}`,
    figures: { epochs, recall: near.recall },
  };
}

function planeOf(matrix: Matrix): Matrix {
  const [x, y] = projectPca(fitPca(matrix), matrix, Math.min(2, matrix.columns));
  const values = Float32Array.from({ length: 2 * matrix.rows }, (_, i) => {
    return (i % 2 === 0 ? x : y)?.[i >> 1] ?? 0;
  });
  return { rows: matrix.rows, columns: 2, values };
}
