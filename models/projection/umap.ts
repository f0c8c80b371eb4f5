import { seededRandom } from '../chance/seeded-random.ts';
import type { Matrix } from '../space/space.ts';
import { fuzzyGraph } from './fuzzy-graph.ts';
import type { Neighbours } from './neighbour-lists.ts';
import { pullAndPush } from './pull-and-push.ts';

/** Neighbours that a map by UMAP is made from, the point itself not among them. */
export const UMAP_NEIGHBOURS = 14;

/** A start is scaled to reach so far from its middle. */
const EXTENT = 10;

/** Rows that are quickly gone through: they get more passes, which gain a hundredth of the neighbours kept. */
const FEW = 2000;

/** Passes over the links: 500 for few rows as umap-learn makes, 200 for many. */
export function umapEpochs(rows: number): number {
  return rows <= FEW ? 500 : 200;
}

/**
 * A map by UMAP (McInnes, Healy & Melville 2018) from exact neighbours, begun at `start` (N x 2, as of
 * principal components) and improved by stochastic descent: links pull in proportion to their weight,
 * random points push. The same seed gives the same bytes.
 */
export function fitUmap(near: Neighbours, start: Matrix, seed: number): Matrix {
  const epochs = umapEpochs(start.rows);
  const values = scaledStart(start);
  pullAndPush(values, fuzzyGraph(near), { epochs, rate: 1, tailsMove: true }, seededRandom(seed));
  return { ...start, values: Float32Array.from(values) };
}

function scaledStart({ values }: Matrix): Float64Array {
  let furthest = 0;
  for (const value of values) furthest = Math.max(furthest, Math.abs(value));
  return Float64Array.from(values, (value) => (furthest > 0 ? (EXTENT * value) / furthest : value));
}
