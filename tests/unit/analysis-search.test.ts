import { describe, expect, test } from 'vitest';
import { groundOf } from '#analysis/walk/cells';
import { coverage } from '#analysis/walk/coverage';
import { entropyRate, occupancyEntropy } from '#analysis/walk/entropy';
import { firstPassages } from '#analysis/walk/first-passage';
import { originalWalk } from '#analysis/walk/original-walk';
import { originalSpace } from '#analysis/walk/regions';
import { afterLiked, type SearchStep } from '#analysis/walk/search';
import { sinuosityOf } from '#analysis/walk/sinuosity';
import type { Stay } from '#analysis/walk/stays';
import { vectorSteps, wayLength } from '#analysis/walk/vectors';
import { fromWorld, type MapFrame, toWorld } from '#analysis/walk/walk-map';

const ground = { name: 'map', reachable: new Set([0, 1, 2, 3]) };
const stays = (...list: readonly (readonly [cell: number, seconds: number])[]): readonly Stay[] => {
  let from = 0;
  return list.map(([cell, seconds], i) => {
    const stay = { ground, cell, from, to: from + seconds, moved: i > 0 };
    from += seconds;
    return stay;
  });
};

describe('entropies', () => {
  test('even time in four cells is 2 bits, in one cell none', () => {
    expect(occupancyEntropy(stays([0, 1], [1, 1], [2, 1], [3, 1]))).toBeCloseTo(2, 12);
    expect(occupancyEntropy(stays([0, 7]))).toBe(0);
    expect(occupancyEntropy([])).toBeNull();
  });

  test('seven, two and one seconds: 1.1567796 bits, as the names of STUDY.md 3', () => {
    expect(occupancyEntropy(stays([0, 7], [1, 2], [2, 1]))).toBeCloseTo(1.1567796, 7);
  });

  test('a round walk tells nothing new by its moves, a coin at every second move half a bit', () => {
    expect(entropyRate(stays([0, 1], [1, 1], [2, 1], [0, 1], [1, 1], [2, 1]))).toBe(0);
    const coin = stays([0, 1], [1, 1], [0, 1], [2, 1], [0, 1], [1, 1], [0, 1], [2, 1], [0, 1]);
    expect(entropyRate(coin)).toBeCloseTo(0.5, 12);
    expect(entropyRate(stays([0, 3]))).toBeNull();
  });
});

