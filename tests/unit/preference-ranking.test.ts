import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { preferenceFigures } from '#analysis/figure/preference-figure';
import { preferencePart } from '#analysis/report/preference-part';
import { bradleyTerry, comparableGroups, type Duel } from '#analysis/statistics/bradley-terry';
import { strengthErrors } from '#analysis/statistics/bradley-terry-errors';
import { momentsOf } from '#analysis/statistics/effect-size';
import { preferenceRankings, shownOptions } from '#analysis/trials/preference-ranking';
import type { Preference } from '#analysis/trials/read-preferences';
import { seededRandom } from '#models/chance/seeded-random';
import { drawNormal, logistic } from '#study/statistics/draw';

type Told = Pick<Preference, 'first' | 'second' | 'winner'> & Partial<Preference>;

const answers = (told: readonly Told[]): readonly Preference[] =>
  told.map((one, trial) => ({
    ...{ session: 's', trial, repeats: null, rt: 2, block: 'likes', condition: '', level: '' },
    ...one,
  }));
const rank = (told: readonly Told[]) => preferenceRankings(answers(told), () => 'hash');
const won = (winner: number, loser: number): Told => ({ first: winner, second: loser, winner });

/** Everybody compares all pairs of clips with the given strengths. */
function study(strengths: readonly number[], people: number, seed: number): readonly Told[] {
  const random = seededRandom(seed);
  return Array.from({ length: people }, (_, p) =>
    strengths.flatMap((a, first) =>
      strengths.slice(first + 1).map((b, j) => {
        const second = first + 1 + j;
        const winner = random() < logistic(a - b) ? first : second;
        return { session: `s${p}`, first, second, winner };
      }),
    ),
  ).flat();
}

describe('preferences ranked', () => {
  test('planted strengths are found, within their intervals, the strongest first', () => {
    const planted = [1, 0.5, 0, -0.5, -1];
    const [ranking] = rank(study(planted, 400, 4));
    expect(ranking).toMatchObject({ block: 'likes', people: 400, comparisons: 4000 });
    expect(ranking?.options.map(({ segment }) => segment)).toEqual([0, 1, 2, 3, 4]);
    for (const { segment, strength, interval, se } of ranking?.options ?? []) {
      expect(Math.abs((strength ?? 9) - (planted[segment] ?? 0))).toBeLessThan(4 * (se ?? 0));
      expect(interval?.low).toBeLessThan(strength ?? 0);
      expect(interval?.high).toBeGreaterThan(strength ?? 0);
      expect(se).toBeLessThan(0.08);
    }
  });

  test('two clips: the difference is the logit of the share won, its error that of a share', () => {
    const people = Array.from({ length: 50 }, (_, p) => ({
      ...won(p < 30 ? 0 : 1, p < 30 ? 1 : 0),
      session: `s${p}`,
    }));
    const [first, second] = rank(people)[0]?.options ?? [];
    expect(first).toMatchObject({ segment: 0, won: 0.6, comparisons: 50, standing: 'ranked' });
    expect((first?.strength ?? 0) - (second?.strength ?? 0)).toBeCloseTo(Math.log(1.5), 9);
    expect(first?.se).toBeCloseTo(Math.sqrt(1 / (50 * 0.6 * 0.4)) / 2 / Math.sqrt(49 / 50), 9);
  });

  test('answers of one person that are the same tell no more than one: the error counts people', () => {
    const once = Array.from({ length: 20 }, (_, p) => ({
      ...won(p < 12 ? 0 : 1, p < 12 ? 1 : 0),
      session: `s${p}`,
    }));
    const often = once.flatMap((one) => [one, one, one, one]);
    const [single, repeated] = [once, often].map((told) => rank(told)[0]?.options[0]);
    expect(repeated?.strength).toBeCloseTo(single?.strength ?? 9, 9);
    expect(repeated?.se).toBeCloseTo(single?.se ?? 9, 9);
  });

  test('whatever is answered: ranked strengths have a mean of 0, and no number is infinite', () => {
    const pair = fc
      .tuple(fc.nat(5), fc.nat(5), fc.constantFrom(0, 1, 2), fc.nat(4))
      .filter(([a, b]) => a !== b)
      .map(
        ([first, second, which, p]): Told => ({
          ...{ first, second, session: `s${p}` },
          winner: which === 2 ? null : which === 0 ? first : second,
        }),
      );
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), (told) => {
        const options = rank(told)[0]?.options ?? [];
        const ranked = options.flatMap(({ strength }) => (strength === null ? [] : [strength]));
        for (const { won: share, strength, se, interval, standing } of options) {
          for (const value of [share, strength ?? 0, se ?? 0, interval?.low ?? 0])
            expect(Number.isFinite(value)).toBe(true);
          expect(strength === null).toBe(standing !== 'ranked');
        }
        expect(ranked.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 6);
        expect(options.reduce((sum, { comparisons }) => sum + comparisons, 0)).toBe(
          2 * told.length,
        );
      }),
      { numRuns: 200 },
    );
  });

  test('neither is half a win for both', () => {
    const [ranking] = rank([{ first: 3, second: 5, winner: null }]);
    expect(ranking?.options).toMatchObject([
      { segment: 3, won: 0.5, strength: 0, interval: null },
      { segment: 5, won: 0.5, strength: 0, interval: null },
    ]);
  });

  test('a clip that wins always is left out and told; the others are ranked', () => {
    const [ranking] = rank([won(0, 1), won(0, 2), won(1, 2), won(2, 1), won(1, 2)]);
    expect(ranking?.options).toMatchObject([
      { segment: 1, standing: 'ranked' },
      { segment: 2, standing: 'ranked' },
      { segment: 0, standing: 'never lost', strength: null, won: 1 },
    ]);
    const page = preferencePart({ rankings: ranking ? [ranking] : [], names: new Map() }, () => []);
    expect(page).toContain('5 comparisons by 1 person. 1 clip left out');
    expect(page).toContain('<td>never lost</td>');
  });

  test('two halves that were never compared with each other have no strengths, and no figure', () => {
    const rankings = rank([won(0, 1), won(1, 0), won(2, 3), won(3, 2)]);
    expect(rankings[0]?.options.map(({ standing }) => standing)).toEqual(Array(4).fill('apart'));
    expect(preferenceFigures({ rankings, names: new Map() })).toEqual([]);
    expect(preferencePart({ rankings, names: new Map() }, () => [])).toContain(
      'No strengths: no group',
    );
  });

  test('every block has its own ranking, repeated trials count nowhere, another dataset is other music', () => {
    const told = answers([
      { ...won(0, 1), block: 'one' },
      { ...won(1, 0), block: 'two' },
      { ...won(1, 0), block: 'one', repeats: 0 },
    ]);
    const rankings = preferenceRankings(told, () => 'hash');
    expect(rankings.map(({ block, comparisons }) => [block, comparisons])).toEqual([
      ['one', 1],
      ['two', 1],
    ]);
    const apart = preferenceRankings(
      answers([won(0, 1), { ...won(0, 1), session: 'other' }]),
      (session) => session,
    );
    expect(apart[0]?.options).toHaveLength(4);
  });

  test('of many clips the figure shows the first and the last', () => {
    const clips = 60;
    const told = Array.from({ length: clips }, (_, i) => [
      won(i, (i + 1) % clips),
      won((i + 1) % clips, i),
      won(i, (i + 7) % clips),
    ]).flat();
    const [ranking] = rank(told);
    if (!ranking) throw new Error('nothing was ranked');
    const shown = shownOptions(ranking);
    expect(shown).toHaveLength(40);
    expect(shown.slice(0, 20)).toEqual(ranking.options.slice(0, 20));
    expect(shown.slice(20)).toEqual(ranking.options.slice(40));
  });

  test('the figure names clips by title and place, fills what lies apart from the mean', () => {
    const names = new Map([['hash 0', { title: 'Song <A>', artist: '', start: 61, end: 64 }]]);
    const [figure] = preferenceFigures({ rankings: rank(study([1.5, 0, -1.5], 60, 2)), names });
    expect(figure?.alone).toContain('Song &lt;A&gt;, 1:01');
    expect(figure?.alone).toContain('segment 2');
    expect(figure?.alone).not.toMatch(/NaN|Infinity|undefined/);
  });
});

