import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { writeNpy } from '#data/node/project/npy-file';
import { tsneOnThreads } from '#models/node/threads';
import type { TsneMap } from '#models/projection/tsne-map';
import { tsneSettings } from '#models/projection/tsne-settings';
import { digits } from '../support/digits.ts';
import { REPEATS } from './compare.ts';
import { madeUpEmbedding } from './made-up-matrix.ts';
import { watchEarshot } from './peak-memory.ts';
import type { Workbench } from './projection.ts';
import { askPython, type Told } from './python-peer.ts';

/** Rows that a large map is judged by. */
const JUDGED = '2000';

/** How good the map of 5,000 digits is, judged by numpy, beside scikit-learn's; and its bytes. */
export async function benchDigits({ folder, python }: Workbench): Promise<void> {
  const matrix = digits(5000);
  const [path, map] = [join(folder, 'digits.npy'), join(folder, 'digits-map.npy')];
  await writeNpy(path, matrix);
  const maps = [];
  for (const threads of [1, 2])
    maps.push(await tsneOnThreads(matrix, tsneSettings(matrix.rows), threads));
  const [one, two] = maps.map(({ points }) => createHash('sha256').update(points).digest('hex'));
  console.info(`5,000 digits, SHA-256 on one thread ${one}, on two ${two}`);
  const { points, divergence } = maps[0] as TsneMap;
  await writeNpy(map, { rows: matrix.rows, columns: 2, values: points });
  console.info(`ours: KL ${divergence.toFixed(4)}`);
  if (!python) return;
  console.info(`ours: ${told(judged(path, map, '5000'))} (bar: .976 and .452)`);
  const peer = join(folder, 'digits-peer.npy');
  const { kl = Number.NaN } = askPython('tsne', path, peer);
  console.info(`scikit-learn: KL ${kl.toFixed(4)}, ${told(judged(path, peer, '5000'))}`);
  console.info(`KL ${(divergence / kl).toFixed(3)} x scikit-learn's (bar: at most 1.02)`);
}

/** t-SNE of 50,000 x 50 on two threads by the built program: time, memory, and trust beside 5,000. */
export async function benchLarge({ folder, python }: Workbench): Promise<void> {
  const small = await mapped(folder, 5000, 1);
  const large = await mapped(folder, 50_000, REPEATS);
  if (!python) return;
  const [few, many] = [judged(...small, JUDGED), judged(...large, JUDGED)];
  console.info(`5,000 x 50: ${told(few)}\n50,000 x 50: ${told(many)}`);
  const ratio = (many['trustworthiness'] ?? 0) / (few['trustworthiness'] ?? 0);
  console.info(`trustworthiness ${ratio.toFixed(4)} x that of 5,000 (bar: .97)`);
}

async function mapped(
  folder: string,
  rows: number,
  repeats: number,
): Promise<[matrix: string, map: string]> {
  const [path, map] = [join(folder, `${rows}.npy`), join(folder, `${rows}-map.npy`)];
  await writeNpy(path, madeUpEmbedding(rows, 50));
  for (let i = 0; i < repeats; i++) {
    const args = ['--matrix', path, '--method', 'tsne', '--threads', '2', '--out', map];
    const { wall, megabytes, output } = await watchEarshot(['project', ...args]);
    console.info(
      `t-SNE ${rows} x 50 on two threads: ${wall.toFixed(1)} s, at most ${megabytes.toFixed(0)} MB (bar: 75 s and 1000 MB); ${output.trim()}`,
    );
  }
  return [path, map];
}

function judged(matrix: string, map: string, rows: string): Told {
  return askPython('judge', matrix, map, rows);
}

function told({ trustworthiness = 0, kept = 0 }: Told): string {
  return `trustworthiness ${trustworthiness.toFixed(4)}, 12-NN kept ${kept.toFixed(4)}`;
}