describe('first-passage time', () => {
  test('on a straight line it is the diameter by the speed, and ends that were not seen do not count', () => {
    const x = Array.from({ length: 101 }, (_, i) => i / 10);
    const found = firstPassages(
      {
        t: x.map((at) => at / 2),
        apart: (a, b) => Math.abs((x[a] ?? 0) - (x[b] ?? 0)),
        centres: [5, 50, 98],
      },
      0.95,
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toBeCloseTo(2 / 2, 12);
  });
});

describe('area-restricted search', () => {
  const step = (from: number, length: number, angle: number): SearchStep => ({
    from,
    to: from + 1,
    length,
    angle,
  });
  const straight = Array.from({ length: 10 }, (_, i) => step(i, 2, 0));
  const winding = Array.from({ length: 10 }, (_, i) => step(10 + i, 1, 1));

  test('half the pace and a turn of 1 rad after a liked clip', () => {
    const { moments, turning, pace } = afterLiked([...straight, ...winding], [10]);
    expect([moments, turning, pace]).toEqual([1, 1, 0.5]);
  });

  test('a moment without steps on both sides says nothing', () => {
    expect(afterLiked(straight, [0])).toEqual({ moments: 0, turning: null, pace: null });
  });
});

describe('the worked examples in a space of five dimensions', () => {
  /** Two orthogonal directions that no axis follows. */
  const tilted = (corners: readonly (readonly [number, number])[]) =>
    corners.map(([x, y]) => [0.6 * x, 0.8 * x, 0, 0.28 * y, 0.96 * y]);

  test.each([
    [
      'hook',
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
      3,
      1 / 3,
      2,
    ],
    [
      'zigzag',
      [
        [0, 0],
        [1, 1],
        [2, 0],
        [3, 1],
        [4, 0],
      ],
      4 * Math.SQRT2,
      Math.SQRT1_2,
      1.6817928,
    ],
    [
      'uneven',
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [2, 1],
        [2, 3],
      ],
      5,
      0.7211103,
      0.7874992,
    ],
  ] as const)('%s', (_, corners, length, straight, winding) => {
    const way = tilted(corners);
    expect(wayLength(way)).toBeCloseTo(length, 10);
    expect(sinuosityOf([vectorSteps(way)])).toBeCloseTo(winding, 7);
    const vectors = new Map(way.map((vector, i) => [i, vector]));
    const space = originalSpace('d', 's', vectors, 1);
    const heard = way.map((_vector, i) => ({ segment: i, track: 0, from: i, to: i + 1, gain: 1 }));
    const walk = originalWalk([{ space, heard }], []);
    expect(walk?.straightness).toBeCloseTo(straight, 7);
    expect(walk?.length).toBeCloseTo(length / space.spread, 10);
  });

  test('regions: two heaps, one heard for 2 s and then the other', () => {
    const vectors = new Map([
      [0, [0, 0]],
      [1, [0, 1]],
      [2, [50, 0]],
      [3, [50, 1]],
    ]);
    const space = originalSpace('d', 's', vectors, 3);
    expect(new Set(space.regions.values()).size).toBe(2);
    expect(space.regions.get(0)).toBe(space.regions.get(1));
    const heard = [0, 1, 2].map((segment) => ({
      segment,
      track: 0,
      from: segment,
      to: segment + 1,
      gain: 1,
    }));
    const walk = originalWalk([{ space, heard }], []);
    expect(walk?.coverage).toMatchObject({
      visited: 2,
      reachable: 2,
      share: 1,
      moves: 1,
      returns: 0,
    });
    expect(walk?.coverage.area).toBeCloseTo((0.5 * 2 + 1 * 1) / 3, 12);
    expect(walk?.dwell).toBeCloseTo(1.5, 12);
    expect(originalWalk([{ space, heard: heard.slice(0, 1) }], [])).toBeNull();
  });
});

describe('maps that change in a walk', () => {
  const frame: MapFrame = {
    dataset: 'd',
    space: 's',
    projection: 'original',
    axes: [0, 1],
    labels: ['a', 'b'],
    scale: [0.5, -0.5],
    offset: [0, 1],
    radius: 0.25,
  };
  const mapWith = (points: { x: number[]; y: number[] }, name = 'here') => ({
    ...frame,
    id: 'map-1',
    segments: points.x.map((_, i) => i),
    points,
    ground: groundOf(points, 0.25, name),
  });
  const leg = (map: ReturnType<typeof mapWith>, from: number, x: number) => ({
    map,
    speed: 1,
    t: [from, from + 1],
    x: [x, x],
    y: [0.125, 0.125],
  });
  const left = mapWith({ x: [0.125], y: [0.125] });
  const both = mapWith({ x: [0.125, 0.875], y: [0.125, 0.125] });

  test('what a filter hides can not be covered; what it leaves is known again without it', () => {
    const filtered = coverage([leg(left, 0, 0.875), leg(left, 1, 0.125)]);
    expect([filtered.visited, filtered.reachable]).toEqual([1, 3]);
    const changed = coverage([leg(left, 0, 0.125), leg(both, 1, 0.125), leg(both, 2, 0.875)]);
    expect([changed.visited, changed.reachable]).toEqual([2, 6]);
    expect(changed.growth).toEqual([
      [0, 1],
      [2, 2],
    ]);
  });

  test('another map is other ground', () => {
    const there = mapWith({ x: [0.125], y: [0.125] }, 'there');
    const found = coverage([leg(left, 0, 0.125), leg(there, 1, 0.125)]);
    expect([found.visited, found.reachable]).toEqual([2, 6]);
  });

  test('on logarithmic axes 100 lies as far from 10 as 10 from 1, and 0 nowhere', () => {
    const log = { ...frame, log: true as const };
    const [one, ten, hundred] = [1, 10, 100].map((value) => toWorld(log, 0, value));
    expect((hundred ?? 0) - (ten ?? 0)).toBeCloseTo((ten ?? 0) - (one ?? 0), 12);
    expect(fromWorld(log, 0, ten ?? 0)).toBeCloseTo(10, 9);
    expect(toWorld(log, 0, 0)).toBeNaN();
  });
});
