import { expect, test } from 'vitest';
import { Discovered } from '#game/map/discovered-veil';

test('walking uncovers the map around the way, once, and never covers it again', () => {
  const discovered = new Discovered();
  expect(discovered.share).toBe(0);
  expect(discovered.look(0.5, 0.5, 0.1)).toBe(true);
  const once = discovered.share;
  expect(once).toBeCloseTo(Math.PI * 0.14 ** 2, 2);
  expect(discovered.look(0.5, 0.5, 0.1)).toBe(false);
  expect(discovered.look(0.6, 0.5, 0.1)).toBe(true);
  expect(discovered.share).toBeGreaterThan(once);
});

test('the smallest ring uncovers something, also in a corner, and the widest one everything', () => {
  const small = new Discovered();
  expect(small.look(1, 0, 0.001)).toBe(true);
  expect(small.share).toBeLessThan(0.001);
  const wide = new Discovered();
  wide.look(0.5, 0.5, 2);
  expect(wide.share).toBe(1);
});
