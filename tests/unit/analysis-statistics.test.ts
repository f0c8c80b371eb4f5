import { describe, expect, test } from 'vitest';
import { bootstrap, estimate } from '#analysis/statistics/bootstrap';
import { TagLedger, tagDwell } from '#analysis/walk/tag-dwell';

const resampling = { seed: 3, replicates: 4000 };

describe('bootstrap over sessions', () => {
  test('the same seed gives the same interval, another seed another one', () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6];
    expect(estimate(values, resampling)).toEqual(estimate(values, resampling));
    const few = { seed: 3, replicates: 15 };
    expect(estimate(values, few)).not.toEqual(estimate(values, { ...few, seed: 4 }));
  });

  test('the interval of a mean is near the normal one', () => {
    const values = Array.from({ length: 100 }, (_, i) => i);
    const { mean, interval } = estimate(values, resampling);
    expect(mean).toBe(49.5);
    expect(interval?.low).toBeCloseTo(49.5 - 1.96 * 2.8866, 0);
    expect(interval?.high).toBeCloseTo(49.5 + 1.96 * 2.8866, 0);
  });

  test('one session and none have no interval; nulls take no part', () => {
    expect(estimate([2, null], resampling)).toEqual({
      count: 1,
      mean: 2,
      interval: null,
      least: 2,
      most: 2,
    });
    expect(estimate([null], resampling).mean).toBeNull();
    expect(bootstrap(5, () => null, resampling)).toBeNull();
  });
});

describe('dwell per tag', () => {
  function ledger(walks: readonly ReadonlyMap<number, number>[]): TagLedger {
    const filled = new TagLedger('d', 'm', walks);
    for (const [segment, loud] of [0.8, 0.2, 0, 0].entries()) {
      filled.add(segment, 'loud', loud);
      filled.add(segment, 'even', 0.5);
    }
    return filled;
  }

  test('weighs activation by seconds and compares with the mean of the map', () => {
    const tags = tagDwell(
      ledger([
        new Map([
          [0, 3],
          [1, 1],
        ]),
      ]).heard(),
      resampling,
    );
    expect(tags[0]).toMatchObject({ tag: 'loud', dwell: expect.closeTo(2.6, 12), offered: 0.25 });
    expect(tags[0]?.heard).toBeCloseTo(0.65, 12);
    expect(tags[0]?.ratio).toBeCloseTo(2.6, 12);
    expect(tags[1]).toMatchObject({ tag: 'even', ratio: 1, interval: null });
  });

  test('sessions that heard nothing take no part; nobody hearing gives no tags', () => {
    const two = tagDwell(
      ledger([new Map([[0, 1]]), new Map(), new Map([[1, 1]])]).heard(),
      resampling,
    );
    expect(two[0]?.heard).toBe(0.5);
    expect(two[0]?.interval?.low).toBeCloseTo(0.8, 12);
    expect(two[0]?.interval?.high).toBeCloseTo(3.2, 12);
    expect(tagDwell(ledger([new Map()]).heard(), resampling)).toEqual([]);
  });

  test('a tag that the map never has gives no ratio', () => {
    const never = new TagLedger('d', 'm', [new Map([[0, 1]])]);
    never.add(0, 'never', 0);
    expect(tagDwell(never.heard(), resampling)[0]).toMatchObject({ ratio: null, interval: null });
  });
});
