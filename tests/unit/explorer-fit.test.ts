import { describe, expect, test } from 'vitest';
import { pearson } from '#analysis/statistics/correlation';
import { groundOf } from '#analysis/walk/cells';
import { explorerDecisions } from '#analysis/walk/explorer-decisions';
import { outlook } from '#analysis/walk/explorer-features';
import { fitExplorer } from '#analysis/walk/explorer-fit';
import type { WalkMap } from '#analysis/walk/walk-map';
import { seededRandom } from '#models/chance/seeded-random';
import { drawnExplorer, explorerWalk } from '../support/simulated-explorer.ts';

describe('what an explorer expects', () => {
  test('one visit: mean k r / 1.1 and variance 1 - k^2 / 1.1 at any place', () => {
    const options = [
      { x: 0, y: 0 },
      { x: 0.3, y: 0.4 },
    ];
    const found = outlook({ options, chosen: 0, visits: [{ x: 0, y: 0, reward: 2 }] }, 0.5);
    const k = Math.exp(-0.5);
    expect([...found.mean]).toEqual([
      expect.closeTo(2 / 1.1, 12),
      expect.closeTo((2 * k) / 1.1, 12),
    ]);
    expect([...found.sd]).toEqual([
      expect.closeTo(Math.sqrt(1 - 1 / 1.1), 12),
      expect.closeTo(Math.sqrt(1 - (k * k) / 1.1), 12),
    ]);
  });
});

describe('fitting an explorer', () => {
  test('parameters of 40 simulated people come back; npm run bench -- recovery holds 100 to r .8', () => {
    const random = seededRandom(7);
    const people = Array.from({ length: 40 }, () => {
      const truth = drawnExplorer(random);
      return { truth, found: fitExplorer(explorerWalk(truth, random)) };
    });
    for (const parameter of ['lambda', 'beta', 'tau'] as const) {
      const truth = people.map(({ truth: one }) => Math.log(one[parameter]));
      const found = people.map(({ found: one }) => Math.log(one?.[parameter] ?? Number.NaN));
      expect(pearson(truth, found)).toBeGreaterThan(0.7);
    }
  });

  test('a walk explains itself better than chance, and a short one is left alone', () => {
    const walk = explorerWalk({ lambda: 0.2, beta: 0.5, tau: 0.02 }, seededRandom(3));
    const found = fitExplorer(walk);
    expect(found?.steps).toBe(60);
    expect(found?.explained).toBeGreaterThan(0.2);
    expect(fitExplorer(walk.slice(0, 19))).toBeNull();
  });
});

describe('decisions of a recorded walk', () => {
  const points = { x: Array.from({ length: 50 }, (_, i) => i / 50), y: Array(50).fill(0.5) };
  const map: WalkMap = {
    id: 'map-1',
    dataset: 'd',
    space: 's',
    projection: 'pca',
    axes: [0, 1],
    labels: ['a', 'b'],
    scale: [1, 1],
    offset: [0, 0],
    radius: 0.1,
    segments: points.x.map((_, i) => i + 100),
    points,
    ground: groundOf(points, 0.1, 'map'),
  };
  const heard = [100, 101, 149, 7].map((segment, i) => ({
    ...{ segment, track: null, gain: 1 },
    ...{ from: i, to: i + (i === 1 ? 5 : 1) },
  }));

  test('each step is weighed against others, and what sounded longer was liked more', () => {
    const steps = explorerDecisions(map, heard, 1);
    expect(steps).toHaveLength(2);
    expect(steps[1]?.options[0]).toEqual({ x: 49 / 50, y: 0.5 });
    expect(steps[1]?.options.length).toBeGreaterThan(12);
    const [first, second] = steps[1]?.visits ?? [];
    expect(second?.reward).toBeGreaterThan(first?.reward ?? Number.NaN);
    expect(explorerDecisions(map, heard, 1)).toEqual(steps);
  });
});
