import { gatherMoments } from '#models/projection/covariance';
import { pcaOf, projectPca } from '#models/projection/pca';
import { deviationsOf, divideColumns, divideMoments } from '#models/projection/standardise';
import type { MatrixEngine, MatrixMap } from './matrix-engine.ts';
import type { NpyFile } from './npy-file.ts';

/** Principal components of a matrix that need not fit into memory: the file is read twice. */
export const ownPca: MatrixEngine = {
  name: 'own',
  takes: [],
  project: async (file) => await project(file, false),
};

/** Principal components of z-scores, read twice as well; a column that does not vary stays as it is. */
export const ownStdPca: MatrixEngine = {
  name: 'own',
  takes: [],
  project: async (file) => await project(file, true),
};

async function project(file: NpyFile, standardised: boolean): Promise<MatrixMap> {
  const sums = gatherMoments(file.columns);
  for await (const block of file.blocks()) sums.add(block);
  const moments = sums.finish();
  const sd = standardised ? deviationsOf(moments) : null;
  const model = pcaOf(sd ? divideMoments(moments, sd) : moments);
  const map = { rows: file.rows, columns: 2, values: new Float32Array(file.rows * 2) };
  let row = 0;
  for await (const block of file.blocks()) {
    const seen = sd ? divideColumns(block, sd) : block;
    const [x, y] = projectPca(model, seen, Math.min(2, block.columns));
    for (let i = 0; i < block.rows; i++, row++) map.values.set([x?.[i] ?? 0, y?.[i] ?? 0], row * 2);
  }
  const [first = 0, second = 0] = model.explained;
  const variance = standardised ? 'the variance of z-scores' : 'the variance';
  return {
    map,
    told: `PC 1 explains ${percent(first)}, PC 2 ${percent(second)} of ${variance}`,
    figures: { explained: model.explained },
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
