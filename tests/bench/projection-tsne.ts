import { join } from 'node:path';
import { writeNpy } from '#data/node/project/npy-file';
import { runTsneJs } from '#data/node/project/tsne-js';
import { tsneOnThreads } from '#models/node/threads';
import { tsneSettings } from '#models/projection/tsne-settings';
import { row } from '#models/space/space';
import { compare, REPEATS } from './compare.ts';
import { madeUpEmbedding } from './made-up-matrix.ts';
import { watchEarshot } from './peak-memory.ts';
import type { Workbench } from './projection.ts';
import { askPython } from './python-peer.ts';
import { spread, timed } from './timing.ts';

/** t-SNE against scikit-learn's Barnes-Hut, one thread each, 1000 iterations. */
export function benchTsne(rows: number): (bench: Workbench) => Promise<void> {
  return async ({ folder, python }) => {
    const matrix = madeUpEmbedding(rows, 200);
    const path = join(folder, `${rows}.npy`);
    await writeNpy(path, matrix);
    const kl: { ours: number; peer: number }[] = [];
    let own = Number.NaN;
    const ours = async () => {
      own = (await tsneOnThreads(matrix, tsneSettings(rows), 1)).divergence;
    };
    if (!python) {
      const { wall, cpu } = await timed(ours);
      console.info(`t-SNE ${rows} x 200: ${wall.toFixed(1)} s, CPU ${cpu.toFixed(1)} s`);
      return;
    }
    const peer = () => {
      const told = askPython('tsne', path, join(folder, 'peer.npy'));
      const { wall = 0, cpu = 0, kl: theirs = 0 } = told;
      kl.push({ ours: own, peer: theirs });
      return { wall, cpu };
    };
    await compare(`t-SNE ${rows} x 200: ours against scikit-learn (bar: 4 x faster)`, ours, peer);
    const ratios = spread(kl.map((one) => one.ours / one.peer));
    console.info(`KL ${four(own)}, ${ratios} of scikit-learn's (bar: at most 1.02)`);
  };
}

/** Two threads against one, by the built program's own clock. */
export function benchThreads(rows: number): (bench: Workbench) => Promise<void> {
  return async ({ folder }) => {
    const path = join(folder, `${rows}.npy`);
    await writeNpy(path, madeUpEmbedding(rows, 200));
    const ratios: number[] = [];
    for (let i = 0; i < REPEATS; i++) {
      const [one, two] = [await secondsOn(1, path), await secondsOn(2, path)];
      ratios.push(one / two);
      console.info(`t-SNE ${rows} x 200: one thread ${one.toFixed(2)} s, two ${two.toFixed(2)} s`);
    }
    console.info(`two threads are faster than one by ${spread(ratios)} (bar: 1.6 x)`);
  };
}

async function secondsOn(threads: number, matrix: string): Promise<number> {
  const args = ['project', '--matrix', matrix, '--out', `${matrix}.map.npy`, '--method', 'tsne'];
  const { output } = await watchEarshot([...args, '--threads', `${threads}`, '--json']);
  return (JSON.parse(output) as { seconds: number }).seconds;
}

/** t-SNE against one full run of tsne-js at 1,000 rows. */
export async function benchSmallTsne(): Promise<void> {
  const matrix = madeUpEmbedding(1000, 200);
  await tsneOnThreads(matrix, tsneSettings(1000), 1);
  const rows = Array.from({ length: matrix.rows }, (_, i) => [...row(matrix, i)]);
  const theirs = await timed(() => runTsneJs(rows, { perplexity: 30, iterations: 1000 }));
  await compare(
    't-SNE 1,000 x 200, 1000 iterations: ours against one full run of tsne-js 1.0.3 (bar: 100 x faster)',
    () => tsneOnThreads(matrix, tsneSettings(1000), 1),
    () => theirs,
  );
}

function four(value: number): string {
  return value.toFixed(4);
}
