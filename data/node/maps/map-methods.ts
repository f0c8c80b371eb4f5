import { EXACT_ROWS } from '#models/projection/neighbours';
import { umapEpochs } from '#models/projection/umap';
import type { Manifest } from '../../bundle/manifest.ts';

/** What a dataset's spaces are projected by. */
export type ProjectionId = Manifest['spaces'][number]['projections'][number]['id'];
export type MapMethod = Exclude<ProjectionId, 'original'>;

/** All methods in the order in which a dataset lists them. */
export const MAP_METHODS = ['pca', 'std-pca', 'tsne', 'umap'] as const satisfies MapMethod[];

/** Steps of a t-SNE. */
export const TSNE_ITERATIONS = 1000;

/** A t-SNE's perplexity: the usual 30, less where there are few segments. */
export function perplexityFor(rows: number): number {
  return Math.min(30, Math.floor((rows - 1) / 3));
}

/** A t-SNE or a UMAP of fewer segments tells nothing. */
export const FEWEST_SEGMENTS = 20;

/**
 * How a map of so many segments is made, in one line: equal recipes give equal maps of a matrix. The
 * number behind the name is raised when the same parameters begin to give other bytes.
 */
export function recipeOf(id: ProjectionId, rows: number, seed: number): string {
  const found = rows > EXACT_ROWS ? 'approximate neighbours, ' : '';
  if (id === 'tsne')
    return `tsne 1: perplexity ${perplexityFor(rows)}, ${TSNE_ITERATIONS} iterations, ${found}seed ${seed}`;
  if (id === 'umap')
    return `umap 1: 15 neighbours, ${umapEpochs(rows)} epochs, ${found}seed ${seed}`;
  return `${id} 1`;
}

/** Whether a map that was made by one recipe may be taken on by another of the same method. */
export function sameMethod(recipe: string, other: string): boolean {
  return recipe.split(':')[0] === other.split(':')[0];
}
