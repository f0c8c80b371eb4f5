import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnswerEffect, answerEffects } from '#analysis/effects/answer-effects';
import type { Score } from '#analysis/trials/read-scores';
import type { Trials } from '#analysis/trials/read-trials';
import { seededRandom } from '#models/chance/seeded-random';
import { shuffled } from '#study/design/shuffled';
import {
  type ConditionWorld,
  NO_TRIALS,
  simulateConditions,
} from '../support/simulated-conditions.ts';

const WORLD = { people: 16, items: 8, effect: 0, personSd: 0.5, itemSd: 0.5 };

/** Effects in so many studies of one world: on the ratings and, between people, on the right choices. */
function studies(count: number, world: ConditionWorld, seed: number) {
  const random = seededRandom(seed);
  const all = Array.from({ length: count }, () => {
    const trials = simulateConditions(world, random);
    return answerEffects(world.within ? { ...trials, choices: [] } : trials);
  });
  const of = (unit: string) =>
    all.flatMap((rows) => rows.flatMap(({ found }) => (found?.unit === unit ? [found] : [])));
  return { points: of('points'), logOdds: of('log-odds') };
}

function covered(found: readonly NonNullable<AnswerEffect['found']>[], truth: number): number {
  const hits = found.filter(({ interval }) => interval.low <= truth && truth <= interval.high);
  return hits.length / found.length;
}

function meanOf(found: readonly NonNullable<AnswerEffect['found']>[]): number {
  return found.reduce((sum, { estimate }) => sum + estimate, 0) / found.length;
}

/** What a share of 95 % may come out as in 120 draws, at odds of 1 in 2000. */
const LEAST_COVERED = 0.88;

describe('effects of conditions on answers', () => {
  test('a planted effect between people is recovered, its intervals cover it', () => {
    const { points, logOdds } = studies(120, { ...WORLD, effect: 0.8 }, 11);
    for (const found of [points, logOdds]) {
      expect(found.length).toBeGreaterThan(110);
      expect(Math.abs(meanOf(found) - 0.8)).toBeLessThan(0.12);
      expect(covered(found, 0.8)).toBeGreaterThan(LEAST_COVERED);
    }
  });

  test("a planted effect within people is recovered although people's own effects differ", () => {
    const world = { ...WORLD, people: 20, effect: 0.8, ownSd: 0.6, within: true };
    const { points } = studies(120, world, 12);
    expect(Math.abs(meanOf(points) - 0.8)).toBeLessThan(0.08);
    expect(covered(points, 0.8)).toBeGreaterThan(LEAST_COVERED);
    expect(points.every(({ model }) => model.includes('(1 + level | person)'))).toBe(true);
  });

  test('a condition that bends items this way and that is no effect: about 5 % reject', () => {
    const world = { ...WORLD, people: 60, items: 8, itemOwnSd: 0.6 };
    const random = seededRandom(14);
    const found = Array.from({ length: 150 }, () => {
      const [row] = answerEffects({ ...simulateConditions(world, random), choices: [] });
      return row?.found?.p ?? Number.NaN;
    });
    // Without the items' own differences in the model more than a quarter reject.
    expect(found.filter((p) => p < 0.05).length / found.length).toBeLessThan(0.12);
  });

  test('without an effect about 5 % reject', () => {
    const { points, logOdds } = studies(120, WORLD, 13);
    for (const found of [points, logOdds])
      expect(found.filter(({ p }) => p < 0.05).length / found.length).toBeLessThan(0.12);
  });

  test('the order of the rows does not matter', () => {
    const trials = simulateConditions({ ...WORLD, effect: 0.5, people: 10 }, seededRandom(3));
    const expected = answerEffects(trials);
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = seededRandom(seed);
        const mixed = answerEffects({
          ...trials,
          ratings: shuffled(trials.ratings, random),
          choices: shuffled(trials.choices, random),
        });
        expect(mixed).toEqual(expected);
      }),
      { numRuns: 4 },
    );
  });

  test('one condition and one level: nothing to compare', () => {
    const trials = simulateConditions(WORLD, seededRandom(4));
    const one = <Row extends { condition: string }>(rows: readonly Row[]) =>
      rows.map((row) => ({ ...row, condition: 'a' }));
    expect(
      answerEffects({ ...trials, ratings: one(trials.ratings), choices: one(trials.choices) }),
    ).toEqual([]);
    expect(answerEffects(NO_TRIALS)).toEqual([]);
  });

  test('right and wrong are told in log-odds by a binomial model, ratings in points', () => {
    const rows = answerEffects(
      simulateConditions({ ...WORLD, people: 24, effect: 1 }, seededRandom(5)),
    );
    expect(rows.map(({ outcome, found }) => [outcome.name, found?.unit, found?.model])).toEqual([
      ['direction', 'log-odds', 'answer ~ condition + (1 | person) + (1 + condition | item)'],
      ['rating-soft-hard', 'points', 'answer ~ condition + (1 | person) + (1 + condition | item)'],
    ]);
    for (const { value, against, people, answers } of rows) {
      expect([value, against]).toEqual(['b', 'a']);
      expect([people, answers]).toEqual([
        [12, 12],
        [96, 96],
      ]);
    }
    for (const { found } of rows) {
      expect(found?.df).toBeGreaterThanOrEqual(7);
      expect(found?.df).toBeLessThanOrEqual(22 + 7);
    }
  });

  test('with another baseline the same difference has the other sign', () => {
    const trials = simulateConditions({ ...WORLD, effect: 0.7 }, seededRandom(8));
    const [rows, turned] = [answerEffects(trials), answerEffects(trials, 'b')];
    for (const [i, { value, against, found }] of turned.entries()) {
      expect([value, against]).toEqual(['a', 'b']);
      expect(found?.estimate).toBeCloseTo(-(rows[i]?.found?.estimate ?? Number.NaN), 3);
      expect(found?.p).toBeCloseTo(rows[i]?.found?.p ?? Number.NaN, 3);
    }
    expect(answerEffects(trials, 'elsewhere')).toEqual(rows);
  });

  test('Holm corrects over the rows between people, apart from those within', () => {
    const [between, within] = [false, true].map((inside) =>
      simulateConditions({ ...WORLD, effect: 0.6, within: inside }, seededRandom(6)),
    ) as [Trials, Trials];
    const rows = answerEffects({
      ...NO_TRIALS,
      choices: between.choices,
      ratings: [
        ...between.ratings,
        ...within.ratings.map((row) => ({ ...row, scale: 'dull-bright' })),
      ],
    });
    const families = [false, true].map((inside) => rows.filter((row) => row.within === inside));
    expect(families.map(({ length }) => length)).toEqual([2, 1]);
    const least = Math.min(...(families[0] ?? []).map(({ found }) => found?.p ?? 1));
    const corrected = (families[0] ?? []).find(({ found }) => found?.p === least)?.found?.holm;
    expect(corrected).toBeCloseTo(Math.min(1, 2 * least), 12);
    expect(families[1]?.[0]?.found?.holm).toBe(families[1]?.[0]?.found?.p);
  });
});

