import { expect, test } from 'vitest';
import { axisMeanings } from '#analysis/trials/axis-meaning';
import type { Rating } from '#analysis/trials/read-trials';
import { seededRandom } from '#models/chance/seeded-random';
import { polar } from '../support/polar.ts';
import { NO_TRIALS } from '../support/simulated-conditions.ts';

const [PEOPLE, CLIPS, AXES] = [12, 12, 20];

test('of many axes without a meaning some are below .05 by chance, and none has a verdict: Holm over the axes of a scale', () => {
  const random = seededRandom(2);
  const ratings = Array.from({ length: PEOPLE * CLIPS }, (_, i): Rating => {
    const [person, clip] = [Math.floor(i / CLIPS), i % CLIPS];
    const given = { session: `p${person}`, trial: i, repeats: null, rt: 2, block: 'b' };
    const asked = { condition: '', level: '', axis: '', position: null, scale: 'dark-bright' };
    return { ...given, ...asked, clip, rating: polar(random) };
  });
  const positions = new Map(
    Array.from({ length: AXES }, (_, axis) => [
      `axis-${axis}`,
      new Map(Array.from({ length: CLIPS }, (_, clip) => [clip, polar(random)])),
    ]),
  );
  const found = axisMeanings({ ...NO_TRIALS, ratings, positions }, { seed: 1, replicates: 20 });
  expect(found).toHaveLength(AXES);
  expect(found.some(({ p }) => p < 0.05)).toBe(true);
  for (const { p, holm, verdict, subjectivity } of found) {
    expect(holm).toBeGreaterThanOrEqual(p);
    expect([verdict, subjectivity]).toEqual(['none', null]);
  }
});
