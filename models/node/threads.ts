import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Neighbours } from '../projection/neighbour-lists.ts';
import { createNeighbourBoard } from '../projection/neighbours.ts';
import { recallOf } from '../projection/recall.ts';
import type { Allocate } from '../projection/share.ts';
import { createTsneBoard, placePoints, type TsneMap, tsneMap } from '../projection/tsne-map.ts';
import type { TsneReport } from '../projection/tsne-run.ts';
import type { TsneSettings } from '../projection/tsne-settings.ts';
import { Refusal } from '../refusal.ts';
import type { Matrix } from '../space/space.ts';
import type { ShareJob, ShareNews, ShareStart } from './share-job.ts';
import { startThread } from './thread.ts';

/** Threads that are taken where none are named: all that the machine has. */
export const ALL_THREADS: number = availableParallelism();

/** Neighbours, and the share of the true ones among them: 1 where all rows were compared. */
export interface MeasuredNeighbours extends Neighbours {
  readonly recall: number;
}

/** `nearestNeighbours` on several threads: the same bytes, sooner; with their recall. */
export async function neighboursOnThreads(
  matrix: Matrix,
  count: number,
  threads: number = ALL_THREADS,
): Promise<MeasuredNeighbours> {
  const board = createNeighbourBoard(matrix, count, threads, allocateShared);
  await runShares({ kind: 'neighbours', matrix: shared(matrix), board }, threads);
  return { ...board.result, recall: recallOf(matrix, board) };
}

/** `tsne` on several threads: the same bytes, sooner, and this thread stays free. */
export async function tsneOnThreads(
  matrix: Matrix,
  settings: TsneSettings,
  threads: number = ALL_THREADS,
  report?: TsneReport,
): Promise<TsneMap> {
  const board = createTsneBoard(shared(matrix), settings, threads, allocateShared);
  const place = () => placePoints(board);
  // beside one thread it would be a second
  if (threads === 1) place();
  await runShares({ kind: 'tsne', board }, threads, { report, beside: threads > 1 ? place : null });
  return tsneMap(board);
}

const allocateShared: Allocate = (bytes) => new SharedArrayBuffer(bytes);

/** The matrix in memory that all threads see. */
function shared(matrix: Matrix): Matrix {
  if (matrix.values.buffer instanceof SharedArrayBuffer) return matrix;
  const values = new Float32Array(new SharedArrayBuffer(matrix.values.byteLength));
  values.set(matrix.values);
  return { ...matrix, values };
}

interface Beside {
  readonly report?: TsneReport | undefined;
  /** What this thread does while the others begin; null: nothing. */
  readonly beside?: (() => void) | null;
}

async function runShares(
  job: ShareJob,
  count: number,
  { report, beside }: Beside = {},
): Promise<void> {
  const gate = new Int32Array(new SharedArrayBuffer(8));
  const workers = Array.from({ length: count }, (_, index) => {
    const start: ShareStart = { job, index, count, gate };
    return startThread('models/node/share-worker.ts', { workerData: start });
  });
  try {
    beside?.();
    await Promise.all(workers.map((worker) => finished(worker, report)));
  } finally {
    await Promise.all(workers.map(async (worker) => await worker.terminate()));
  }
}

/** Waits for a thread's end; one that fails ends the wait for all, who would miss it at a meeting. */
function finished(worker: Worker, report: TsneReport | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (news: ShareNews) => {
      if (news.kind === 'progress') report?.(news.done, news.of);
      else reject(new Refusal(news.message));
    });
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}