describe('where a mixed model does not do', () => {
  const score = (person: number, value: number, condition: string): Score => ({
    ...{ session: `s${person}`, trial: 0, repeats: null, rt: 2, block: 'end', level: '' },
    ...{ outcome: 'question-ease', title: 'Question ease', unit: 'as asked', item: 'ease' },
    ...{ condition, value, binary: false },
  });

  test('one answer a person: Welch as R computes it, and the note says so', () => {
    const scores = [
      ...[3, 4, 5, 4, 6].map((value, i) => score(i, value, 'a')),
      ...[5, 6, 7, 5].map((value, i) => score(10 + i, value, 'b')),
    ];
    const [row, ...rest] = answerEffects({ ...NO_TRIALS, scores });
    expect(rest).toEqual([]);
    expect(row?.note).toBe('one answer a person: no mixed model');
    // R 4.2.2: t.test(c(5, 6, 7, 5), c(3, 4, 5, 4, 6))
    expect(row?.found?.estimate).toBeCloseTo(1.35, 12);
    expect(row?.found?.df).toBeCloseTo(6.954761056, 8);
    expect(row?.found?.p).toBeCloseTo(0.095162988, 8);
    expect(row?.found?.interval.low).toBeCloseTo(-0.30601215, 7);
  });

  test('answers that are all right under one condition have no log-odds', () => {
    const trials = simulateConditions({ ...WORLD, effect: 0 }, seededRandom(7));
    const choices = trials.choices.map((one) => ({
      ...one,
      correct: one.condition === 'b' || one.correct,
    }));
    const [row] = answerEffects({ ...NO_TRIALS, choices });
    expect(row?.note).toContain('all answers under b are the same');
    expect(row?.found?.unit).toBe('share');
    expect(row?.means[0]).toBe(1);
  });

  test('too few people, and answers that never differ, are said and not tested', () => {
    const few = [1, 2, 3].map((value, i) => score(i, value, 'a'));
    const [row] = answerEffects({ ...NO_TRIALS, scores: [...few, score(9, 4, 'b')] });
    expect(row).toMatchObject({ found: null, note: 'fewer than 3 people', people: [1, 3] });
    const same = [0, 1, 2, 3, 4, 5].map((p) => score(p, 4, p < 3 ? 'a' : 'b'));
    const [none] = answerEffects({ ...NO_TRIALS, scores: same });
    expect(none).toMatchObject({ found: null, note: 'every answer is the same' });
  });
});
