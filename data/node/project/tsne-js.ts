import { centred } from '#models/projection/centred';
import { type TsneSettings, tsneSettings } from '#models/projection/tsne-settings';
import type { EngineSettings, MatrixEngine, MatrixMap } from './matrix-engine.ts';
import type { NpyFile } from './npy-file.ts';
import { mapOf, smallMatrix } from './small-matrix.ts';

/** Exact t-SNE by the package tsne-js, as it was documented for small sets; it can't be seeded. */
export const tsneJs: MatrixEngine = {
  name: 'tsne-js',
  takes: ['iterations', 'perplexity'],
  project,
};

/** 1,000 rows take it about five minutes, and the time grows with their square. */
const MOST_ROWS = 1000;

async function project(file: NpyFile, chosen: EngineSettings): Promise<MatrixMap> {
  const rows = await smallMatrix(file, MOST_ROWS, 'tsne-js');
  const map = mapOf(await runTsneJs(rows, tsneSettings(file.rows, chosen)));
  const told = 'tsne-js draws its own chance, so another run gives another map';
  return { map: { ...map, values: centred(map.values) }, told, figures: {} };
}

/** Rows in, points out, with the settings of the package's own documentation. */
export async function runTsneJs(
  data: readonly (readonly number[])[],
  { perplexity, iterations }: Pick<TsneSettings, 'perplexity' | 'iterations'>,
): Promise<number[][]> {
  const { default: TSNE } = await import('tsne-js');
  const model = new TSNE({
    dim: 2,
    perplexity,
    nIter: iterations,
    earlyExaggeration: 4,
    learningRate: 100,
    metric: 'euclidean',
  });
  model.init({ data, type: 'dense' });
  model.run();
  return model.getOutput();
}
