import { expect, test } from 'vitest';
import { buildGrid } from '#models/space/grid';
import { bakeDensity, MARGIN } from '../../game/map/density.ts';
import { INK_FLOATS, Ink } from '../../game/map/ink.ts';
import { pointSize, pointStrength } from '../../game/map/points-layer.ts';
import { visibleRuns } from '../../game/map/visible-runs.ts';

const WORLD = { left: 0, top: 0, right: 1, bottom: 1 };
const positions = Float32Array.from(
  { length: 4000 },
  (_, i) => (((i >> 1) + 1) * (i % 2 === 0 ? 0.754877 : 0.56984)) % 1,
);
const GRID = buildGrid(positions);

test('F25 the whole world is drawn by one call', () => {
  expect(visibleRuns(GRID, WORLD)).toEqual([{ first: 0, count: 2000 }]);
});

test('F25 every point within the window is drawn, and most of those outside are not', () => {
  const window = { left: 0.4, top: 0.2, right: 0.6, bottom: 0.3 };
  const drawn = visibleRuns(GRID, window).flatMap(({ first, count }) => [
    ...GRID.ids.subarray(first, first + count),
  ]);
  const inside = [...GRID.ids].filter((id) => {
    const [x = 0, y = 0] = positions.subarray(2 * id, 2 * id + 2);
    return x >= window.left && x <= window.right && y >= window.top && y <= window.bottom;
  });
  expect(inside.length).toBeGreaterThan(10);
  expect(drawn).toEqual(expect.arrayContaining(inside));
  expect(drawn.length).toBeLessThan(200);
});

test('nothing is drawn where the window shows no world', () => {
  expect(visibleRuns(GRID, { left: 1.2, top: 0, right: 2, bottom: 1 })).toEqual([]);
});

test('density is highest where the segments lie and ends softly beyond the world', () => {
  const crowd = Float32Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? 0.25 : 0.75));
  const { side, values } = bakeDensity(crowd, 64);
  const place = (coordinate: number) =>
    Math.floor(((coordinate + MARGIN) / (1 + 2 * MARGIN)) * side);
  const highest = values.indexOf(Math.max(...values));
  expect(highest % side).toBeCloseTo(place(0.25), -0.5);
  expect(Math.floor(highest / side)).toBeCloseTo(place(0.75), -0.5);
  expect(values[0]).toBe(0);
  expect(Math.max(...values)).toBeLessThanOrEqual(1);
});

test('density of no segments is flat', () => {
  expect(bakeDensity(new Float32Array(0), 16).values.every((value) => value === 0)).toBe(true);
});

test('points grow when one comes closer and are smaller where there are many', () => {
  expect(pointSize(3000, 5000)).toBeGreaterThan(pointSize(800, 5000));
  expect(pointSize(1400, 100_000)).toBeLessThan(pointSize(1400, 300));
});

test('points let the density shine through where they would cover the map', () => {
  expect(pointStrength(800, 100_000)).toBeLessThan(0.6);
  expect(pointStrength(8000, 100_000)).toBeGreaterThan(0.8);
});

test('ink holds any number of shapes and begins anew when it is cleared', () => {
  const ink = new Ink();
  for (let i = 0; i < 1000; i++) ink.ring(i, i, 5, 1, [1, 0, 0], 0.5);
  expect(ink.floats.length).toBe(1000 * 6 * INK_FLOATS);
  ink.clear();
  ink.line({ x: 1, y: 1 }, { x: 1, y: 1 }, 2, [1, 1, 1], 1);
  expect(ink.floats.length).toBe(0);
});

test('a line of ink ends at its places and fades from one alpha to the other', () => {
  const ink = new Ink();
  ink.line({ x: 10, y: 20 }, { x: 30, y: 20 }, 2, [1, 1, 1], 1, 0.25);
  const vertices = Array.from({ length: 6 }, (_, i) =>
    ink.floats.subarray(i * INK_FLOATS, (i + 1) * INK_FLOATS),
  );
  expect(new Set(vertices.map(([x, , , , , , , , , , , alpha]) => `${x} ${alpha}`))).toEqual(
    new Set(['10 1', '30 0.25']),
  );
});
