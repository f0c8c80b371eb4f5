import type { Space } from '../../bundle/manifest.ts';
import { mirroredOnto } from './align-map.ts';
import { fitMethod } from './fit-method.ts';
import { holdMap } from './hold-map.ts';
import {
  FEWEST_SEGMENTS,
  MAP_METHODS,
  type ProjectionId,
  recipeOf,
  sameMethod,
} from './map-methods.ts';
import type { MapWishes } from './map-wishes.ts';
import type { SpaceMap } from './space-map.ts';
import type { SpaceWork } from './space-work.ts';
import { fitOf, type ReadFile, readMap } from './stored-map.ts';

type Projection = Space['projections'][number];

/** A map takes on segments as long as it was made of this share of all that it then has. */
const LEAST_SHARE = 0.5;
/** A new point is placed among so many old ones. */
const FEWEST_OLD = 3;

/** A map, and what became of it: it was there already, took on segments, or was made. */
export interface MadeMap {
  readonly map: SpaceMap;
  readonly done: 'kept' | 'placed' | 'fitted';
  /** Its entry in the manifest where it was kept. */
  readonly kept: Projection | null;
  /** New segments that were put on its edge because they lie beyond it. */
  readonly beyond: number;
}

/** The maps of a space that are wanted or were there before, as far as they make sense. */
export function wantedMaps(work: SpaceWork, { methods }: MapWishes): ProjectionId[] {
  const before = work.before?.space.projections.map(({ id }) => id) ?? [];
  const wanted = MAP_METHODS.filter((id) => methods.includes(id) || before.includes(id));
  // a t-SNE and a UMAP are laid onto the components, and these are what every dataset has
  const all: ProjectionId[] = ['original', 'pca', ...wanted.filter((id) => id !== 'pca')];
  return all.filter((id) => makesSense(id, work));
}

/** Keep a map, let it take on new segments, or make it, laid onto the `components` of the same space. */
export async function makeMap(
  read: ReadFile,
  work: SpaceWork,
  id: ProjectionId,
  wishes: MapWishes & { readonly seedOfDataset: number },
  components: SpaceMap | null,
): Promise<MadeMap> {
  const old = work.before?.space.projections.find((projection) => projection.id === id);
  const seed = wishes.seed ?? wishes.seedOfDataset;
  const recipe = recipeOf(id, work.matrix.rows, seed);
  if (old && work.before && canTakeOn(old, work, wishes, recipe)) {
    const map = await readMap(read, old);
    if (isUnchanged(work) && isJudged(old)) return { map, done: 'kept', kept: old, beyond: 0 };
    const { growth } = work.before;
    const held = holdMap(map, { metric: work.metric, space: work.matrix, growth, seed });
    return { ...held, done: 'placed', kept: null };
  }
  const fit = { recipe, segments: work.matrix.rows };
  const fresh = await fitMethod(id, work, { fit, seed, threads: wishes.threads }, components);
  const map = id === 'std-pca' && components ? mirroredOnto(fresh, components) : fresh;
  return { map, done: 'fitted', kept: null, beyond: 0 };
}

/** Nothing to do: the same segments were heard the same. */
export function isUnchanged({ before, space }: SpaceWork): boolean {
  return before?.growth.same === true && before.space.matrix.name === space.matrix.name;
}

/** Maps of old datasets are not; they keep their places and are judged. */
function isJudged({ id, quality, fit }: Projection): boolean {
  return fit !== undefined && (id === 'original' || quality !== undefined);
}

function makesSense(id: ProjectionId, { sd, matrix }: SpaceWork): boolean {
  if (id === 'std-pca') return sd === null;
  return (id !== 'tsne' && id !== 'umap') || matrix.rows >= FEWEST_SEGMENTS;
}

function canTakeOn(old: Projection, work: SpaceWork, wishes: MapWishes, recipe: string): boolean {
  const { id } = old;
  const growth = work.before?.growth;
  if (!growth) return false;
  const isWanted = id === 'original' || wishes.methods.some((method) => method === id);
  if (wishes.refit && isWanted) return false;
  const rows = work.matrix.rows;
  const fit = fitOf(old, rows - growth.added.length);
  const anySeed = wishes.seed === undefined || !isWanted;
  const fits = anySeed ? sameMethod(fit.recipe, recipe) : fit.recipe === recipe;
  if (!fits) return false;
  const held = rows - growth.added.length;
  return held >= FEWEST_OLD && Math.min(held, fit.segments) >= LEAST_SHARE * rows;
}
