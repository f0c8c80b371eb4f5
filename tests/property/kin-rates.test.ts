import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '#models/chance/seeded-random';
import { kinRate, NO_KIN, nearestOthers } from '#models/projection/kin';
import { nearestRows } from '#models/projection/nearest-rows';
import type { Matrix } from '#models/space/space';

/** Points of a few tracks, whose segments follow on each other. */
function drawn(seed: number, sizes: readonly number[], columns: number) {
  const random = seededRandom(seed);
  const groups = sizes.flatMap((size, track) => Array.from({ length: size }, () => track));
  const values = Float32Array.from({ length: groups.length * columns }, () => random());
  return { groups, matrix: { rows: groups.length, columns, values } satisfies Matrix };
}

const worlds = fc
  .record({
    seed: fc.nat(1e6),
    sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 9 }),
    columns: fc.integer({ min: 1, max: 6 }),
    step: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ seed, sizes, columns, step }) => ({ ...drawn(seed, sizes, columns), step }));

test('F44 the nearest segments of other tracks are what a plain search over them finds', () => {
  fc.assert(
    fc.property(worlds, ({ groups, matrix, step }) => {
      const { rows, ids } = nearestOthers(matrix, groups, 3, step);
      expect([...rows]).toEqual(
        Array.from({ length: Math.ceil(groups.length / step) }, (_, i) => i * step),
      );
      const everything = nearestRows(matrix, matrix, groups.length);
      for (const [i, id] of rows.entries()) {
        const order = [...everything.subarray(id * groups.length, (id + 1) * groups.length)];
        const others = order.filter((other) => groups[other] !== groups[id]);
        expect([...ids.subarray(3 * i, 3 * i + 3)]).toEqual(others.slice(0, 3));
      }
    }),
    { numRuns: 60 },
  );
});

test('the rate of kin is a mean of shares over those that have kin elsewhere, and so is chance', () => {
  fc.assert(
    fc.property(worlds, fc.integer({ min: 1, max: 3 }), ({ groups, matrix }, kinds) => {
      const labels = groups.map((track, i) => ((track * 7 + i) % 5 === 0 ? NO_KIN : track % kinds));
      const nearest = nearestOthers(matrix, groups, 2);
      const { rows, share, chance } = kinRate(nearest, labels, groups);
      const shares = groups.flatMap((track, i) => {
        const others = groups.flatMap((other, j) => (other === track ? [] : [labels[j]]));
        const kin = others.filter((label) => label === labels[i] && label !== NO_KIN).length;
        const mine = [...nearest.ids.subarray(2 * i, 2 * i + 2)];
        const got = mine.filter((j) => labels[j] === labels[i]).length / 2;
        return kin === 0 ? [] : [{ got, luck: kin / others.length }];
      });
      expect(rows).toBe(shares.length);
      if (rows === 0) return;
      const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
      expect(share).toBeCloseTo(mean(shares.map(({ got }) => got)), 9);
      expect(chance).toBeCloseTo(mean(shares.map(({ luck }) => luck)), 9);
    }),
    { numRuns: 60 },
  );
});

test('where labels lie together the rate is 1, where they are drawn it is about chance', () => {
  const sizes = Array.from({ length: 40 }, () => 10);
  const { groups, matrix } = drawn(1, sizes, 2);
  const labels = groups.map((track) => track % 4);
  for (const [i, label] of labels.entries()) matrix.values[2 * i] = 10 * label;
  expect(kinRate(nearestOthers(matrix, groups, 5), labels, groups)).toMatchObject({
    rows: 400,
    share: 1,
    chance: expect.closeTo(90 / 390, 9),
  });
  const mixed = drawn(2, sizes, 2);
  const { share, chance } = kinRate(nearestOthers(mixed.matrix, groups, 5), labels, groups);
  expect(Math.abs(share - chance)).toBeLessThan(0.05);
});

test('without kin there is no share', () => {
  const { groups, matrix } = drawn(3, [3, 3, 3, 3], 2);
  const rate = kinRate(nearestOthers(matrix, groups, 2), groups, groups);
  expect(rate).toEqual({ rows: 0, share: Number.NaN, chance: Number.NaN });
});
