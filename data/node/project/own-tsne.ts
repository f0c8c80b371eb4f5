import { ALL_THREADS, tsneOnThreads } from '#models/node/threads';
import { tsneSettings } from '#models/projection/tsne-settings';
import type { EngineSettings, MatrixEngine, MatrixMap, StepReport } from './matrix-engine.ts';
import type { NpyFile } from './npy-file.ts';
import { toldRecall } from './told-recall.ts';

/** Our Barnes-Hut t-SNE: the same seed gives the same bytes on any number of threads. */
export const ownTsne: MatrixEngine = {
  name: 'own',
  takes: ['threads', 'iterations', 'perplexity'],
  project,
};

async function project(
  file: NpyFile,
  { threads = ALL_THREADS, ...chosen }: EngineSettings,
  report: StepReport,
): Promise<MatrixMap> {
  const { rows } = file;
  const settings = tsneSettings(rows, chosen);
  const matrix = await file.whole();
  const { points, divergence, recall } = await tsneOnThreads(matrix, settings, threads, report);
  return {
    map: { rows, columns: 2, values: points },
    told: `KL divergence ${divergence.toFixed(4)}, ${toldRecall(recall)}`,
    figures: { kl: divergence, recall },
  };
}
