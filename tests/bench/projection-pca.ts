import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { PCA } from 'ml-pca';
import { writeNpy } from '#data/node/project/npy-file';
import { fitPca, projectPca } from '#models/projection/pca';
import { type Matrix, row } from '#models/space/space';
import { compare, REPEATS } from './compare.ts';
import { madeUpEmbedding } from './made-up-matrix.ts';
import { watchEarshot } from './peak-memory.ts';
import type { Workbench } from './projection.ts';
import { askPython } from './python-peer.ts';
import { timed } from './timing.ts';

const ours = (matrix: Matrix) => projectPca(fitPca(matrix), matrix, 2);

/** PCA against ml-pca at 5,000 x 200. */
export async function benchMlPca(): Promise<void> {
  const small = madeUpEmbedding(5000, 200);
  const rows = Array.from({ length: small.rows }, (_, i) => [...row(small, i)]);
  ours(small);
  await compare(
    'PCA 5,000 x 200, all components, two axes: ours against ml-pca 4.1.1 (SVD; bar: 12 x faster)',
    () => ours(small),
    async () => await timed(() => new PCA(rows).predict(rows, { nComponents: 2 })),
  );
}

/** PCA against numpy at 100,000 x 200. */
export async function benchNumpy({ folder, python }: Workbench): Promise<void> {
  if (!python) return;
  const large = madeUpEmbedding(100_000, 200);
  const path = join(folder, 'large.npy');
  await writeNpy(path, large);
  await compare(
    'PCA 100,000 x 200: ours against numpy, covariance and eigh (bar: at least .33 x)',
    () => ours(large),
    () => askPython('pca', path) as { wall: number; cpu: number; sum: number },
  );
}

/** PCA of 1,000,000 x 200 from disk: ten times the same rows, written once. */
export async function benchStream({ folder }: Workbench): Promise<void> {
  const path = join(folder, 'million.npy');
  await writeRepeated(path, madeUpEmbedding(100_000, 200), 10);
  for (let i = 0; i < REPEATS; i++) {
    const args = ['project', '--matrix', path, '--method', 'pca', '--out', join(folder, 'map.npy')];
    const { wall, megabytes } = await watchEarshot(args);
    console.info(
      `PCA 1,000,000 x 200 streamed from disk: ${wall.toFixed(1)} s, at most ${megabytes.toFixed(0)} MB (bar: 500)`,
    );
  }
}

async function writeRepeated(path: string, part: Matrix, times: number): Promise<void> {
  await writeNpy(path, { ...part, rows: part.rows * times });
  const file = await open(path, 'a');
  const { buffer, byteOffset, byteLength } = part.values;
  for (let i = 1; i < times; i++) await file.write(new Uint8Array(buffer, byteOffset, byteLength));
  await file.close();
}
