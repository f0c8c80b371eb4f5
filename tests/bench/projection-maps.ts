import { join } from 'node:path';
import { writeNpy } from '#data/node/project/npy-file';
import { tsneOnThreads } from '#models/node/threads';
import { tsneSettings } from '#models/projection/tsne-settings';
import { digits } from '../support/digits.ts';
import { madeUpEmbedding } from './made-up-matrix.ts';
import { watchEarshot } from './peak-memory.ts';
import type { Workbench } from './projection.ts';
import { askPython } from './python-peer.ts';

/** Rows that a large map is judged by. */
const JUDGED = '2000';

/** How good the map of 5,000 digits is, judged by numpy, beside scikit-learn's. */
export async function benchDigits({ folder, python }: Workbench): Promise<void> {
  const matrix = digits(5000);
  const [path, map] = [join(folder, 'digits.npy'), join(folder, 'digits-map.npy')];
  await writeNpy(path, matrix);
  const { points, divergence } = await tsneOnThreads(matrix, tsneSettings(matrix.rows));
  await writeNpy(map, { rows: matrix.rows, columns: 2, values: points });
  console.info(`5,000 digits: KL ${divergence.toFixed(4)}`);
  if (!python) return;
  console.info(`ours: ${judged(path, map, '5000')}`);
  const peer = join(folder, 'digits-peer.npy');
  const { kl = Number.NaN } = askPython('tsne', path, peer);
  console.info(`scikit-learn: KL ${kl.toFixed(4)}, ${judged(path, peer, '5000')}`);
}

/** t-SNE of 50,000 x 50 on two threads by the built program: time, memory, and trust beside 5,000. */
export async function benchLarge({ folder, python }: Workbench): Promise<void> {
  for (const rows of [5000, 50_000]) {
    const [path, map] = [join(folder, `${rows}.npy`), join(folder, `${rows}-map.npy`)];
    await writeNpy(path, madeUpEmbedding(rows, 50));
    const args = ['--matrix', path, '--method', 'tsne', '--threads', '2', '--out', map];
    const { wall, megabytes } = await watchEarshot(['project', ...args]);
    console.info(
      `t-SNE ${rows} x 50 on two threads: ${wall.toFixed(1)} s, at most ${megabytes.toFixed(0)} MB`,
    );
    if (python) console.info(judged(path, map, JUDGED));
  }
}

function judged(matrix: string, map: string, rows: string): string {
  const { trustworthiness = 0, kept = 0 } = askPython('judge', matrix, map, rows);
  return `trustworthiness ${trustworthiness.toFixed(4)}, 12-NN kept ${kept.toFixed(4)} (${rows} rows)`;
}
