import { describe, expect, test } from 'vitest';
import { seededRandom } from '#models/chance/seeded-random';
import { binomialTest, clopperPearson } from '#study/statistics/binomial';
import { intraclass } from '#study/statistics/intraclass';
import { meanSquares } from '#study/statistics/mean-squares';
import {
  sizeOfCorrelation,
  sizeOfPaired,
  sizeOfShare,
  sizeOfTwoGroups,
  targetsForIntraclass,
} from '#study/statistics/power';
import { choicePower, intraclassRange } from '#study/statistics/simulated-power';
import { twoWayTest } from '#study/statistics/two-way-test';

/** Six targets by four judges (Shrout & Fleiss 1979, table 2). */
const JUDGES = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

describe('exact tests of shares', () => {
  test('8 of 20 at chance 1/6: p and Clopper-Pearson as R says', () => {
    expect(binomialTest(8, 20, 1 / 6).greater).toBeCloseTo(0.01125328, 8);
    const { lower, upper } = clopperPearson(8, 20);
    expect(lower).toBeCloseTo(0.1911901, 7);
    expect(upper).toBeCloseTo(0.6394574, 7);
  });

  test('none and all of the trials have one open end', () => {
    expect(clopperPearson(0, 10)).toEqual({ lower: 0, upper: expect.closeTo(0.3084971, 7) });
    expect(clopperPearson(10, 10)).toEqual({ lower: expect.closeTo(0.6915029, 7), upper: 1 });
  });
});

describe('intraclass correlations', () => {
  test('the six forms of Shrout & Fleiss with their intervals', () => {
    const { icc11, icc21, icc31, icc1k, icc2k, icc3k } = intraclass(meanSquares(JUDGES));
    expect(icc11.value).toBeCloseTo(0.1657418, 7);
    expect(icc21.value).toBeCloseTo(0.2897638, 7);
    expect(icc31.value).toBeCloseTo(0.7148407, 7);
    expect(icc1k.value).toBeCloseTo(0.4427971, 7);
    expect(icc2k.value).toBeCloseTo(0.6200505, 7);
    expect(icc3k.value).toBeCloseTo(0.9093155, 7);
    expect([icc21.lower, icc21.upper]).toEqual([
      expect.closeTo(0.01879, 5),
      expect.closeTo(0.76108, 5),
    ]);
    expect([icc31.lower, icc31.upper]).toEqual([
      expect.closeTo(0.34246, 5),
      expect.closeTo(0.94586, 5),
    ]);
    expect([icc11.lower, icc11.upper]).toEqual([
      expect.closeTo(-0.13293, 5),
      expect.closeTo(0.72256, 5),
    ]);
    expect([icc2k.lower, icc2k.upper]).toEqual([
      expect.closeTo(0.07114, 5),
      expect.closeTo(0.92723, 5),
    ]);
  });

  test('raters who agree in everything have 1 without doubt, a table without variance nothing', () => {
    const alike = intraclass(
      meanSquares([
        [1, 1],
        [2, 2],
        [4, 4],
      ]),
    );
    expect(alike.icc21).toEqual({ value: 1, lower: 1, upper: 1 });
    expect(alike.icc31.value).toBe(1);
    expect(
      intraclass(
        meanSquares([
          [3, 3],
          [3, 3],
        ]),
      ).icc21.value,
    ).toBeNaN();
  });
});

describe('two-way test of people and clips', () => {
  test('the worked numbers of a small table', () => {
    const test = twoWayTest(meanSquares(JUDGES), 4);
    const combined = 11.241666666667 + 32.486111111111 - 1.019444444444;
    expect(test.t).toBeCloseTo((5.291666666667 - 4) / Math.sqrt(combined / 24), 9);
    const spread = 11.241666666667 ** 2 / 5 + 32.486111111111 ** 2 / 3 + 1.019444444444 ** 2 / 15;
    expect(test.df).toBeCloseTo(combined ** 2 / spread, 9);
    expect(test.twoSided).toBeCloseTo(2 * test.greater, 12);
  });

  test('answers that never vary are certain, or at chance say nothing', () => {
    const sure = meanSquares([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(twoWayTest(sure, 0.5)).toMatchObject({ t: Number.POSITIVE_INFINITY, greater: 0 });
    expect(twoWayTest(sure, 1)).toMatchObject({ t: 0, greater: 0.5, twoSided: 1 });
  });

  test('clips that lean by chance fool it in about 5 % of the studies, not in 17 %', () => {
    const plan = { people: 40, clips: 12, accuracy: 0.5, chance: 0.5, personSd: 0, clipSd: 0.5 };
    const rate = choicePower(plan, 600, seededRandom(5));
    expect(rate).toBeGreaterThan(0.02);
    expect(rate).toBeLessThan(0.08);
  });
});

describe('sizes of studies', () => {
  const aim = { alpha: 0.05, power: 0.8 };

  test('t, paired t, correlation and share as pwr for R says', () => {
    expect(sizeOfTwoGroups(0.5, aim)).toBeCloseTo(63.76561, 5);
    expect(sizeOfPaired(0.5, aim)).toBeCloseTo(33.36713, 5);
    expect(sizeOfCorrelation(0.3, aim)).toBeCloseTo(84.07364, 5);
    expect(sizeOfShare(0.6, 0.5, aim)).toBeCloseTo(193.5839, 4);
  });

  test('targets for an interval of width .2 (Bonett 2002)', () => {
    expect(targetsForIntraclass(0.7, 3, 0.2)).toBe(68);
    expect(targetsForIntraclass(0.8, 2, 0.2)).toBe(51);
  });

  test.each([
    [20, 12, 0.56, 0.26],
    [20, 12, 0.64, 0.84],
    [30, 20, 0.6, 0.82],
    [40, 12, 0.6, 0.67],
  ])('%i people x %i clips at accuracy %f: power about %f', (people, clips, accuracy, expected) => {
    const plan = { people, clips, accuracy, chance: 0.5, personSd: 0.3, clipSd: 0.5 };
    expect(Math.abs(choicePower(plan, 500, seededRandom(11)) - expected)).toBeLessThan(0.07);
  });

  test('ICC(2,1) of .40 scatters over clips x raters as the guide says', () => {
    const plan = { people: 20, clips: 24, icc: 0.4, peopleShare: 0.2 };
    const { lower, upper } = intraclassRange(plan, 1000, seededRandom(2));
    expect(Math.abs(lower - 0.23)).toBeLessThan(0.03);
    expect(Math.abs(upper - 0.54)).toBeLessThan(0.03);
  });
});
