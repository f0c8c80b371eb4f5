import { describe, expect, test } from 'vitest';
import { bradleyTerry, type Duel } from '#analysis/statistics/bradley-terry';
import { equivalence, holm, spearmanBrown } from '#analysis/statistics/corrections';
import { sensitivity } from '#analysis/statistics/detection';
import { hedgesG, momentsOf } from '#analysis/statistics/effect-size';
import { labelSimilarity, labelWords, nameAgreement } from '#analysis/statistics/naming';
import { offPolicyOf, offPolicySums } from '#analysis/statistics/off-policy';
import { permutationTest, signFlipTest } from '#analysis/statistics/permutation';
import { twoWayBootstrap } from '#analysis/statistics/two-way-bootstrap';
import { seededRandom } from '#models/chance/seeded-random';

const resampling = { seed: 5, replicates: 4000 };

describe("d' of m-AFC (values of psyphy and of Hacker & Ratcliff's tables)", () => {
  test.each([
    [2, 0.9538726],
    [3, 1.433831],
    [4, 1.682195],
    [6, 1.967363],
  ])('%i alternatives at .75', (alternatives, expected) => {
    expect(sensitivity(0.75, alternatives)).toBeCloseTo(expected, 6);
  });

  test('chance is 0, below chance negative, certainty infinite', () => {
    expect(sensitivity(1 / 3, 3)).toBeCloseTo(0, 9);
    expect(sensitivity(0.4, 2)).toBeLessThan(0);
    expect(sensitivity(1, 2)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('permutation tests', () => {
  test("Student's sleep data: exact two-sided sign-flip p", () => {
    const sleep = [1.2, 2.4, 1.3, 1.3, 0, 1.0, 1.8, 0.8, 4.6, 1.4];
    expect(signFlipTest(sleep, resampling)).toMatchObject({ p: 0.00390625, exact: true });
  });

  test('two groups: all arrangements, as R counts them', () => {
    const found = permutationTest([3.1, 4.2, 5.0, 2.2, 4.4], [5.5, 6.1, 4.9, 7.0], resampling);
    expect(found).toMatchObject({ exact: true, statistic: expect.closeTo(-2.095, 9) });
    expect(found.p).toBeCloseTo(0.0238095238, 9);
  });

  test('large samples: random arrangements, seeded, uniform under no effect', () => {
    const random = seededRandom(3);
    const values = Array.from({ length: 60 }, () => random() - 0.5);
    const first = signFlipTest(values, resampling);
    expect(first).toEqual(signFlipTest(values, resampling));
    expect(first.exact).toBe(false);
    expect(permutationTest(values.slice(0, 30), values.slice(30), resampling).p).toBeGreaterThan(
      0.05,
    );
    const shifted = values.map((value) => value + 0.3);
    expect(signFlipTest(shifted, resampling).p).toBeLessThan(0.001);
  });
});

describe('Bradley-Terry', () => {
  const wins = [
    [0, 7, 9, 4],
    [3, 0, 6, 5],
    [2, 4, 0, 8],
    [6, 3, 1, 0],
  ];
  const duels: readonly Duel[] = wins.flatMap((row, winner) =>
    row.map((times, loser) => ({ winner, loser, times })),
  );

  test("log abilities of R's glm", () => {
    const found = bradleyTerry(4, duels) ?? [];
    for (const [i, expected] of [
      0.45344130858, 0.02009716746, -0.08175316127, -0.39178531476,
    ].entries())
      expect(found[i]).toBeCloseTo(expected, 8);
  });

  test('an item that never lost has no finite ability', () => {
    expect(bradleyTerry(2, [{ winner: 0, loser: 1, times: 3 }])).toBeNull();
  });
});

describe('sizes of effects', () => {
  test("Hedges' g of 4 against 5 values by R's var and the formula; its sign turns with the samples", () => {
    const [a, b] = [momentsOf([5, 6, 7, 5]), momentsOf([3, 4, 5, 4, 6])];
    expect(hedgesG(a, b)).toBeCloseTo(1.1260215488, 9);
    expect(hedgesG(b, a)).toBeCloseTo(-1.1260215488, 9);
  });

  test('nothing varies, or there is one value on either side: no g', () => {
    expect(hedgesG(momentsOf([2, 2]), momentsOf([3, 3]))).toBeNull();
    expect(hedgesG(momentsOf([2]), momentsOf([3]))).toBeNull();
  });
});

describe('corrections', () => {
  test("Holm as R's p.adjust", () => {
    expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => Number(p.toFixed(9)))).toEqual([
      0.03, 0.06, 0.06, 0.02,
    ]);
  });

  test('TOST: the larger of two one-sided p values', () => {
    expect(equivalence(0.1, 0.08, 20, 0.3)).toBeCloseTo(0.01061677, 7);
    expect(equivalence(0.35, 0.08, 20, 0.3)).toBeGreaterThan(0.5);
  });

  test('Spearman-Brown', () => {
    expect(spearmanBrown(0.5)).toBeCloseTo(2 / 3, 12);
    expect(spearmanBrown(0.4, 3)).toBeCloseTo(2 / 3, 12);
  });
});

describe('names', () => {
  test.each([
    [[7, 2, 1], 1.1567796, 0.4888889, 0.7],
    [[5, 5], 1, 0.4444444, 0.5],
    [[10], 0, 1, 1],
  ])('%j', (counts, h, simpson, top) => {
    const found = nameAgreement(counts);
    expect(found?.h).toBeCloseTo(h, 7);
    expect(found?.simpson).toBeCloseTo(simpson, 7);
    expect(found?.top).toBe(top);
  });

  test('one name has no pair, no name nothing', () => {
    expect(nameAgreement([1])).toMatchObject({ h: 0, simpson: null });
    expect(nameAgreement([])).toBeNull();
  });

  test('labels are as alike as their words', () => {
    expect(labelWords('The very Calming, and CALM sounds!')).toEqual(['calm']);
    expect(labelSimilarity(['calm', 'Calmer', 'calming'])).toBe(1);
    expect(labelSimilarity(['loud drums', 'loud guitars'])).toBe(0.5);
    expect(labelSimilarity(['alone'])).toBeNull();
  });
});

describe('off-policy estimates', () => {
  test('the toy log of the guide', () => {
    const logged = '011 010 000 011 001 101 100 110 101 111'
      .split(' ')
      .map((row) => [...row].map(Number));
    const [pi0, pi] = [
      [0.8, 0.4],
      [0.2, 0.9],
    ];
    const qhat = [
      [0.5, 0.6],
      [0.5, 0.2],
    ];
    const rows = logged.map(([x = 0, a = 0, reward = 0]) => {
      const [p0, p] = [pi0?.[x] ?? 0, pi?.[x] ?? 0];
      const q = qhat[x] ?? [];
      return {
        reward,
        logged: a === 1 ? p0 : 1 - p0,
        wanted: a === 1 ? p : 1 - p,
        expected: q[a] ?? 0,
        expectedOfPolicy: (1 - p) * (q[0] ?? 0) + p * (q[1] ?? 0),
      };
    });
    const found = offPolicyOf(offPolicySums(rows));
    expect(found?.ips).toBeCloseTo(0.7083333, 7);
    expect(found?.snips).toBeCloseTo(0.5151515, 7);
    expect(found?.dm).toBeCloseTo(0.375, 7);
    expect(found?.dr).toBeCloseTo(0.5233333, 7);
    expect(found?.ess).toBeCloseTo(4.459459, 6);
    expect(offPolicyOf(offPolicySums([]))).toBeNull();
  });
});

describe('bootstrap over people and clips', () => {
  test('is wider than one over answers, for clips lean', () => {
    const random = seededRandom(9);
    const leans = Array.from({ length: 10 }, () => random() - 0.5);
    const answers = Array.from({ length: 300 }, (_, i) => ({
      person: i % 30,
      clip: Math.floor(i / 30),
      value: (leans[Math.floor(i / 30)] ?? 0) + 0.1 * random(),
    }));
    const { low = 0, high = 0 } = twoWayBootstrap(answers, resampling) ?? {};
    const spread = Math.sqrt(leans.reduce((sum, lean) => sum + lean * lean, 0) / 10);
    expect(high - low).toBeGreaterThan((2 * 1.96 * spread) / Math.sqrt(10) / 1.4);
    expect(twoWayBootstrap([], resampling)).toBeNull();
  });
});
