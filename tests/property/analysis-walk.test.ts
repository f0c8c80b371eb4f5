import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellAt, cellsOf, groundOf } from '#analysis/walk/cells';
import { coverage } from '#analysis/walk/coverage';
import { audibleSeconds } from '#analysis/walk/hearing';
import { type Path, pathLength, straightness } from '#analysis/walk/path';
import { rediscretise } from '#analysis/walk/rediscretise';
import { sinuosity } from '#analysis/walk/sinuosity';
import { thin } from '#analysis/walk/thin';

const coordinate = fc
  .double({ min: -10, max: 10, noNaN: true })
  .map((value) => Math.round(value * 64) / 64);
const corners = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 30 });
const angle = fc.double({ min: 0, max: 6.28, noNaN: true });
const factor = fc.double({ min: 0.05, max: 20, noNaN: true });

const through = (points: readonly (readonly [number, number])[]): Path => ({
  x: points.map(([x]) => x),
  y: points.map(([, y]) => y),
});

/** Turned, scaled and shifted. */
function moved(
  points: readonly (readonly [number, number])[],
  turn: number,
  scale: number,
  shift: readonly [number, number],
): Path {
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  return through(
    points.map(([x, y]): readonly [number, number] => [
      scale * (c * x - s * y) + shift[0],
      scale * (s * x + c * y) + shift[1],
    ]),
  );
}

test('straightness stays when the map is turned, shifted and scaled, and lies in 0 ... 1', () => {
  fc.assert(
    fc.property(
      corners,
      angle,
      factor,
      fc.tuple(coordinate, coordinate),
      (points, turn, scale, shift) => {
        const before = straightness([through(points)]);
        const after = straightness([moved(points, turn, scale, shift)]);
        fc.pre(before !== null && after !== null);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(1);
        expect(after).toBeCloseTo(before, 7);
      },
    ),
  );
});

test('sinuosity stays when the map is turned and shifted, and falls by the root of a scale', () => {
  const steps = fc.array(fc.tuple(fc.double({ min: 0.1, max: 2, noNaN: true }), angle), {
    minLength: 4,
    maxLength: 30,
  });
  fc.assert(
    fc.property(
      steps,
      angle,
      factor,
      fc.tuple(coordinate, coordinate),
      (list, turn, scale, shift) => {
        const points: [number, number][] = [[0, 0]];
        for (const [length, heading] of list) {
          const [x, y] = points.at(-1) ?? [0, 0];
          points.push([x + length * Math.cos(heading), y + length * Math.sin(heading)]);
        }
        const before = sinuosity([through(points)]);
        const after = sinuosity([moved(points, turn, scale, shift)]);
        fc.pre(before !== null && after !== null);
        expect(after * Math.sqrt(scale)).toBeCloseTo(before, 4);
      },
    ),
  );
});

test('the steps of a cut path are all of one length and never longer than the path', () => {
  fc.assert(
    fc.property(corners, fc.double({ min: 0.1, max: 5, noNaN: true }), (points, step) => {
      const path = through(points);
      const cut = rediscretise(path, step);
      for (let i = 1; i < cut.x.length; i++) {
        const [dx, dy] = [
          (cut.x[i] ?? 0) - (cut.x[i - 1] ?? 0),
          (cut.y[i] ?? 0) - (cut.y[i - 1] ?? 0),
        ];
        expect(Math.hypot(dx, dy)).toBeCloseTo(step, 6);
      }
      expect(pathLength(cut)).toBeLessThanOrEqual(pathLength(path) + 1e-6);
    }),
  );
});

test('the sampling rate changes neither the cut path nor its sinuosity', () => {
  fc.assert(
    fc.property(corners, fc.integer({ min: 2, max: 6 }), (points, denser) => {
      const dense = points.slice(1).flatMap(([x, y], i) => {
        const [fromX, fromY] = points[i] ?? [x, y];
        return Array.from({ length: denser }, (_, j): readonly [number, number] => [
          fromX + ((x - fromX) * (j + 1)) / denser,
          fromY + ((y - fromY) * (j + 1)) / denser,
        ]);
      });
      const first = points[0] ?? [0, 0];
      const [coarse, fine] = [through(points), through([first, ...dense])].map((path) =>
        rediscretise(path, 0.7),
      );
      expect(Array.from(fine?.x ?? []).length).toBe(Array.from(coarse?.x ?? []).length);
      for (const [i, x] of Array.from(coarse?.x ?? []).entries())
        expect(fine?.x[i]).toBeCloseTo(x, 5);
    }),
  );
});

test('coverage never shrinks, never passes 1, and its area never passes its end', () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const places = fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(
      places,
      places,
      fc.double({ min: 0.02, max: 0.5, noNaN: true }),
      (points, walk, radius) => {
        const ground = groundOf(through(points), radius, 'map');
        const map = {
          id: 'map-1',
          dataset: '',
          space: '',
          projection: '',
          axes: [0, 1],
          labels: ['', ''],
          scale: [1, 1],
          offset: [0, 0],
          radius,
          segments: points.map((_, i) => i),
          points: { x: points.map(([x]) => x), y: points.map(([, y]) => y) },
          ground,
        } as const;
        const t = walk.map((_, i) => i / 2);
        const found = coverage([
          { map, speed: 1, t, x: walk.map(([x]) => x), y: walk.map(([, y]) => y) },
        ]);
        expect(found.share).toBeLessThanOrEqual(1);
        expect(found.area).toBeLessThanOrEqual((found.share ?? 0) + 1e-12);
        expect(found.returns).toBeLessThanOrEqual(found.moves);
        expect(found.growth.map(([, visited]) => visited)).toEqual(
          found.growth.map((_, i) => i + 1),
        );
        for (const [x, y] of points)
          expect(ground.reachable.has(cellAt(cellsOf(radius), x, y))).toBe(true);
      },
    ),
  );
});

test('hearing time is at most the sum of all voices and at most the span', () => {
  const span = fc.tuple(fc.nat(100), fc.nat(30));
  fc.assert(
    fc.property(fc.array(span, { minLength: 1 }), (spans) => {
      const hearings = spans.map(([from, lasts], segment) => ({
        segment,
        track: 0,
        from,
        to: from + lasts,
        gain: 1,
      }));
      const total = audibleSeconds(hearings);
      expect(total).toBeLessThanOrEqual(spans.reduce((sum, [, lasts]) => sum + lasts, 0));
      const end = Math.max(...hearings.map(({ to }) => to));
      expect(total).toBeLessThanOrEqual(end - Math.min(...hearings.map(({ from }) => from)));
    }),
  );
});

test('thinning keeps both ends and nothing closer than asked between them', () => {
  fc.assert(
    fc.property(corners, fc.double({ min: 0.01, max: 3, noNaN: true }), (points, apart) => {
      const kept = thin(through(points), apart);
      expect(kept[0]).toBe(0);
      expect(kept.at(-1)).toBe(points.length - 1);
      expect([...kept].sort((a, b) => a - b)).toEqual(kept);
    }),
  );
});
