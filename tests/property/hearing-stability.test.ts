import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGrid } from '#models/space/grid';
import { listen, MOST_VOICES } from '#study/walk/hearing';

const RADIUS = 0.12;
const coordinate = fc.float({ min: 0, max: 1, noNaN: true });
const map = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 120 })
  .map((points) => buildGrid(Float32Array.from(points.flat())));

test('gain is 0 ... 1, pan is -1 ... 1, and there are at most four voices, none twice', () => {
  fc.assert(
    fc.property(map, coordinate, coordinate, (grid, x, y) => {
      const voices = listen(grid, RADIUS, { x, y, tick: 0 }, []);
      expect(voices.length).toBeLessThanOrEqual(MOST_VOICES);
      expect(new Set(voices.map(({ segment }) => segment)).size).toBe(voices.length);
      for (const { gain, pan } of voices) {
        expect(gain >= 0 && gain <= 1).toBe(true);
        expect(pan >= -1 && pan <= 1).toBe(true);
      }
    }),
  );
});

test('who stands still goes on hearing the same, in the same order', () => {
  fc.assert(
    fc.property(map, coordinate, coordinate, coordinate, (grid, x, y, from) => {
      const before = listen(grid, RADIUS, { x: from, y, tick: 0 }, []);
      const first = listen(grid, RADIUS, { x, y, tick: 1 }, before);
      const second = listen(grid, RADIUS, { x, y, tick: 2 }, first);
      expect(second.map(({ segment }) => segment).toSorted()).toEqual(
        first.map(({ segment }) => segment).toSorted(),
      );
      expect(listen(grid, RADIUS, { x, y, tick: 3 }, second)).toEqual(second);
    }),
  );
});
