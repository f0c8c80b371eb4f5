import { seededRandom } from '#models/chance/seeded-random';
import { centred } from '#models/projection/centred';
import { nearestNeighbours } from '#models/projection/neighbours';
import { UMAP_NEIGHBOURS } from '#models/projection/umap';
import type { EngineSettings, MatrixEngine, MatrixMap, StepReport } from './matrix-engine.ts';
import type { NpyFile } from './npy-file.ts';
import { mapOf, smallMatrix } from './small-matrix.ts';

/** UMAP by the package umap-js, fed with exact neighbours and a seed; it begins at random places. */
export const umapJs: MatrixEngine = { name: 'umap-js', takes: [], project };

/** So many rows of 200 take it about 15 s. */
const MOST_ROWS = 5000;

async function project(
  file: NpyFile,
  { seed }: EngineSettings,
  report: StepReport,
): Promise<MatrixMap> {
  const rows = await smallMatrix(file, MOST_ROWS, 'umap-js');
  const { ids, distances } = nearestNeighbours(await file.whole(), UMAP_NEIGHBOURS);
  const { UMAP } = await import('umap-js');
  const umap = new UMAP({ nNeighbors: UMAP_NEIGHBOURS + 1, random: seededRandom(seed) });
  // its lists begin with the point itself
  const listed = (values: ArrayLike<number>, self: (row: number) => number) =>
    rows.map((_, row) => [
      self(row),
      ...Array.from({ length: UMAP_NEIGHBOURS }, (_, k) => values[row * UMAP_NEIGHBOURS + k] ?? 0),
    ]);
  umap.setPrecomputedKNN(
    listed(ids, (row) => row),
    listed(distances, () => 0),
  );
  const epochs = umap.initializeFit(rows);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    umap.step();
    report(epoch, epochs);
  }
  const map = mapOf(umap.getEmbedding());
  return {
    map: { ...map, values: centred(map.values) },
    told: `15 neighbours, ${epochs} passes`,
    figures: { epochs },
  };
}
