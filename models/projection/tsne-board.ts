import type { Matrix } from '../space/space.ts';
import type { NeighbourBoard } from './neighbours.ts';
import type { TsneSettings } from './tsne-settings.ts';

/** What the shares of a t-SNE write for each other. */
export interface TsneBoard {
  readonly matrix: Matrix;
  readonly settings: TsneSettings;
  readonly neighbours: NeighbourBoard;
  /** p_j|i of every row's neighbours. */
  readonly weights: Float32Array;
  readonly points: Float32Array;
  /** 1 once the points lie where the map begins. */
  readonly placed: Int32Array;
  /** Repulsion of the points in the order of this step's tree. */
  readonly forces: Float32Array;
  /** Sum of 1 / (1 + d^2) over each chunk of groups. */
  readonly sums: Float64Array;
  /** Each chunk of rows' part of the divergence. */
  readonly divergences: Float64Array;
  /** Chunks of groups that a share has taken on. */
  readonly claimed: Int32Array;
}

/** Points that share a list of what repels them; groups that a share takes on at a time. */
export const GROUP = 16;
export const GROUPS = 16;
/** Rows whose divergences are summed up on their own. */
export const ROWS = 256;

/** How many groups so many points make. */
export function groupsOf(rows: number): number {
  return Math.ceil(rows / GROUP);
}

/** Their sum, in order. */
export function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
