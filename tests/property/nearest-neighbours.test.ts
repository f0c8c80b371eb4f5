import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#models/chance/seeded-random';
import { nearestAmong, nearestOfSome } from '#models/projection/nearest-among';
import type { Neighbours } from '#models/projection/neighbour-lists';
import {
  createNeighbourBoard,
  findNeighbours,
  nearestNeighbours,
} from '#models/projection/neighbours';
import { measureRecall } from '#models/projection/recall';
import { allocateAlone } from '#models/projection/share';
import type { Matrix } from '#models/space/space';

/** Matrices with many equal distances, far from zero, of any width. */
const matrices = fc
  .record({
    rows: fc.integer({ min: 2, max: 60 }),
    columns: fc.integer({ min: 1, max: 19 }),
    coarse: fc.boolean(),
    offset: fc.constantFrom(0, -3, 1000),
    seed: fc.integer(),
  })
  .map(({ rows, columns, coarse, offset, seed }): Matrix => {
    const random = seededRandom(seed);
    const value = () => (coarse ? Math.floor(random() * 3) : random()) + offset;
    return { rows, columns, values: Float32Array.from({ length: rows * columns }, value) };
  });

/** The definition: sort all by distance, then id. */
function byDefinition(searching: Matrix, among: Matrix, count: number): Neighbours {
  const ids: number[] = [];
  const distances: number[] = [];
  for (let row = 0; row < searching.rows; row++) {
    const all = Array.from({ length: among.rows }, (_, id) => ({
      id,
      squared: squaredDistance(searching, row, among, id),
    })).filter(({ id }) => searching !== among || id !== row);
    all.sort((a, b) => a.squared - b.squared || a.id - b.id);
    ids.push(...all.slice(0, count).map(({ id }) => id));
    distances.push(...all.slice(0, count).map(({ squared }) => Math.sqrt(squared)));
  }
  return { count, ids: Uint32Array.from(ids), distances: Float32Array.from(distances) };
}

function squaredDistance(a: Matrix, i: number, b: Matrix, j: number): number {
  let sum = 0;
  for (let d = 0; d < a.columns; d++)
    sum += ((a.values[i * a.columns + d] ?? 0) - (b.values[j * b.columns + d] ?? 0)) ** 2;
  return sum;
}

/** Distances agree with the definition's; ids too where it leaves no doubt about rounding. */
function expectSame(got: Neighbours, wanted: Neighbours): void {
  expect(got.count).toBe(wanted.count);
  for (const [i, distance] of got.distances.entries())
    expect(Math.abs(distance - (wanted.distances[i] ?? 0))).toBeLessThanOrEqual(1e-6 * distance);
  expect(got.ids).toEqual(wanted.ids);
}

test('neighbours are those of the definition, of equally near ones the smaller id first', () => {
  fc.assert(
    fc.property(matrices, fc.integer({ min: 1, max: 14 }), (matrix, wish) => {
      const count = Math.min(wish, matrix.rows - 1);
      expectSame(nearestNeighbours(matrix, count), byDefinition(matrix, matrix, count));
    }),
  );
});

test('rows of one matrix find the nearest of another', () => {
  fc.assert(
    fc.property(matrices, fc.integer({ min: 1, max: 9 }), fc.integer(), (matrix, wish, seed) => {
      const { columns } = matrix;
      const random = seededRandom(seed);
      const among = {
        rows: wish + 3,
        columns,
        values: Float32Array.from({ length: (wish + 3) * columns }, () => random() * 4 - 1),
      };
      expectSame(nearestAmong(matrix, among, wish), byDefinition(matrix, among, wish));
    }),
  );
});

test('tight groups far apart, whose distances float32 products cannot tell, are still exact', () => {
  const random = seededRandom(5);
  const values = Float32Array.from(
    { length: 400 * 12 },
    (_, i) => (Math.floor(i / 12) % 2) * 5000 + Math.fround(random() * 0.01),
  );
  const matrix = { rows: 400, columns: 12, values };
  const got = nearestNeighbours(matrix, 20);
  expectSame(got, byDefinition(matrix, matrix, 20));
});

test('several shares give the same bytes as one', () => {
  fc.assert(
    fc.property(matrices, fc.integer({ min: 2, max: 4 }), (matrix, shares) => {
      const count = Math.min(5, matrix.rows - 1);
      expect(inTurn(matrix, count, shares)).toEqual(nearestNeighbours(matrix, count));
    }),
  );
});

test('too few rows are refused with what was got and expected', () => {
  const matrix = { rows: 3, columns: 2, values: Float32Array.of(0, 1, 2, 3, 4, 5) };
  expect(() => nearestNeighbours(matrix, 3)).toThrow(
    'Got 2 rows to choose from when looking for the 3 nearest: expected at least 3.',
  );
  expect(() => nearestAmong(matrix, matrix, 4)).toThrow('Got 3 rows');
});

test('values that cannot be squared in float32 are refused', () => {
  const matrix = { rows: 3, columns: 1, values: Float32Array.of(0, 1e30, 2) };
  expect(() => nearestNeighbours(matrix, 1)).toThrow('Scale the matrix down');
});

