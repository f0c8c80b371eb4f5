import type { Matrix } from '../space/space.ts';
import { centred } from './centred.ts';
import { createNeighbourBoard } from './neighbours.ts';
import { recallOf } from './recall.ts';
import type { Allocate } from './share.ts';
import { GROUP, GROUPS, groupsOf, ROWS, sumOf, type TsneBoard } from './tsne-board.ts';
import type { TsneSettings } from './tsne-settings.ts';
import { tsneStart } from './tsne-start.ts';

/** A finished map. */
export interface TsneMap {
  /** x and y of every row in turn; their mean is the origin. */
  readonly points: Float32Array;
  /** Kullback-Leibler divergence of the map from the data's neighbourhoods, in nats. */
  readonly divergence: number;
  /** Share of the true neighbours that the map was made of: 1 where all rows were compared. */
  readonly recall: number;
}

/** All memory of a t-SNE by so many shares; `allocate` gives memory that all of them see. Its points are not placed yet. */
export function createTsneBoard(
  matrix: Matrix,
  settings: TsneSettings,
  shares: number,
  allocate: Allocate,
): TsneBoard {
  const { rows } = matrix;
  const count = Math.min(rows - 1, Math.floor(3 * settings.perplexity));
  const floats = (length: number) => new Float32Array(allocate(length * 4));
  const doubles = (length: number) => new Float64Array(allocate(length * 8));
  return {
    matrix,
    settings,
    neighbours: createNeighbourBoard(matrix, count, shares, allocate),
    weights: floats(rows * count),
    points: floats(2 * rows),
    placed: new Int32Array(allocate(4)),
    forces: floats(2 * groupsOf(rows) * GROUP),
    sums: doubles(Math.ceil(groupsOf(rows) / GROUPS)),
    divergences: doubles(Math.ceil(rows / ROWS)),
    claimed: new Int32Array(allocate(4)),
  };
}

/** Put the points where the map begins; shares that need them go on. */
export function placePoints({ matrix, settings, points, placed }: TsneBoard): void {
  points.set(tsneStart(matrix, settings.seed));
  Atomics.store(placed, 0, 1);
  Atomics.notify(placed, 0);
}

/** The map on a board whose shares have all returned. */
export function tsneMap({ matrix, neighbours, points, divergences }: TsneBoard): TsneMap {
  const recall = recallOf(matrix, neighbours);
  return { points: centred(points), divergence: sumOf(divergences), recall };
}
