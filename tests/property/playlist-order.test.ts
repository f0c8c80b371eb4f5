import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alongCurve } from '#game/playlist/along-curve';

const unit = fc.float({ min: 0, max: 1, noNaN: true });
const place = fc.record({ x: unit, y: unit });

test('B13 the path through a selection visits every place once, whatever lies where', () => {
  const anywhere = fc.oneof(place, fc.constant({ x: Number.NaN, y: Number.NaN }));
  fc.assert(
    fc.property(fc.array(anywhere), (places) => {
      const order = alongCurve(places);
      expect([...order].sort((a, b) => a - b)).toEqual([...places.keys()]);
      const known = order.map((i) => Number.isFinite(places[i]?.x));
      expect(known).toEqual([...known].sort((a, b) => Number(b) - Number(a)));
    }),
  );
});

test('B13 the path from cell to cell of a full lattice never leaps', () => {
  fc.assert(
    fc.property(fc.constantFrom(2, 4, 8, 16), (side) => {
      const places = Array.from({ length: side * side }, (_, i) => ({
        x: (0.5 + (i % side)) / side,
        y: (0.5 + Math.floor(i / side)) / side,
      }));
      // the curve's cells lie within the places' bounds: corners spread them over the whole
      const order = alongCurve([...places, { x: 0, y: 0 }, { x: 1, y: 1 }]).filter(
        (i) => i < places.length,
      );
      for (const [step, i] of order.slice(1).entries()) {
        const [from, to] = [places[order[step] ?? -1], places[i]];
        const length = Math.hypot((to?.x ?? 0) - (from?.x ?? 0), (to?.y ?? 0) - (from?.y ?? 0));
        expect(length * side).toBeCloseTo(1, 6);
      }
    }),
  );
});
