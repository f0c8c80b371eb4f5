import { describe, expect, test } from 'vitest';
import { walkRules } from '#study/walk/rules';
import { lookAhead, type Place, step } from '#study/walk/step';

const rules = { speed: 0.1, radius: 0.05 };
const PER_TICK = 0.0008;

function walkFor(place: Place, ticks: number): Place {
  return ticks === 0 ? place : walkFor(step(place, rules), ticks - 1);
}

describe('walking', () => {
  test('covers speed times time', () => {
    const end = walkFor({ x: 0.1, y: 0.5, intent: { kind: 'head', dx: 1, dy: 0 } }, 125);
    expect(end.x).toBeCloseTo(0.2, 12);
    expect(end.y).toBe(0.5);
  });

  test('is not faster along the diagonal', () => {
    const end = step({ x: 0.5, y: 0.5, intent: { kind: 'head', dx: 1, dy: -1 } }, rules);
    expect(Math.hypot(end.x - 0.5, end.y - 0.5)).toBeCloseTo(PER_TICK, 12);
  });

  test('is slower for a stick that is pushed half way', () => {
    const end = step({ x: 0.5, y: 0.5, intent: { kind: 'head', dx: 0.5, dy: 0 } }, rules);
    expect(end.x - 0.5).toBeCloseTo(PER_TICK / 2, 12);
  });

  test('ends at the border of the world', () => {
    const end = walkFor({ x: 0.999, y: 0.5, intent: { kind: 'head', dx: 1, dy: 0 } }, 10);
    expect(end).toMatchObject({ x: 1, y: 0.5 });
  });

  test('stops exactly at its target and wants nothing more', () => {
    const end = walkFor({ x: 0.2, y: 0.3, intent: { kind: 'go', x: 0.213, y: 0.309 } }, 40);
    expect(end).toEqual({ x: 0.213, y: 0.309, intent: { kind: 'halt' } });
  });

  test('goes straight to a target, at full speed', () => {
    const start: Place = { x: 0.2, y: 0.2, intent: { kind: 'go', x: 0.5, y: 0.6 } };
    const end = step(start, rules);
    expect(end.x - 0.2).toBeCloseTo(PER_TICK * 0.6, 12);
    expect(end.y - 0.2).toBeCloseTo(PER_TICK * 0.8, 12);
  });

  test('looks ahead to where many ticks lead', () => {
    const start: Place = { x: 0.1, y: 0.1, intent: { kind: 'head', dx: 1, dy: 1 } };
    const [ahead, there] = [lookAhead(start, rules, 0.4), walkFor(start, 50)];
    expect(ahead.x).toBeCloseTo(there.x, 10);
    expect(ahead.y).toBeCloseTo(there.y, 10);
  });
});

describe('the rules of a map', () => {
  test('make hearing narrower and walking slower the more segments there are', () => {
    const maps = [300, 5000, 100_000].map(walkRules);
    expect(maps.map(({ radius }) => radius)).toEqual([
      0.11,
      expect.closeTo(0.0424, 3),
      expect.closeTo(0.0095, 3),
    ]);
    expect(maps.map(({ speed }) => speed)).toEqual([
      expect.closeTo(0.116, 3),
      expect.closeTo(0.0721, 3),
      expect.closeTo(0.0341, 3),
    ]);
  });

  test('stay usable on an empty map and on a huge one', () => {
    for (const segments of [0, 1, 10_000_000]) {
      const { speed, radius } = walkRules(segments);
      expect(speed).toBeGreaterThan(0.02);
      expect(radius).toBeGreaterThanOrEqual(0.006);
    }
  });
});
