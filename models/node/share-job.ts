import type { NeighbourBoard } from '../projection/neighbours.ts';
import type { TsneBoard } from '../projection/tsne-board.ts';
import type { Matrix } from '../space/space.ts';

/** What several threads do together; all its memory is shared. */
export type ShareJob =
  | { readonly kind: 'neighbours'; readonly matrix: Matrix; readonly board: NeighbourBoard }
  | { readonly kind: 'tsne'; readonly board: TsneBoard };

/** What a thread is told at its start. */
export interface ShareStart {
  readonly job: ShareJob;
  readonly index: number;
  readonly count: number;
  /** Where the threads meet: how many have come, and how often all had. */
  readonly gate: Int32Array;
}

/** What a thread tells. */
export type ShareNews =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'refusal'; readonly message: string };
