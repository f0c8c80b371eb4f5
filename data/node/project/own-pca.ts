import { gatherMoments } from '#models/projection/covariance';
import { pcaOf, projectPca } from '#models/projection/pca';
import type { MatrixEngine, MatrixMap } from './matrix-engine.ts';
import type { NpyFile } from './npy-file.ts';

/** Principal components of a matrix that need not fit into memory: the file is read twice. */
export const ownPca: MatrixEngine = { name: 'own', takes: [], project };

async function project(file: NpyFile): Promise<MatrixMap> {
  const sums = gatherMoments(file.columns);
  for await (const block of file.blocks()) sums.add(block);
  const model = pcaOf(sums.finish());
  const map = { rows: file.rows, columns: 2, values: new Float32Array(file.rows * 2) };
  let row = 0;
  for await (const block of file.blocks()) {
    const [x, y] = projectPca(model, block, Math.min(2, block.columns));
    for (let i = 0; i < block.rows; i++, row++) map.values.set([x?.[i] ?? 0, y?.[i] ?? 0], row * 2);
  }
  const [first = 0, second = 0] = model.explained;
  return {
    map,
    told: `PC 1 explains ${percent(first)}, PC 2 ${percent(second)} of the variance`,
    figures: { explained: model.explained },
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
