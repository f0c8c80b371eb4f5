import { describe, expect, test } from 'vitest';
import { displacement, type Path, pathLength, straightness } from '#analysis/walk/path';
import { rediscretise } from '#analysis/walk/rediscretise';
import { sinuosity } from '#analysis/walk/sinuosity';

const through = (...corners: readonly (readonly [number, number])[]): Path => ({
  x: corners.map(([x]) => x),
  y: corners.map(([, y]) => y),
});

const HOOK = through([0, 0], [1, 0], [1, 1], [0, 1]);
const ZIGZAG = through([0, 0], [1, 1], [2, 0], [3, 1], [4, 0]);
const UNEVEN = through([0, 0], [1, 0], [2, 0], [2, 1], [2, 3]);

describe('the worked examples of walk measures', () => {
  test('a hook: length 3, straightness 1/3, sinuosity 2', () => {
    expect(pathLength(HOOK)).toBe(3);
    expect(straightness([HOOK])).toBeCloseTo(1 / 3, 12);
    expect(sinuosity([HOOK])).toBeCloseTo(2, 12);
  });

  test('a zigzag: straightness .7071068, sinuosity 1.6817928', () => {
    expect(straightness([ZIGZAG])).toBeCloseTo(Math.SQRT1_2, 7);
    expect(sinuosity([ZIGZAG])).toBeCloseTo(1.6817928, 7);
  });

  test('uneven steps: length 5, straightness .7211103, sinuosity .7874992 (sample standard deviation)', () => {
    expect(pathLength(UNEVEN)).toBe(5);
    expect(straightness([UNEVEN])).toBeCloseTo(0.7211103, 7);
    expect(sinuosity([UNEVEN])).toBeCloseTo(0.7874992, 7);
  });
});

describe('paths that have no value', () => {
  test('no point and one point have no length, no straightness and no sinuosity', () => {
    for (const path of [through(), through([0.2, 0.3])]) {
      expect(pathLength(path)).toBe(0);
      expect(displacement(path)).toBe(0);
      expect(straightness([path])).toBeNull();
      expect(sinuosity([path])).toBeNull();
    }
  });

  test('standing still has no straightness; one step has no turn', () => {
    expect(straightness([through([1, 1], [1, 1])])).toBeNull();
    expect(sinuosity([through([0, 0], [1, 0])])).toBeNull();
  });

  test('turning back at every equal step has no sinuosity', () => {
    expect(sinuosity([through([0, 0], [1, 0], [0, 0], [1, 0])])).toBeNull();
  });

  test('standing between steps does not count as a turn', () => {
    expect(sinuosity([through([0, 0], [1, 0], [1, 0], [1, 1], [0, 1])])).toBeCloseTo(2, 12);
  });
});

describe('several paths', () => {
  test('straightness divides the sums, without the jump between the paths', () => {
    const [there, far] = [through([0, 0], [2, 0]), through([9, 9], [9, 10], [9, 9])];
    expect(straightness([there, far])).toBe(0.5);
  });

  test('sinuosity pools steps and takes no turn across paths', () => {
    const [a, b] = [through([0, 0], [1, 0], [2, 0]), through([5, 5], [5, 6], [5, 7])];
    expect(sinuosity([a, b])).toBe(0);
  });
});

describe('rediscretise', () => {
  test('cuts a straight line into equal steps and drops the rest', () => {
    const { x, y } = rediscretise(through([0, 0], [0.25, 0], [1.3, 0]), 0.5);
    expect([...Array.from(x)]).toEqual([0, 0.5, 1]);
    expect([...Array.from(y)]).toEqual([0, 0, 0]);
  });

  test('cuts across a corner where the path is one step away', () => {
    const { x, y } = rediscretise(through([0, 0], [1, 0], [1, 5]), 2);
    expect(x[1]).toBeCloseTo(1, 12);
    expect(y[1]).toBeCloseTo(Math.sqrt(3), 12);
  });

  test('a path shorter than a step keeps its first point only', () => {
    expect(rediscretise(through([0, 0], [0.1, 0]), 1)).toEqual({ x: [0], y: [0], place: [0] });
    expect(rediscretise(through(), 1)).toEqual({ x: [], y: [], place: [] });
  });
});
