import { describe, expect, test } from 'vitest';
import { agreement, isEmpty } from '#analysis/agreement/agreement';
import { agreementIntervals } from '#analysis/agreement/agreement-intervals';
import { cohenKappa, weightedKappa } from '#analysis/agreement/cohen';
import type { Ratings } from '#analysis/agreement/ratings';

type Cells = Ratings['cells'];

function ratings(cells: Cells): Ratings {
  return {
    targets: cells.map((_, i) => `t${i}`),
    raters: (cells[0] ?? []).map((_, j) => `r${j}`),
    cells,
    words: null,
  };
}

/** Raters in lines as papers print them, `.` where missing, turned to one row a target. */
function fromRaters(...lines: readonly string[]): Ratings {
  const rows = lines.map((line) => line.split(' '));
  const cells = (rows[0] ?? []).map((_, i) =>
    rows.map((row) => (row[i] === '.' ? null : Number(row[i]))),
  );
  return ratings(cells);
}

/** Shrout & Fleiss (1979), table 2. */
const JUDGES = fromRaters('9 6 8 7 10 6', '2 1 4 1 5 2', '5 3 6 2 6 4', '8 2 8 6 9 7');

/** Krippendorff, "Computing Krippendorff's alpha-reliability" (2011): 4 observers, 12 units. */
const OBSERVERS = fromRaters(
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . .',
  '. 3 3 3 2 3 4 2 2 5 1 3',
  '1 2 3 3 2 4 4 1 2 5 1 .',
);

/** Fleiss (1971), table 1: 30 patients, 6 psychiatrists, 5 diagnoses. */
const DIAGNOSES = ratings(
  `444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444
   224445 333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444
   133333 555555`
    .split(/\s+/)
    .map((row) => [...row].map(Number)),
);

/** Eight targets with many ties; the answers are those of psych 2.2.9 and R 4.2.2. */
const TIED = ratings([
  [3, 3, 4, 4],
  [1, 2, 2, 1],
  [5, 5, 5, 4],
  [3, 4, 4, 3],
  [2, 2, 2, 2],
  [4, 5, 4, 4],
  [1, 1, 3, 2],
  [5, 4, 5, 5],
]);

describe('examples of the literature', () => {
  test('Shrout & Fleiss: F, Kendall and alpha', () => {
    const { anova, kendallW, krippendorffAlpha, cronbachAlpha, icc } = agreement(JUDGES);
    expect(anova?.f).toBeCloseTo(11.02725, 5);
    expect(kendallW?.value).toBeCloseTo(0.8553571, 7);
    expect(kendallW?.corrected).toBeCloseTo(0.887037, 7);
    expect(kendallW?.chi2).toBeCloseTo(17.74074, 5);
    expect(kendallW?.p).toBeCloseTo(0.0032895, 7);
    expect(krippendorffAlpha?.interval).toBeCloseTo(0.1473079, 7);
    expect(cronbachAlpha).toBeCloseTo(icc?.icc3k?.value ?? 0, 12);
  });

  test('Krippendorff: all four levels with missing ratings; Gwet AC1 as irrCAC gives it', () => {
    const { krippendorffAlpha, gwetAC1, notes } = agreement(OBSERVERS);
    expect(krippendorffAlpha?.nominal).toBeCloseTo(0.7434211, 7);
    expect(krippendorffAlpha?.ordinal).toBeCloseTo(0.8153875, 7);
    expect(krippendorffAlpha?.interval).toBeCloseTo(0.8491071, 7);
    expect(krippendorffAlpha?.ratio).toBeCloseTo(0.7974028, 7);
    expect(gwetAC1).toBeCloseTo(0.77544, 5);
    expect(notes['icc']).toBe('needs complete data; 7 of 48 ratings are missing');
  });

  test('Fleiss: kappa and z', () => {
    const { fleissKappa, krippendorffAlpha } = agreement(DIAGNOSES);
    expect(fleissKappa?.value).toBeCloseTo(0.4302445, 7);
    expect(fleissKappa?.z).toBeCloseTo(17.65183, 5);
    expect(krippendorffAlpha?.nominal).toBeCloseTo(0.4334098, 7);
  });

  test('Cohen: 2 x 2, and the weights of 1968', () => {
    const kappa = cohenKappa(
      [
        [20, 5],
        [10, 15],
      ],
      true,
    );
    expect(kappa?.value).toBeCloseTo(0.4, 12);
    expect(kappa?.se).toBeCloseTo(0.126996062931, 10);
    const shares = [
      [0.44, 0.07, 0.09],
      [0.05, 0.2, 0.05],
      [0.01, 0.03, 0.06],
    ];
    const weights = [
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ];
    expect(cohenKappa(shares, true)?.value).toBeCloseTo(0.491525, 6);
    expect(weightedKappa(shares, weights)).toBeCloseTo(0.347826, 6);
  });
});

