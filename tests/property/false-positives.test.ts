import { expect, test } from 'vitest';
import { fitAxis } from '#analysis/subjectivity/subjectivity';
import { taskResults } from '#analysis/trials/task-results';
import { seededRandom } from '#models/chance/seeded-random';
import { meanSquares } from '#study/statistics/mean-squares';
import { twoWayTest } from '#study/statistics/two-way-test';
import { naiveSlopeTest, naiveTest } from '../support/naive-test.ts';
import { simulateAxis, worldOf } from '../support/simulated-axis.ts';
import { choicesOf, guesses } from '../support/simulated-choices.ts';

/* `npm run bench -- false-positives` draws thousands of each world. */
const STUDIES = 300;
/** What a test of 5 % exceeds in fewer than 1 of 300 such runs of 300 studies. */
const BY_CHANCE = 0.087;

const share = (ps: readonly number[]): number => ps.filter((p) => p < 0.05).length / ps.length;

test('where 40 people guess about 24 clips that lean, a t test over people is fooled and the two-way tests are not', () => {
  const random = seededRandom(31);
  const world = { people: 40, clips: 24, clipSd: 1, personSd: 0 };
  const tables = Array.from({ length: STUDIES }, () => guesses(world, random));
  const reported = (asked?: number) =>
    tables.map(
      (table) =>
        taskResults(choicesOf(table, asked), { seed: 1, replicates: 0 })[0]?.p ?? Number.NaN,
    );
  expect(share(tables.map((table) => naiveTest(table, 0.5)))).toBeGreaterThan(0.2);
  for (const ps of [
    tables.map((table) => twoWayTest(meanSquares(table), 0.5).greater),
    reported(),
    reported(6),
  ]) {
    expect(ps.every((p) => p >= 0 && p <= 1)).toBe(true);
    expect(share(ps)).toBeLessThan(BY_CHANCE);
    expect(share(ps)).toBeGreaterThan(0.01);
  }
}, 120_000);

test('along an axis of no meaning, slopes tested over people alone are fooled and the reported test is not', () => {
  const random = seededRandom(32);
  const studies = Array.from({ length: STUDIES }, () => simulateAxis(worldOf(0, 0), random));
  expect(share(studies.map(naiveSlopeTest))).toBeGreaterThan(0.2);
  const ps = studies.map((ratings) => fitAxis(ratings).p);
  expect(share(ps)).toBeLessThan(BY_CHANCE);
  expect(share(ps)).toBeGreaterThan(0.01);
}, 120_000);
