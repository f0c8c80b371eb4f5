import { nearestNeighbours } from '#models/projection/neighbours';
import { deviations } from '#models/projection/standardise';
import { fitUmap, UMAP_NEIGHBOURS } from '#models/projection/umap';
import { laidOnto } from './align-map.ts';
import { componentsMap, originalMap, planarMap } from './fit-maps.ts';
import type { ProjectionId } from './map-methods.ts';
import { planeOf, type SpaceMap } from './space-map.ts';
import type { SpaceWork } from './space-work.ts';

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
  { fit, seed }: FitRequest,
  components: SpaceMap | null,
): Promise<SpaceMap> {
  if (id === 'original') return originalMap(matrix, space.dimensions, words, sd, fit);
  if (id === 'pca') return componentsMap(id, matrix, words, sd, fit);
  if (id === 'std-pca') return componentsMap(id, matrix, words, deviations(matrix), fit);
  if (!components) throw new RangeError(`${id} of ${space.id} lacks the components to lie on.`);
  const near = nearestNeighbours(metric, UMAP_NEIGHBOURS);
  const map = fitUmap(near, planeOf(components), seed);
  return planarMap('umap', laidOnto(map, components), words, fit);
}