/** Who beat whom by way of others, item by item. */
function beatenBy(item: number, duels: readonly Duel[]): ReadonlySet<number> {
  const beaten = new Set([item]);
  for (const one of beaten)
    for (const { winner, loser } of duels) if (winner === one) beaten.add(loser);
  return beaten;
}

test('groups part all items, and two are together where each beat the other by way of others', () => {
  const duel = fc
    .tuple(fc.nat(6), fc.nat(6))
    .map(([winner, loser]): Duel => ({ winner, loser, times: 1 }));
  fc.assert(
    fc.property(fc.array(duel, { maxLength: 14 }), fc.nat(6), fc.nat(6), (duels, i, j) => {
      const groups = comparableGroups(7, duels);
      expect(groups.flat().sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
      const together = groups.some((group) => group.includes(i) && group.includes(j));
      expect(together).toBe(beatenBy(i, duels).has(j) && beatenBy(j, duels).has(i));
    }),
    { numRuns: 300 },
  );
});

test('people have tastes of their own: the errors are the spread of the strengths over many studies', () => {
  const random = seededRandom(9);
  const studies = Array.from({ length: 300 }, () => {
    const people = Array.from({ length: 40 }, () => {
      const taste = [0, 1, 2, 3].map((i) => 0.4 * i + 0.8 * drawNormal(random));
      return Array.from({ length: 12 }, (_, t): Duel => {
        const [a, b] = [t % 4, (t + 1 + (t % 3)) % 4];
        const first = random() < logistic((taste[a] ?? 0) - (taste[b] ?? 0));
        return { winner: first ? a : b, loser: first ? b : a, times: 1 };
      });
    });
    const strengths = bradleyTerry(4, people.flat()) ?? [];
    return { strength: strengths[0] ?? 0, error: strengthErrors(strengths, people)[0] ?? 0 };
  });
  const { variance } = momentsOf(studies.map(({ strength }) => strength));
  const { mean } = momentsOf(studies.map(({ error }) => error));
  expect(mean / Math.sqrt(variance)).toBeGreaterThan(0.9);
  expect(mean / Math.sqrt(variance)).toBeLessThan(1.1);
});
