import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flowFigure, isWay } from '#analysis/figure/flow-figure';
import { cellFlows, follow, stillMap } from '#analysis/walk/flow';
import type { Leg } from '#analysis/walk/leg';
import type { WalkMap } from '#analysis/walk/walk-map';

const GROUND = { name: 'g', reachable: new Set<number>(), cells: { side: 0.1, across: 10 } };
const MAP: WalkMap = {
  ...{ id: 'map-1', dataset: 'd', space: 's', projection: 'pca', axes: [0, 1], labels: ['a', 'b'] },
  ...{ scale: [0.1, -0.1], offset: [0.5, 0.5], radius: 0.05, segments: [], ground: GROUND },
  points: { x: [], y: [] },
};

function leg(places: readonly (readonly [number, number])[]): Leg {
  return {
    ...{ map: MAP, speed: 0.2, t: places.map((_, i) => i / 62.5) },
    x: places.map(([x]) => x),
    y: places.map(([, y]) => y),
  };
}

/** Three times round the middle of the map, the way of the clock on a screen. */
function circle(turn: 1 | -1): Leg {
  return leg(
    Array.from({ length: 3000 }, (_, i) => {
      const angle = (turn * 2 * Math.PI * i) / 1000;
      return [0.5 + 0.3 * Math.cos(angle), 0.5 + 0.3 * Math.sin(angle)] as const;
    }),
  );
}

function flowsOf(...legs: readonly Leg[]) {
  const flow = stillMap(MAP);
  for (const [i, one] of legs.entries()) follow(flow, one, `s${i}`);
  return cellFlows(flow);
}

describe('where walks go', () => {
  test('a circular flow comes out: every cell points along the circle, all the same way', () => {
    const cells = flowsOf(circle(1), circle(1)).filter((cell) => isWay(cell, 2));
    expect(cells.length).toBeGreaterThan(15);
    for (const { x, y, dx, dy, concentration } of cells) {
      const [ox, oy] = [x - 0.5, y - 0.5];
      const along = (-oy * dx + ox * dy) / (Math.hypot(ox, oy) * Math.hypot(dx, dy));
      expect(along).toBeGreaterThan(0.85);
      expect(concentration).toBeGreaterThan(0.95);
    }
  });

  test('as many the other way round leave no direction', () => {
    const cells = flowsOf(circle(1), circle(-1)).filter(({ passages }) => passages >= 4);
    expect(cells.length).toBeGreaterThan(15);
    for (const { dx, dy, concentration } of cells) {
      expect(Math.hypot(dx, dy)).toBeLessThan(0.035);
      expect(concentration).toBeLessThan(0.5);
    }
  });

  test('mirrored walks flow mirrored', () => {
    const place = fc.tuple(fc.integer({ min: 5, max: 95 }), fc.integer({ min: 5, max: 95 }));
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 30 }), (corners) => {
        const walk = corners.map(([x, y]) => [(x + 0.5) / 100, (y + 0.5) / 100] as const);
        const mirrored = walk.map(([x, y]) => [1 - x, y] as const);
        const [own, other] = [walk, mirrored].map((places) => flowsOf(leg(places)));
        const sum = (cells: typeof own, key: 'dx' | 'dy'): number =>
          (cells ?? []).reduce((total, cell) => total + cell[key] * cell.passages, 0);
        expect(sum(own, 'dx')).toBeCloseTo(-sum(other, 'dx'), 9);
        expect(sum(own, 'dy')).toBeCloseTo(sum(other, 'dy'), 9);
        for (const { concentration } of own ?? []) expect(concentration).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('who stands, turns back at once or was never seen crosses nothing: no cell, no NaN', () => {
    const standing = leg(Array.from({ length: 50 }, () => [0.41, 0.41] as const));
    const turning = leg([
      [0.41, 0.41],
      [0.46, 0.41],
      [0.411, 0.41],
    ]);
    expect(flowsOf(standing, turning, leg([]), leg([[0.2, 0.2]]))).toEqual([]);
    expect(flowFigure(MAP, stillMap(MAP), 3).alone).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('few passages, and a way of one session among several, are left out of the figure', () => {
    const flow = stillMap(MAP);
    follow(flow, circle(1), 'a');
    const arrows = (sessions: number): number =>
      flowFigure(MAP, flow, sessions).alone.match(/<path d="M[^"]*Z"/g)?.length ?? 0;
    expect(arrows(1)).toBeGreaterThan(15);
    expect(arrows(2)).toBe(0);
  });
});
