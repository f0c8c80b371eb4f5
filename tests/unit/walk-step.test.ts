import { describe, expect, test } from 'vitest';
import { buildGrid } from '#models/space/grid';
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

/** So many segments side by side in a square of the world's middle. */
function square(segments: number, width: number) {
  const side = Math.ceil(Math.sqrt(segments));
  const place = (step: number) => 0.5 + width * ((step + 0.5) / side - 0.5);
  return buildGrid(
    Float32Array.from({ length: 2 * segments }, (_, i) =>
      place(i % 2 === 0 ? (i >> 1) % side : Math.floor((i >> 1) / side)),
    ),
  );
}

const within = (radius: number, segments: number, width: number) =>
  (Math.PI * radius ** 2 * segments) / width ** 2;

describe('the rules of a map', () => {
  test('let about 28 segments lie within hearing, however close they lie', () => {
    for (const [segments, width] of [
      [5000, 1],
      [5000, 0.4],
      [100_000, 1],
    ] as const) {
      const { radius } = walkRules(square(segments, width));
      expect(within(radius, segments, width)).toBeGreaterThan(14);
      expect(within(radius, segments, width)).toBeLessThan(42);
    }
  });

  test('make walking slower where hearing is narrower', () => {
    const [wide, narrow] = [walkRules(square(5000, 1)), walkRules(square(5000, 0.4))];
    expect(narrow.radius).toBeLessThan(wide.radius / 2);
    expect(narrow.speed).toBeLessThan(wide.speed);
  });

  test('stay usable on an empty map and on a huge one', () => {
    for (const segments of [0, 1, 1_000_000]) {
      const { speed, radius } = walkRules(square(segments, 1));
      expect(speed).toBeGreaterThan(0.02);
      expect(radius).toBeGreaterThanOrEqual(0.006);
      expect(radius).toBeLessThanOrEqual(0.11);
    }
  });
});
