import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { tsneOnThreads } from '#models/node/threads';
import { tsneSettings } from '#models/projection/tsne-settings';
import { digits } from '../support/digits.ts';

/** SHA-256 of the 5,000 digits' map by the seed 1: little-endian float32, x and y in turn. */
const STORED = 'e5c0d5e76fc89e3b8e4e14615ef1a9baaf0426d8b2d525f9daf2b877910afac2';

test.each([1, 2])('5,000 digits give the stored bytes on %i threads', async (threads) => {
  const matrix = digits(5000);
  const told: number[] = [];
  const { points, divergence } = await tsneOnThreads(
    matrix,
    tsneSettings(matrix.rows),
    threads,
    (done) => told.push(done),
  );
  expect(told.at(-1)).toBe(1000);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(divergence).toBeLessThan(1.5);
  expect(createHash('sha256').update(points).digest('hex')).toBe(STORED);
});
