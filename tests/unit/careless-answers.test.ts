import { describe, expect, test } from 'vitest';
import { carefulness } from '#analysis/trials/carefulness';
import { suspicions } from '#analysis/trials/suspicion';
import { seededRandom } from '#models/chance/seeded-random';
import { areaUnderRoc } from '../support/area-under-roc.ts';
import { cheatedStudy } from '../support/simulated-cheaters.ts';

const { trials, order, kindOf } = cheatedStudy(60, 16, seededRandom(5));
const care = carefulness(trials, order);
const scored = suspicions(care);

describe('a made-up study with cheaters of four kinds, a quarter each', () => {
  test('the score finds them: AUC at least .95', () => {
    const of = (honest: boolean) =>
      scored
        .filter(({ session }) => (kindOf.get(session) === 'honest') === honest)
        .map(({ score }) => score);
    expect(areaUnderRoc(of(false), of(true))).toBeGreaterThanOrEqual(0.95);
  });

  test.each([
    ['random', 'answers at random'],
    ['straight', 'straight line'],
    ['fast', 'too fast'],
    ['copied', 'like an earlier person'],
  ])('%s: the sign is mostly "%s"', (kind, sign) => {
    const own = scored.filter(({ session }) => kindOf.get(session) === kind);
    expect(own.filter((one) => one.sign === sign).length).toBeGreaterThanOrEqual(3);
  });

  test('who copied is named beside whom they copied from, and that one stays clean', () => {
    for (const { session, twin, alike } of care.filter(
      (one) => kindOf.get(one.session) === 'copied',
    )) {
      expect(alike).toBeGreaterThan(0.7);
      expect(order.indexOf(twin ?? '')).toBeLessThan(order.indexOf(session));
      expect(kindOf.get(twin ?? '')).toBe('honest');
    }
  });
});

test('one person alone and people without answers give no reason for anything', () => {
  const alone = cheatedStudy(1, 0, seededRandom(1));
  const [only] = suspicions(carefulness(alone.trials, alone.order));
  expect(only?.score).toBe(0);
  expect(suspicions([])).toEqual([]);
});
