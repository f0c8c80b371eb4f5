import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGrid, nearest, visitWithin } from '#models/space/grid';

const coordinate = fc.float({ min: 0, max: 1, noNaN: true });
const places = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 200 });

function squaredDistances(positions: Float32Array, x: number, y: number): number[] {
  return Array.from({ length: positions.length / 2 }, (_, id) => {
    const dx = (positions[2 * id] ?? 0) - x;
    const dy = (positions[2 * id + 1] ?? 0) - y;
    return dx * dx + dy * dy;
  });
}

test('nearest is the point with the least distance, of equal ones the first', () => {
  fc.assert(
    fc.property(places, coordinate, coordinate, (points, x, y) => {
      const positions = Float32Array.from(points.flat());
      const squared = squaredDistances(positions, x, y);
      expect(nearest(buildGrid(positions), x, y)).toBe(squared.indexOf(Math.min(...squared)));
    }),
  );
});

test('visitWithin visits exactly the points within the radius, each once', () => {
  fc.assert(
    fc.property(places, coordinate, coordinate, coordinate, (points, x, y, radius) => {
      const positions = Float32Array.from(points.flat());
      const visited: number[] = [];
      visitWithin(buildGrid(positions), x, y, radius, (id) => visited.push(id));
      const expected = squaredDistances(positions, x, y).flatMap((squared, id) =>
        squared <= radius * radius ? [id] : [],
      );
      expect(visited.sort((a, b) => a - b)).toEqual(expected);
    }),
  );
});

test('a grid holds every point once, in its cell, in rising order', () => {
  fc.assert(
    fc.property(places, (points) => {
      const grid = buildGrid(Float32Array.from(points.flat()));
      expect([...grid.ids].sort((a, b) => a - b)).toEqual(points.map((_, id) => id));
      for (let cell = 0; cell < grid.side ** 2; cell++) {
        const ids = [...grid.ids.subarray(grid.starts[cell], grid.starts[cell + 1])];
        expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      }
    }),
  );
});

test('a map without points has no nearest one, and places that are no numbers are never near', () => {
  expect(nearest(buildGrid(new Float32Array(0)), 0.5, 0.5)).toBe(-1);
  expect(nearest(buildGrid(Float32Array.of(Number.NaN, 0.5)), 0.5, 0.5)).toBe(-1);
});
