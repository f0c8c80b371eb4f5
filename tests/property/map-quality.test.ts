import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#models/chance/seeded-random';
import { judgeMaps } from '#models/projection/judge-maps';
import { measurePoints } from '#models/projection/measure-points';
import { applySimilarity } from '#models/projection/procrustes';
import { judgedNeighbours, mapQuality } from '#models/projection/quality';
import type { Matrix } from '#models/space/space';
import { cloudySpace, firstTwo, randomMatrix } from '../support/made-up-space.ts';

function qualityOf(space: Matrix, map: Matrix, k: number) {
  const all = Uint32Array.from({ length: space.rows }, (_, i) => i);
  const [measures] = measurePoints(space, [map], all, k);
  if (!measures) throw new Error('not measured');
  return mapQuality(measures, space.rows, k);
}

const grids = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
  minLength: 30,
  maxLength: 60,
});
const plane = (points: readonly (readonly number[])[]): Matrix => ({
  rows: points.length,
  columns: 2,
  values: Float32Array.from(points.flat()),
});

describe('F44 trustworthiness and continuity', () => {
  test('are those of scikit-learn 1.2.1 for a plane of a space and for an unrelated map', () => {
    const random = seededRandom(7);
    const space = randomMatrix(60, 6, random);
    const apart = randomMatrix(60, 2, random);
    const told = [firstTwo(space), apart].map((map) =>
      [5, 12].map((k) => {
        const { trustworthiness, continuity } = qualityOf(space, map, k);
        return [trustworthiness, continuity];
      }),
    );
    // sklearn.manifold.trustworthiness(X, Y, n_neighbors=k), and (Y, X) for the continuity
    const stored = [
      [
        [0.7603205128205128, 0.8536538461538461],
        [0.7899598393574297, 0.8609772423025435],
      ],
      [
        [0.48461538461538467, 0.5144230769230769],
        [0.5440763052208835, 0.5554216867469879],
      ],
    ];
    for (const [m, map] of stored.entries())
      for (const [i, pair] of map.entries())
        for (const [j, value] of pair.entries()) expect(told[m]?.[i]?.[j]).toBeCloseTo(value, 12);
  });

  test('by hand: five points on a line, the last put next to the first', () => {
    const line = { rows: 5, columns: 1, values: Float32Array.of(0, 1, 2.5, 4.5, 7) };
    const bent = plane([
      [0, 0],
      [1, 0],
      [2.5, 0],
      [4.5, 0],
      [-0.5, 0],
    ]);
    // on the map, point 0 has 4 (rank 4 in the space) and 4 has 0 (rank 4); in the space 0 has 1 (rank 2 on
    // the map) and 4 has 3 (rank 4); 1, 2 and 3 keep theirs: 0, 1 and 2
    const { trustworthiness, continuity, kept } = qualityOf(line, bent, 1);
    const scale = 2 / (5 * 1 * (10 - 3 - 1));
    expect(trustworthiness).toBeCloseTo(1 - scale * (3 + 3), 12);
    expect(continuity).toBeCloseTo(1 - scale * (1 + 3), 12);
    expect(kept).toBeCloseTo(3 / 5, 6);
  });

  test('are 1 for a map that is the space, however it is turned, scaled and moved', () => {
    fc.assert(
      fc.property(grids, fc.nat(3), fc.constantFrom(0.25, 1, 8), (points, quarter, scale) => {
        const space = plane(points);
        const turned = ([x, y]: readonly number[]) =>
          [
            [x, y],
            [y, x],
            [-(x ?? 0), y],
            [y, -(x ?? 0)],
          ][quarter]?.map((value) => scale * (value ?? 0) + 3) ?? [];
        const quality = qualityOf(space, plane(points.map(turned)), 12);
        expect(quality).toEqual({ k: 12, trustworthiness: 1, continuity: 1, kept: 1 });
      }),
      { numRuns: 30 },
    );
  });

  test('do not change when the map is turned by any angle', () => {
    const space = cloudySpace(80, 5, 3);
    const map = firstTwo(space);
    const before = qualityOf(space, map, 12);
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
    const moved = applySimilarity(map, { rotation: [c, s, -s, c], scale: 2.5, shift: [3, -1] });
    expect(qualityOf(space, moved, 12).trustworthiness).toBeCloseTo(before.trustworthiness, 3);
  });

  test('are about .5, and neighbours kept by chance, for a map that has nothing to do with the space', () => {
    const random = seededRandom(2);
    const told = qualityOf(randomMatrix(400, 8, random), randomMatrix(400, 2, random), 12);
    expect(told.trustworthiness).toBeCloseTo(0.5, 1);
    expect(told.continuity).toBeCloseTo(0.5, 1);
    expect(told.kept).toBeLessThan(0.08);
  });

  test('look at fewer neighbours where there are few points', () => {
    expect([2, 3, 4, 24, 25, 26, 1000].map(judgedNeighbours)).toEqual([0, 1, 1, 11, 12, 12, 12]);
    expect(
      judgeMaps(
        randomMatrix(2, 2, seededRandom(1)),
        [
          plane([
            [0, 1],
            [2, 3],
          ]),
        ],
        1,
      ),
    ).toEqual([null]);
  });
});

test('quality from a sample of the points is near to that of all', () => {
  const space = cloudySpace(1500, 6, 4);
  const map = firstTwo(space);
  const [judged] = judgeMaps(space, [map], 1);
  const all = qualityOf(space, map, 12);
  expect(judged?.quality.trustworthiness).toBeCloseTo(all.trustworthiness, 2);
  expect(judged?.quality.continuity).toBeCloseTo(all.continuity, 2);
  expect(judgeMaps(space, [map], 1)).toEqual([judged]);
});
