import { seededRandom } from '../chance/seeded-random.ts';
import { type Matrix, selectRows } from '../space/space.ts';
import { type FuzzyGraph, membershipsOf } from './fuzzy-graph.ts';
import { nearestAmong, nearestOfSome } from './nearest-among.ts';
import { medianOfThree } from './nearest-rows.ts';
import { nearestNeighbours } from './neighbours.ts';
import { pullAndPush } from './pull-and-push.ts';

/** Neighbours that draw a new point, old and new ones. */
const DRAWING = 14;
/**
 * The descent's curve is made for a map whose points have their 14th neighbour about so far away; found by
 * trying .3, .6 and 1.2 on t-SNEs of nine spaces, as were the steps.
 */
const LOCAL_SCALE = 0.6;
const DESCENT = { epochs: 300, rate: 0.5, tailsMove: false } as const;

/**
 * Places for new points on a map (N x 2) whose other points stay where they are to the bit. Each begins
 * in the middle of its three nearest old ones (the median of each coordinate, so that one stray among
 * them has no say) and is then drawn to its nearest of all, old and new, and pushed off random others,
 * as in UMAP. Returns the places of `added` alone. At least 3 points must be old.
 */
export function placeAmong(map: Matrix, space: Matrix, added: Uint32Array, seed: number): Matrix {
  const isNew = new Uint8Array(map.rows);
  for (const id of added) isNew[id] = 1;
  const old = Uint32Array.from(isNew.keys()).filter((id) => isNew[id] === 0);
  const starts = middleOfNearest(map, space, old, added);
  if (map.rows <= DRAWING + 1) return starts;
  const zoom = LOCAL_SCALE / localScale(selectRows(map, old));
  if (!Number.isFinite(zoom)) return starts;
  const at = Float64Array.from(map.values, (value) => value * zoom);
  for (const [i, id] of added.entries())
    for (const d of [0, 1]) at[2 * id + d] = zoom * (starts.values[2 * i + d] ?? 0);
  pullAndPush(at, drawingLinks(space, added), DESCENT, seededRandom(seed));
  const places = Float32Array.from(starts.values, (_, i) => {
    return (at[2 * (added[i >> 1] ?? 0) + (i & 1)] ?? 0) / zoom;
  });
  return { ...starts, values: places };
}

function middleOfNearest(map: Matrix, space: Matrix, old: Uint32Array, added: Uint32Array): Matrix {
  const { ids } = nearestAmong(selectRows(space, added), selectRows(space, old), 3);
  const [x, y] = [0, 1].map((d) =>
    medianOfThree(
      ids,
      Float32Array.from(old, (id) => map.values[2 * id + d] ?? 0),
    ),
  );
  const values = Float32Array.from({ length: 2 * added.length }, (_, i) => {
    return (i % 2 === 0 ? x : y)?.[i >> 1] ?? 0;
  });
  return { rows: added.length, columns: 2, values };
}

/** How far the 14th neighbour of a point lies on a map, as a rule. */
function localScale(map: Matrix): number {
  const count = Math.min(DRAWING, map.rows - 1);
  const { distances } = nearestNeighbours(map, count);
  const last = Float32Array.from(
    { length: map.rows },
    (_, i) => distances[(i + 1) * count - 1] ?? 0,
  );
  return last.sort()[map.rows >> 1] ?? 0;
}

function drawingLinks(space: Matrix, added: Uint32Array): FuzzyGraph {
  const near = nearestOfSome(space, added, DRAWING);
  return {
    points: space.rows,
    heads: Uint32Array.from(near.ids, (_, i) => added[Math.floor(i / DRAWING)] ?? 0),
    tails: near.ids,
    weights: membershipsOf(near),
  };
}
