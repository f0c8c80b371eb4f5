import { describe, expect, test } from 'vitest';
import { headingOf, isWay } from '../../game/map/heading.ts';
import {
  extendTrail,
  TRAIL_SECONDS,
  type TrailPoint,
  trailStrength,
} from '../../game/map/trail.ts';
import { actionOf, USUAL_KEYS } from '../../game/steering/key-map.ts';

describe('keys', () => {
  test.each([
    [['KeyW'], { kind: 'head', dx: 0, dy: -1 }],
    [['ArrowRight', 'ArrowDown'], { kind: 'head', dx: 1, dy: 1 }],
    [['KeyA', 'KeyD'], { kind: 'halt' }],
    [['KeyA', 'KeyD', 'KeyS'], { kind: 'head', dx: 0, dy: 1 }],
    [['KeyA', 'ArrowLeft'], { kind: 'head', dx: -1, dy: 0 }],
    [[], { kind: 'halt' }],
  ])('%j held mean %j', (held, intent) => {
    const actions = held.map((code) => actionOf(USUAL_KEYS, { code, key: '' }));
    expect(headingOf(actions.filter(isWay))).toEqual(intent);
  });

  test('only arrows and WASD walk', () => {
    expect(
      ['KeyW', 'ArrowLeft', 'KeyE', 'Space', 'toString'].map((code) =>
        isWay(actionOf(USUAL_KEYS, { code, key: '' })),
      ),
    ).toEqual([true, true, false, false, false]);
  });
});

describe('the trail', () => {
  const at = (x: number, y: number, tick: number): TrailPoint => ({ x, y, tick });
  const trailOf = (...points: TrailPoint[]) =>
    points.reduce<readonly TrailPoint[]>((trail, point) => extendTrail(trail, point), []);

  test('keeps the ends of a straight walk and its turns', () => {
    const walked = trailOf(at(0, 0, 0), at(0.1, 0, 20), at(0.2, 0, 40), at(0.2, 0.1, 60));
    expect(walked).toEqual([at(0, 0, 0), at(0.2, 0, 40), at(0.2, 0.1, 60)]);
  });

  test('keeps a turn however soon it comes', () => {
    expect(extendTrail([at(0, 0, 0)], at(0.01, 0, 3), true)).toHaveLength(2);
    expect(extendTrail([at(0, 0, 0)], at(0.01, 0, 3))).toHaveLength(1);
  });

  test('does not grow while one stands still', () => {
    expect(trailOf(at(0.5, 0.5, 0), at(0.5, 0.5, 100), at(0.5, 0.5, 200))).toHaveLength(1);
  });

  test('fades within 90 seconds and is dropped after', () => {
    const ticks = (TRAIL_SECONDS * 1000) / 8;
    expect([0, ticks / 2, 2 * ticks].map((tick) => trailStrength(at(0, 0, 0), tick))).toEqual([
      1, 0.5, 0,
    ]);
    const old = [at(0, 0, 0), at(0.1, 0.3, 100), at(0.2, 0.1, 200)];
    expect(extendTrail(old, at(0.3, 0.9, ticks + 150))).toEqual([
      at(0.1, 0.3, 100),
      at(0.2, 0.1, 200),
      at(0.3, 0.9, ticks + 150),
    ]);
  });
});
