import { expect, test } from 'vitest';
import { modelAgreements } from '#analysis/trials/model-agreement';
import type { Rating } from '#analysis/trials/read-trials';
import { splitHalves } from '#analysis/trials/split-half';
import { seededRandom } from '#models/chance/seeded-random';
import { drawNormal } from '#study/statistics/draw';
import { NO_TRIALS } from '../support/simulated-conditions.ts';

/** People who hear clips of variance 1 with errors of a given SD. */
function ratings(people: number, clips: number, error: number, seed: number): readonly Rating[] {
  const random = seededRandom(seed);
  const heard = Array.from({ length: clips }, () => drawNormal(random));
  return Array.from({ length: people }, (_, p) =>
    heard.map((value, clip) => ({
      ...{
        session: `s${p}`,
        trial: clip,
        repeats: null,
        rt: 1,
        block: 'b',
        condition: '',
        level: '',
        axis: '',
        position: null,
      },
      ...{ clip, scale: 'soft-hard', rating: value + error * drawNormal(random) },
    })),
  ).flat();
}

test('split halves: means of 20 people with error SD 2 correlate 1 / (1 + 4 / 10), stepped up to 1 / (1 + 4 / 20)', () => {
  const [found] = splitHalves(ratings(20, 400, 2, 5), { seed: 1 });
  expect(found).toMatchObject({ scale: 'soft-hard', people: 20, clips: 400 });
  expect(Math.abs((found?.half ?? 0) - 1 / 1.4)).toBeLessThan(0.05);
  expect(Math.abs((found?.whole ?? 0) - 1 / 1.2)).toBeLessThan(0.04);
  expect(splitHalves(ratings(3, 10, 1, 1), { seed: 1 })).toEqual([]);
});

test('people agree with themselves as often as repeated comparisons come out the same', () => {
  const row = (trial: number, repeats: number | null, choice: string, reference = 7) => ({
    ...{ session: 'a', trial, repeats, rt: 1, block: 'b', space: 's', reference, choice },
    ...{ condition: '', level: '', form: 'nearest', clips: [reference, 1, 2, 3] },
    agrees: choice === '1',
  });
  const comparisons = [row(0, null, '1'), row(1, null, '2', 8), row(2, 0, '1'), row(3, 1, '1', 8)];
  const [found] = modelAgreements({ ...NO_TRIALS, comparisons }, { seed: 1, replicates: 10 });
  expect(found).toMatchObject({ self: 0.5, trials: 2, model: 0.5 });
  const [once] = modelAgreements(
    { ...NO_TRIALS, comparisons: comparisons.slice(0, 2) },
    { seed: 1, replicates: 10 },
  );
  expect(once?.self).toBeNull();
});

test('the ceiling is what others chose of those who were offered it, wherever it stood on the screen', () => {
  const row = (session: string, clips: readonly number[], choice: number, neighbour: number) => ({
    ...{ session, trial: 0, repeats: null, rt: 1, block: 'b', space: 's', reference: 7 },
    ...{ condition: '', level: '', form: 'nearest', clips: [7, ...clips], choice: String(choice) },
    agrees: clips[choice - 1] === neighbour,
  });
  const ceiling = (...comparisons: readonly ReturnType<typeof row>[]) =>
    modelAgreements({ ...NO_TRIALS, comparisons }, { seed: 1, replicates: 10 })[0]?.ceiling;
  expect(ceiling(row('a', [1, 2, 3], 1, 1), row('b', [4, 5, 1], 3, 1))).toBe(1);
  expect(ceiling(row('a', [1, 2, 3], 1, 1), row('b', [4, 1, 5], 1, 1))).toBe(0);
  expect(ceiling(row('a', [1, 2, 3], 2, 1), row('b', [4, 5, 1], 1, 1))).toBeNull();
  expect(ceiling(row('a', [1, 2, 3], 0, 1), row('b', [4, 5, 1], 0, 1))).toBe(1);
});
