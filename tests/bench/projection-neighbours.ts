import {
  createNeighbourBoard,
  findNeighbours,
  nearestNeighbours,
} from '#models/projection/neighbours';
import { recallOf } from '#models/projection/recall';
import { ALONE, allocateAlone } from '#models/projection/share';
import { type Matrix, row } from '#models/space/space';
import { compare, REPEATS } from './compare.ts';
import { madeUpEmbedding } from './made-up-matrix.ts';
import { timed } from './timing.ts';

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

/** Approximate against exact neighbours at 50,000 x 200, with the recall that was measured. */
export async function benchApproximate(): Promise<void> {
  const matrix = madeUpEmbedding(50_000, 200);
  const search = (count: number, exactRows: number) => {
    const board = createNeighbourBoard(matrix, count, 1, allocateAlone, exactRows);
    findNeighbours(matrix, board, ALONE);
    return recallOf(matrix, board);
  };
  for (const count of [12, 90]) {
    let recall = Number.NaN;
    await compare(
      `${count}-NN of 50,000 x 200: approximate, recall measured, against exact`,
      () => {
        recall = search(count, 0);
      },
      async () => await timed(() => search(count, Number.POSITIVE_INFINITY)),
    );
    console.info(`recall ${recall.toFixed(4)}`);
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