/** Rows enough for several parts, in groups or in none, with many equal distances or few. */
const largerMatrices = fc
  .record({
    rows: fc.integer({ min: 260, max: 480 }),
    columns: fc.integer({ min: 1, max: 7 }),
    coarse: fc.boolean(),
    groups: fc.integer({ min: 1, max: 30 }),
    seed: fc.integer(),
  })
  .map(({ rows, columns, coarse, groups, seed }): Matrix => {
    const random = seededRandom(seed);
    const middles = Float32Array.from({ length: groups * columns }, () => 40 * random());
    const values = Float32Array.from({ length: rows * columns }, (_, at) => {
      const group = Math.floor(at / columns) % groups;
      const middle = middles[group * columns + (at % columns)] ?? 0;
      return coarse ? Math.round(middle + 2 * random()) : middle + random();
    });
    return { rows, columns, values };
  });

/** A row's list names others, each once, with their true distances, in order. */
function expectList(matrix: Matrix, { count, ids, distances }: Neighbours, row: number): void {
  const listed = Array.from({ length: count }, (_, rank) => ({
    id: ids[row * count + rank] ?? row,
    distance: distances[row * count + rank] ?? Number.NaN,
  }));
  expect(new Set([row, ...listed.map(({ id }) => id)]).size).toBe(count + 1);
  for (const { id, distance } of listed)
    expect(distance).toBeCloseTo(Math.sqrt(squaredDistance(matrix, row, matrix, id)), 4);
  expect(listed).toEqual(listed.toSorted((a, b) => a.distance - b.distance || a.id - b.id));
}

describe.each([
  ['exact', Number.POSITIVE_INFINITY, 1],
  ['approximate', 0, 0.9],
])('an %s search', (_, exactRows, leastRecall) => {
  const asked = fc.tuple(largerMatrices, fc.integer({ min: 1, max: 6 }));

  test('lists other rows, each once, nearest first, with their true distances', () => {
    fc.assert(
      fc.property(asked, ([matrix, count]) => {
        const near = nearestNeighbours(matrix, count, exactRows);
        for (let row = 0; row < matrix.rows; row++) expectList(matrix, near, row);
      }),
      { numRuns: 30 },
    );
  });

  test('finds nearly all of the true neighbours, as many as its measured recall tells', () => {
    fc.assert(
      fc.property(asked, ([matrix, count]) => {
        const got = nearestNeighbours(matrix, count, exactRows);
        const truth = nearestNeighbours(matrix, count, Number.POSITIVE_INFINITY);
        const found = got.distances.filter((distance, at) => {
          return distance <= (truth.distances[Math.floor(at / count) * count + count - 1] ?? 0);
        });
        const recall = found.length / got.distances.length;
        expect(measureRecall(matrix, got)).toBe(recall);
        expect(recall).toBeGreaterThanOrEqual(leastRecall);
      }),
      { numRuns: 30 },
    );
  });

  test('gives the same bytes by several shares', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 2, max: 4 }), ([matrix, count], shares) => {
        const alone = nearestNeighbours(matrix, count, exactRows);
        expect(inTurn(matrix, count, shares, exactRows)).toEqual(alone);
      }),
      { numRuns: 20 },
    );
  });

  test('refuses values that cannot be squared in float32', () => {
    const values = Float32Array.from({ length: 500 }, (__, i) => (i === 7 ? 1e30 : i));
    const matrix = { rows: 500, columns: 1, values };
    expect(() => nearestNeighbours(matrix, 1, exactRows)).toThrow('Scale the matrix down');
  });
});

test('an approximate search compares a small part of the pairs where rows lie in groups', () => {
  const random = seededRandom(8);
  const values = Float32Array.from({ length: 4000 * 4 }, (_, at) => {
    return 10 * (Math.floor(at / 4) % 40) + random();
  });
  const matrix = { rows: 4000, columns: 4, values };
  const { bounds, pairs } = createNeighbourBoard(matrix, 12, 1, allocateAlone, 0).plan;
  const parts = bounds.length - 1;
  expect(pairs?.length).toBeLessThan(0.2 * parts * (parts + 1));
});

test('neighbours of some rows are those that a search of all gives them', () => {
  fc.assert(
    fc.property(matrices, fc.nat(), (matrix, which) => {
      const rows = Uint32Array.of(which % matrix.rows, 0);
      const count = Math.min(3, matrix.rows - 1);
      const all = nearestNeighbours(matrix, count);
      const some = nearestOfSome(matrix, rows, count);
      for (const [i, row] of rows.entries())
        expect(some.distances.slice(i * count, (i + 1) * count)).toEqual(
          all.distances.slice(row * count, (row + 1) * count),
        );
    }),
  );
});

/** All shares on one thread: each runs twice, up to the meeting and, when all have been there, to the end. */
function inTurn(matrix: Matrix, count: number, shares: number, exactRows?: number): Neighbours {
  const board = createNeighbourBoard(matrix, count, shares, allocateAlone, exactRows);
  for (const last of [false, true])
    for (let index = 0; index < shares; index++) {
      const meet = () => {
        if (!last) throw new Meeting();
      };
      try {
        findNeighbours(matrix, board, { index, count: shares, meet });
      } catch (error) {
        if (!(error instanceof Meeting)) throw error;
      }
    }
  return board.result;
}

class Meeting extends Error {}