describe('tied ratings, as psych and R say', () => {
  const { icc, friedman, kendallW, cronbachAlpha } = agreement(TIED);

  test.each([
    ['icc11', 0.8362573099, 0.6174630854, 0.9590193842],
    ['icc21', 0.8369723435, 0.6173525419, 0.9592166849],
    ['icc31', 0.8518518519, 0.6391369151, 0.9635863837],
    ['icc1k', 0.9533333333, 0.8658889512, 0.9894299713],
    ['icc2k', 0.9535655058, 0.8658345979, 0.9894824663],
    ['icc3k', 0.9583333333, 0.8763070694, 0.9906409996],
  ] as const)('%s', (form, value, lower, upper) => {
    expect(icc?.[form]?.value).toBeCloseTo(value, 9);
    expect(icc?.[form]?.lower).toBeCloseTo(lower, 8);
    expect(icc?.[form]?.upper).toBeCloseTo(upper, 8);
  });

  test('Friedman of the raters, Kendall of the targets, Cronbach', () => {
    expect(friedman).toEqual({
      chi2: expect.closeTo(4.88235294118, 10),
      df: 3,
      p: expect.closeTo(0.180617339, 9),
    });
    expect(kendallW?.value).toBeCloseTo(0.848958333333, 11);
    expect(kendallW?.corrected).toBeCloseTo(0.894200626959, 11);
    expect(kendallW?.chi2).toBeCloseTo(25.0376175549, 9);
    expect(cronbachAlpha).toBeCloseTo(0.958333333333, 11);
  });

  test("two raters have Cohen's kappa with its standard error and both weights", () => {
    const two = ratings(TIED.cells.map((row) => row.slice(0, 2)));
    const { cohenKappa: kappa } = agreement(two);
    expect(kappa?.value).toBeCloseTo(0.384615384615, 11);
    expect(kappa?.se).toBeCloseTo(0.210371465499, 11);
    expect(kappa?.linear).toBeCloseTo(0.698113207547, 11);
    expect(kappa?.squared).toBeCloseTo(0.882352941176, 11);
  });
});

describe('data that not every statistic fits', () => {
  test('constant ratings keep the mean squares and say why the rest is absent', () => {
    const found = agreement(
      ratings([
        [3, 3],
        [3, 3],
        [3, 3],
      ]),
    );
    expect(found.anova).toEqual({ msr: 0, msc: 0, mse: 0, msw: 0 });
    expect(Object.keys(found).sort()).toEqual(['anova', 'k', 'n', 'notes']);
    expect(found.notes['krippendorffAlpha']).toContain('all values are the same');
    expect(JSON.stringify(found)).not.toContain('null');
  });

  test('a single rater has nothing to agree with', () => {
    const found = agreement(ratings([[3], [4], [5]]));
    expect(isEmpty(found)).toBe(true);
    expect(found).toMatchObject({ n: 3, k: 1, notes: { icc: 'needs at least two raters' } });
  });

  test('perfect agreement is 1, with raters apart by a constant still consistent', () => {
    const alike = agreement(
      ratings([
        [1, 1],
        [2, 2],
        [4, 4],
      ]),
    );
    expect(alike.icc?.icc21).toEqual({ value: 1, lower: 1, upper: 1 });
    expect(alike.cohenKappa?.value).toBe(1);
    const shifted = agreement(
      ratings([
        [1, 2],
        [2, 3],
        [4, 5],
      ]),
    );
    expect(shifted.icc?.icc31?.value).toBe(1);
    expect(shifted.icc?.icc21?.value).toBeCloseTo(0.8235294, 7);
    expect(shifted.notes['icc.icc21.lower']).toContain('variance is zero');
  });

  test('negative values have no ratio level, words only the nominal one', () => {
    const negative = agreement(
      ratings([
        [-1, 1],
        [2, 2],
        [0, 1],
      ]),
    );
    expect(negative.krippendorffAlpha?.ratio).toBeUndefined();
    expect(negative.notes['krippendorffAlpha.ratio']).toBe('needs numbers of at least 0');
    const words = agreement({
      ...ratings([
        [0, 0],
        [1, 1],
        [0, 1],
      ]),
      words: ['calm', 'loud'],
    });
    expect(Object.keys(words.krippendorffAlpha ?? {})).toEqual(['nominal']);
    expect(Object.keys(words.cohenKappa ?? {})).toEqual(['value', 'se']);
    expect(words.icc).toBeUndefined();
  });

  test('pairs count where both raters gave a value', () => {
    const gaps = agreement(
      ratings([
        [1, 1],
        [2, null],
        [2, 2],
        [1, 2],
        [null, 1],
      ]),
    );
    expect(gaps.cohenKappa?.value).toBeCloseTo(0.4, 12);
    expect(gaps.notes['fleissKappa']).toContain('same number of ratings');
  });
});

describe('bootstrap over targets', () => {
  test('the same seed gives the same intervals, which hold the values', () => {
    const first = agreementIntervals(DIAGNOSES, 'nominal', { seed: 4, replicates: 400 });
    expect(agreementIntervals(DIAGNOSES, 'nominal', { seed: 4, replicates: 400 })).toEqual(first);
    const { lower = 0, upper = 0 } = first.intervals['krippendorffAlpha'] ?? {};
    expect(lower).toBeLessThan(0.4334098);
    expect(upper).toBeGreaterThan(0.4334098);
    expect(upper - lower).toBeLessThan(0.35);
  });
});
