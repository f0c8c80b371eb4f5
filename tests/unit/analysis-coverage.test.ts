import { describe, expect, test } from 'vitest';
import { cellAt, cellsOf, groundOf, reachableCells } from '#analysis/walk/cells';
import { coverage, visitedBy } from '#analysis/walk/coverage';
import { coverageCourse } from '#analysis/walk/coverage-course';
import { audibleSeconds, dwellBySegment } from '#analysis/walk/hearing';
import { coldMap, warm } from '#analysis/walk/heat';
import { type Leg, projectedLength, splitLegs } from '#analysis/walk/leg';
import { pace } from '#analysis/walk/pace';
import type { WalkMap } from '#analysis/walk/walk-map';

/** Quarters of the map as cells; one point in the top left and one in the top right cell. */
function quarters(id = 'map-1'): WalkMap {
  const points = { x: [0.125, 0.875], y: [0.125, 0.125] };
  return {
    id,
    dataset: 'd',
    space: 's',
    projection: 'pca',
    axes: [0, 1],
    labels: ['PC 1', 'PC 2'],
    scale: [0.5, -0.5],
    offset: [0, 1],
    radius: 0.25,
    segments: [0, 1],
    points,
    ground: groundOf(points, 0.25, id),
  };
}

const leg = (map: WalkMap, t: number[], x: number[], y: number[]): Leg => ({
  map,
  speed: 1,
  t,
  x,
  y,
});

describe('cells', () => {
  test('a cell is a hearing radius wide and the edge belongs to the map', () => {
    const cells = cellsOf(0.25);
    expect(cells).toEqual({ side: 0.25, across: 4 });
    expect([cellAt(cells, 0, 0), cellAt(cells, 1, 1), cellAt(cells, 0.26, 0.5)]).toEqual([
      0, 15, 9,
    ]);
  });

  test('a radius that does not divide the map gets one more column', () => {
    expect(cellsOf(0.3).across).toBe(4);
    expect(cellsOf(3).across).toBe(1);
  });

  test('reachable are cells with a point and those whose middle is within the radius', () => {
    const cells = cellsOf(0.25);
    expect(
      [...reachableCells(cells, { x: [0.125], y: [0.125] }, 0.25)].sort((a, b) => a - b),
    ).toEqual([0, 1, 4]);
    expect([...reachableCells(cells, { x: [0.01], y: [0.01] }, 0.05)]).toEqual([0]);
    expect(reachableCells(cells, { x: [], y: [] }, 0.25).size).toBe(0);
  });
});

describe('coverage', () => {
  test('counts reachable cells once, its area under the curve and the way back', () => {
    const map = quarters();
    const found = coverage([
      leg(map, [0, 1, 2, 3, 4], [0.1, 0.3, 0.6, 0.3, 0.1], [0.1, 0.1, 0.1, 0.1, 0.1]),
    ]);
    expect(found.reachable).toBe(6);
    expect(found.visited).toBe(3);
    expect(found.share).toBe(0.5);
    expect(found.growth).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(found.area).toBeCloseTo((1 + 3 / 4 + 2 / 4) / 6, 12);
    expect([found.moves, found.returns, found.revisitRate]).toEqual([4, 2, 0.5]);
    expect(visitedBy(found.growth, 1.5)).toBe(2);
  });

  test('adds maps up and counts no move across a change of the map', () => {
    const found = coverage([
      leg(quarters('map-1'), [0, 1], [0.1, 0.1], [0.1, 0.1]),
      leg(quarters('map-2'), [1, 2], [0.9, 0.9], [0.1, 0.1]),
    ]);
    expect([found.visited, found.reachable, found.moves, found.revisitRate]).toEqual([
      2,
      12,
      0,
      null,
    ]);
  });

  test('a map without points has no coverage instead of 0 / 0', () => {
    const map = { ...quarters(), ground: groundOf({ x: [], y: [] }, 0.25, 'bare') };
    const found = coverage([leg(map, [0, 1], [0.1, 0.9], [0.1, 0.1])]);
    expect([found.share, found.area, found.moves]).toEqual([null, null, 1]);
  });

  test('no leg at all has nothing', () => {
    const found = coverage([]);
    expect([found.share, found.area, found.revisitRate, found.lasted]).toEqual([
      null,
      null,
      null,
      0,
    ]);
  });

  test('in the course a walk that ended counts with where it ended', () => {
    const map = quarters();
    const long = coverage([leg(map, [0, 4], [0.1, 0.3], [0.1, 0.1])]);
    const short = coverage([leg(map, [0, 2], [0.1, 0.1], [0.1, 0.1])]);
    const course = coverageCourse([long, short], { seed: 1, replicates: 50 });
    expect(course.at(-1)).toMatchObject({ seconds: 4, mean: (2 / 6 + 1 / 6) / 2, walking: 1 });
    expect(course[0]).toMatchObject({ seconds: 0, mean: 1 / 6, walking: 2 });
    expect(coverageCourse([], { seed: 1, replicates: 50 })).toEqual([]);
  });
});

describe('legs', () => {
  const samples = {
    t: [0, 0.016, 0.032, 5, 5.016],
    x: [0, 0.2, 0, 0.4, 0.6],
    y: [1, 1, 1, 1, 1],
    view: [0, 0, 1, 1, 1],
  };

  test('are cut where the map changes and where the record has a gap', () => {
    const [a, b] = [quarters('map-1'), quarters('map-2')];
    const views = [
      { t: 0, map: a, speed: 1 },
      { t: 0.032, map: b, speed: 1 },
    ];
    const legs = splitLegs(samples, views);
    expect(legs.map(({ map, t }) => [map.id, ...t])).toEqual([
      ['map-1', 0, 0.016],
      ['map-2', 0.032],
      ['map-2', 5, 5.016],
    ]);
    expect(legs[0]?.x).toEqual([0, 0.1]);
    expect(legs[0]?.y).toEqual([0.5, 0.5]);
    expect(legs.map(projectedLength)).toEqual([0.2, 0, expect.closeTo(0.2, 12)]);
  });

  test('pace tells walking from standing by the speed of the map', () => {
    const walked = leg(quarters(), [0, 1, 2, 3], [0, 1, 1, 1.04], [0, 0, 0, 0]);
    expect(pace([walked])).toEqual({ walking: 1, standing: 2 });
  });

  test('heat gives every second to one cell', () => {
    const map = quarters();
    const heat = coldMap(map);
    warm(heat, leg(map, [0, 1, 3], [0.01, 0.01, 0.99], [0.01, 0.01, 0.01]));
    expect([...heat.seconds]).toEqual([[0, 3]]);
  });
});

describe('hearing', () => {
  const heard = (segment: number, from: number, to: number) => ({
    segment,
    track: 0,
    from,
    to,
    gain: 1,
  });

  test('overlapping voices count once as hearing time and each as dwell', () => {
    const hearings = [heard(1, 2, 4), heard(2, 0, 1), heard(1, 3, 6), heard(3, 3, 3.5)];
    expect(audibleSeconds(hearings)).toBe(5);
    expect([...dwellBySegment(hearings)]).toEqual([
      [1, 5],
      [2, 1],
      [3, 0.5],
    ]);
    expect(audibleSeconds([])).toBe(0);
  });
});
