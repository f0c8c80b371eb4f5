import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trackNumbers } from '#models/space/track-numbers';

test('track numbers stay what they are, in two bytes each where none needs more', () => {
  fc.assert(
    fc.property(fc.uint32Array({ max: 80_000 }), (tracks) => {
      const numbers = trackNumbers(tracks);
      expect([...numbers]).toEqual([...tracks]);
      const wide = tracks.some((track) => track > 65_535);
      expect(numbers.BYTES_PER_ELEMENT).toBe(wide ? 4 : 2);
    }),
  );
});
