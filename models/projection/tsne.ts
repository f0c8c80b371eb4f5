import type { Matrix } from '../space/space.ts';
import { ALONE, allocateAlone } from './share.ts';
import { createTsneBoard, placePoints, type TsneMap, tsneMap } from './tsne-map.ts';
import { runTsne, type TsneReport } from './tsne-run.ts';
import type { TsneSettings } from './tsne-settings.ts';

/**
 * Barnes-Hut t-SNE (van der Maaten 2014) on one thread. Neighbours are exact up to 20,000 rows, the start is the PCA, the
 * schedule scikit-learn's: 250 steps with momentum .5 and attraction x 12, then .8. The learning rate
 * is N / 24, at least 50: twice scikit-learn's, which ends at a smaller divergence. The same matrix and
 * settings give the same bytes, on any number of threads.
 */
export function tsne(matrix: Matrix, settings: TsneSettings, report?: TsneReport): TsneMap {
  const board = createTsneBoard(matrix, settings, 1, allocateAlone);
  placePoints(board);
  runTsne(board, ALONE, report);
  return tsneMap(board);
}
