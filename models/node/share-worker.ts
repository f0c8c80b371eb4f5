import { parentPort, workerData } from 'node:worker_threads';
import { findNeighbours } from '../projection/neighbours.ts';
import type { Share } from '../projection/share.ts';
import { runTsne } from '../projection/tsne-run.ts';
import { Refusal } from '../refusal.ts';
import type { ShareJob, ShareNews, ShareStart } from './share-job.ts';

/** Looks at the gate before a thread lies down: about as long as waking it up would take. */
const LOOKS = 4000;

/* One thread of a job: does its share and ends. */
const { job, index, count, gate } = workerData as ShareStart;
try {
  run(job, { index, count, meet: () => meetAt(gate) });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  tell({ kind: 'refusal', message: error.message });
}

function run(of: ShareJob, share: Share): void {
  if (of.kind === 'neighbours') findNeighbours(of.matrix, of.board, share);
  else runTsne(of.board, share, share.index === 0 ? progress : undefined);
}

function progress(done: number, of: number): void {
  tell({ kind: 'progress', done, of });
}

function tell(news: ShareNews): void {
  parentPort?.postMessage(news);
}

function meetAt(place: Int32Array): void {
  const meeting = Atomics.load(place, 1);
  if (Atomics.add(place, 0, 1) === count - 1) {
    Atomics.store(place, 0, 0);
    Atomics.add(place, 1, 1);
    Atomics.notify(place, 1);
    return;
  }
  for (let look = 0; look < LOOKS; look++) if (Atomics.load(place, 1) !== meeting) return;
  while (Atomics.load(place, 1) === meeting) Atomics.wait(place, 1, meeting);
}
