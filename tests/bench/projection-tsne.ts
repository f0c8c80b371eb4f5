import { join } from 'node:path';
import { writeNpy } from '#data/node/project/npy-file';
import { runTsneJs } from '#data/node/project/tsne-js';
import { tsneOnThreads } from '#models/node/threads';
import { tsneSettings } from '#models/projection/tsne-settings';
import { row } from '#models/space/space';
import { compare, REPEATS } from './compare.ts';
import { madeUpEmbedding } from './made-up-matrix.ts';
import type { Workbench } from './projection.ts';
import { askPython } from './python-peer.ts';
import { spread, timed } from './timing.ts';

const SIZES = [5000, 20_000] as const;

/** t-SNE against scikit-learn's Barnes-Hut, one thread each, 1000 iterations. */
export async function benchTsne({ folder, python }: Workbench): Promise<void> {
  for (const rows of SIZES) {
    const matrix = madeUpEmbedding(rows, 200);
    const path = join(folder, `${rows}.npy`);
    await writeNpy(path, matrix);
    const divergences: number[] = [];
    const ours = async () => {
      divergences.push((await tsneOnThreads(matrix, tsneSettings(rows), 1)).divergence);
    };
    if (!python) {
      const { wall, cpu } = await timed(ours);
      console.info(`t-SNE ${rows} x 200: ${wall.toFixed(1)} s, CPU ${cpu.toFixed(1)} s`);
      continue;
    }
    const kl: number[] = [];
    await compare(`t-SNE ${rows} x 200: ours against scikit-learn`, ours, () => {
      const { wall = 0, cpu = 0, kl: own = 0 } = askPython('tsne', path, join(folder, 'peer.npy'));
      kl.push(own);
      return { wall, cpu };
    });
    console.info(`KL ${divergences.map(four).join(', ')}; scikit-learn ${kl.map(four).join(', ')}`);
  }
}

/** Two threads against one. */
export async function benchThreads(): Promise<void> {
  for (const rows of SIZES) {
    const matrix = madeUpEmbedding(rows, 200);
    const ratios: number[] = [];
    for (let i = 0; i < REPEATS; i++) {
      const one = await timed(() => tsneOnThreads(matrix, tsneSettings(rows), 1));
      const two = await timed(() => tsneOnThreads(matrix, tsneSettings(rows), 2));
      ratios.push(one.wall / two.wall);
      console.info(
        `t-SNE ${rows} x 200: one thread ${one.wall.toFixed(2)} s, two ${two.wall.toFixed(2)} s`,
      );
    }
    console.info(`two threads are faster than one by ${spread(ratios)}`);
  }
}

/** t-SNE against one full run of tsne-js at 1,000 rows. */
export async function benchSmallTsne(): Promise<void> {
  const matrix = madeUpEmbedding(1000, 200);
  await tsneOnThreads(matrix, tsneSettings(1000), 1);
  const rows = Array.from({ length: matrix.rows }, (_, i) => [...row(matrix, i)]);
  await compare(
    't-SNE 1,000 x 200, 1000 iterations: ours against tsne-js 1.0.3, one full run',
    () => tsneOnThreads(matrix, tsneSettings(1000), 1),
    async () => await timed(() => runTsneJs(rows, { perplexity: 30, iterations: 1000 })),
    1,
  );
}

function four(value: number): string {
  return value.toFixed(4);
}
