import { expect, test } from 'vitest';
import { neighboursOnThreads, tsneOnThreads } from '#models/node/threads';
import { nearestNeighbours } from '#models/projection/neighbours';
import { tsne } from '#models/projection/tsne';
import { tsneSettings } from '#models/projection/tsne-settings';
import { digits } from '../support/digits.ts';

const matrix = digits(700);

test('three threads find the neighbours that one finds', async () => {
  expect(await neighboursOnThreads(matrix, 12, 3)).toEqual({
    ...nearestNeighbours(matrix, 12),
    recall: 1,
  });
});

test('three threads, or one, make the t-SNE map that the universal code makes', async () => {
  const settings = tsneSettings(matrix.rows, { iterations: 60, seed: 4 });
  const map = tsne(matrix, settings);
  for (const threads of [1, 3]) expect(await tsneOnThreads(matrix, settings, threads)).toEqual(map);
});

test('a thread that refuses its work ends the others, and the refusal is told', async () => {
  const huge = { ...matrix, values: matrix.values.map((value) => value * 1e25) };
  await expect(neighboursOnThreads(huge, 12, 2)).rejects.toThrow('Scale the matrix down');
});
