import { expect, test } from 'vitest';
import { seededRandom } from '#models/chance/seeded-random';
import { judgeMaps } from '#models/projection/judge-maps';
import { measurePoints } from '#models/projection/measure-points';
import { nearestNeighbours } from '#models/projection/neighbours';
import { findWormholes } from '#models/projection/wormholes';
import type { Matrix } from '#models/space/space';
import { randomMatrix } from '../support/made-up-space.ts';

/** A row of points 1 apart in the space; on the map its second half is carried far away. */
function tornRow(rows: number): { space: Matrix; map: Matrix } {
  const space = { rows, columns: 1, values: Float32Array.from({ length: rows }, (_, i) => i) };
  const values = Float32Array.from({ length: 2 * rows }, (_, at) => {
    const point = at >> 1;
    if (at % 2 === 1) return 0;
    return point < rows / 2 ? point : point + 10 * rows;
  });
  return { space, map: { rows, columns: 2, values } };
}

test('wormholes lead over the tear to the nearest of other tracks, nearest first, three at most', () => {
  const { space, map } = tornRow(40);
  const near = nearestNeighbours(space, 12);
  const tracks = Uint32Array.from({ length: 40 }, (_, i) => i);
  const links = findWormholes(map, near, tracks, 3);
  const of = (segment: number) => [...links.subarray(3 * segment, 3 * segment + 3)];
  expect(of(19)).toEqual([20, 21, 22]);
  expect(of(20)).toEqual([19, 18, 17]);
  // six steps to either side are within the twelve nearest: from 15 the other side is 20 and 21
  expect(of(15)).toEqual([20, 21, 15]);
  expect(of(5)).toEqual([5, 5, 5]);
});

test('a track is not torn from itself', () => {
  const { space, map } = tornRow(40);
  const near = nearestNeighbours(space, 12);
  const links = findWormholes(map, near, new Uint32Array(40), 3);
  expect([...links]).toEqual(Array.from({ length: 120 }, (_, i) => Math.floor(i / 3)));
});

/** Spearman's rank correlation; ranks of equal values by their order, of which there are few. */
function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const ranks = (values: ArrayLike<number>) => {
    const order = Array.from(values, (_, i) => i).sort(
      (i, j) => (values[i] ?? 0) - (values[j] ?? 0),
    );
    const rank = new Float64Array(order.length);
    for (const [place, i] of order.entries()) rank[i] = place;
    return rank;
  };
  const [x, y] = [ranks(a), ranks(b)];
  const middle = (x.length - 1) / 2;
  let [xy, xx] = [0, 0];
  for (const [i, value] of x.entries()) {
    xy += (value - middle) * ((y[i] ?? 0) - middle);
    xx += (value - middle) ** 2;
  }
  return xy / xx;
}

test('trust from a fifth of the points goes along with the share of 30 neighbours kept, told of all', () => {
  // half of the points lie in the plane that the map shows, the others anywhere in eight dimensions
  const random = seededRandom(5);
  const space = randomMatrix(900, 8, random);
  for (let i = 0; i < 450; i++) space.values.fill(0.5, 8 * i + 2, 8 * i + 8);
  const map = { rows: 900, columns: 2, values: new Float32Array(1800) };
  for (let i = 0; i < 900; i++) map.values.set(space.values.subarray(8 * i, 8 * i + 2), 2 * i);
  const [judged] = judgeMaps(space, [map], 1);
  const all = Uint32Array.from({ length: 900 }, (_, i) => i);
  const [measured] = measurePoints(space, [map], all, 12);
  if (!judged || !measured) throw new Error('not judged');
  expect(spearman(judged.trust, measured.keptWide)).toBeGreaterThan(0.6);
  expect(judged.trust.every((share) => share >= 0 && share <= 1)).toBe(true);
});

test('trust of few points is the share that those measured keep', () => {
  const random = seededRandom(5);
  const space = randomMatrix(40, 3, random);
  const [judged] = judgeMaps(space, [randomMatrix(40, 2, random)], 1);
  expect(new Set(judged?.trust).size).toBe(1);
});
