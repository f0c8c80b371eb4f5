import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { PCA } from 'ml-pca';
import { writeNpy } from '#data/node/project/npy-file';
import { nearestNeighbours } from '#models/projection/neighbours';
import { fitPca, projectPca } from '#models/projection/pca';
import { type Matrix, row } from '#models/space/space';
import { compare, REPEATS } from './compare.ts';
import { madeUpEmbedding } from './made-up-matrix.ts';
import { watchEarshot } from './peak-memory.ts';
import type { Workbench } from './projection.ts';
import { askPython } from './python-peer.ts';
import { timed } from './timing.ts';

/** PCA against ml-pca at 5,000 x 200 and numpy at 100,000 x 200; 1,000,000 x 200 from disk. */
export async function benchPca({ folder, python }: Workbench): Promise<void> {
  const small = madeUpEmbedding(5000, 200);
  const rows = Array.from({ length: small.rows }, (_, i) => [...row(small, i)]);
  const ours = (matrix: Matrix) => projectPca(fitPca(matrix), matrix, 2);
  ours(small);
  await compare(
    'PCA 5,000 x 200, all components, two axes: ours against ml-pca 4.1.1 (SVD)',
    () => ours(small),
    async () => await timed(() => new PCA(rows).predict(rows, { nComponents: 2 })),
  );
  const large = madeUpEmbedding(100_000, 200);
  if (python) {
    const path = join(folder, 'large.npy');
    await writeNpy(path, large);
    await compare(
      'PCA 100,000 x 200: ours against numpy (covariance and eigh)',
      () => ours(large),
      () => askPython('pca', path) as { wall: number; cpu: number; sum: number },
    );
  }
  await benchStream(folder, large);
}

/** Ten times the rows, written once. */
async function benchStream(folder: string, part: Matrix): Promise<void> {
  const path = join(folder, 'million.npy');
  await writeRepeated(path, part, 10);
  for (let i = 0; i < REPEATS; i++) {
    const args = ['project', '--matrix', path, '--method', 'pca', '--out', join(folder, 'map.npy')];
    const { wall, megabytes } = await watchEarshot(args);
    console.info(
      `PCA 1,000,000 x 200 streamed from disk: ${wall.toFixed(1)} s, at most ${megabytes.toFixed(0)} MB`,
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

/** Exact 10-NN at 20,000 x 200 against plain code. */
export async function benchNeighbours(): Promise<void> {
  const matrix = madeUpEmbedding(20_000, 200);
  const searching = 100;
  const perQuery = async (work: () => unknown, queries: number) => {
    const { wall, cpu } = await timed(work);
    return { wall: wall / queries, cpu: cpu / queries };
  };
  nearestNeighbours(madeUpEmbedding(1000, 200), 10);
  for (let i = 0; i < REPEATS; i++) {
    const ours = await perQuery(() => nearestNeighbours(matrix, 10), matrix.rows);
    const plain = await perQuery(() => plainNeighbours(matrix, searching, 10), searching);
    console.info(
      `10-NN of 20,000 x 200: ${(ours.wall * 1000).toFixed(2)} ms a query (CPU ${(ours.cpu * 1000).toFixed(2)}), ` +
        `plain TypeScript ${(plain.wall * 1000).toFixed(2)} (CPU ${(plain.cpu * 1000).toFixed(2)})`,
    );
  }
}

/** The first rows' neighbours as one would write it down. */
function plainNeighbours(matrix: Matrix, searching: number, count: number): number[][] {
  return Array.from({ length: searching }, (_, i) => {
    const from = row(matrix, i);
    const all = Array.from({ length: matrix.rows }, (_, id) => ({
      id,
      squared: squaredDistance(from, row(matrix, id)),
    }));
    all.sort((a, b) => a.squared - b.squared);
    return all.slice(1, count + 1).map(({ id }) => id);
  });
}

function squaredDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += ((a[d] ?? 0) - (b[d] ?? 0)) ** 2;
  return sum;
}
