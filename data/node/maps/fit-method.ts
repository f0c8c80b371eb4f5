import { neighboursOnThreads, tsneOnThreads } from '#models/node/threads';
import { deviations } from '#models/projection/standardise';
import { tsneSettings } from '#models/projection/tsne-settings';
import { fitUmap, UMAP_NEIGHBOURS } from '#models/projection/umap';
import type { Matrix } from '#models/space/space';
import { laidOnto } from './align-map.ts';
import { componentsMap, originalMap, planarMap } from './fit-maps.ts';
import { type ProjectionId, perplexityFor, TSNE_ITERATIONS } from './map-methods.ts';
import { planeOf, type SpaceMap } from './space-map.ts';
import type { SpaceWork } from './space-work.ts';
import type { TagWords } from './tag-words.ts';

/** How a map is to be made. */
export interface FitRequest {
  readonly fit: SpaceMap['fit'];
  readonly seed: number;
  readonly threads: number;
}

/** Make a map of a space by its method; a t-SNE or a UMAP is laid onto the principal `components`. */
export async function fitMethod(
  id: ProjectionId,
  { space, matrix, metric, sd, words }: SpaceWork,
  { fit, seed, threads }: FitRequest,
  components: SpaceMap | null,
): Promise<SpaceMap> {
  if (id === 'original') return originalMap(matrix, space.dimensions, words, sd, fit);
  if (id === 'pca') return componentsMap(id, matrix, words, sd, fit);
  if (id === 'std-pca') return componentsMap(id, matrix, words, deviations(matrix), fit);
  if (!components) throw new RangeError(`${id} of ${space.id} lacks the components to lie on.`);
  if (id === 'tsne') return await fitTsne(metric, words, { fit, seed, threads }, components);
  const near = await neighboursOnThreads(metric, UMAP_NEIGHBOURS, threads);
  const map = fitUmap(near, planeOf(components), seed);
  return planarMap('umap', laidOnto(map, components), words, { ...fit, ...measured(near) });
}

async function fitTsne(
  metric: Matrix,
  words: TagWords,
  { fit, seed, threads }: FitRequest,
  components: SpaceMap,
): Promise<SpaceMap> {
  const { rows } = metric;
  const chosen = { seed, perplexity: perplexityFor(rows), iterations: TSNE_ITERATIONS };
  const { points, divergence, recall } = await tsneOnThreads(
    metric,
    tsneSettings(rows, chosen),
    threads,
  );
  const map = { rows, columns: 2, values: points };
  const found = { ...fit, ...measured({ recall }) };
  return planarMap('tsne', laidOnto(map, components), words, found, divergence);
}

/** A recall as a manifest holds it: to four digits, and only where it was measured. */
export function measured({ recall }: { readonly recall: number }): { readonly recall?: number } {
  return recall < 1 ? { recall: Number(recall.toFixed(4)) } : {};
}
