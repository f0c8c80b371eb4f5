import fc from 'fast-check';
import { expect, test } from 'vitest';
import { careFigure } from '#analysis/figure/care-figure';
import {
  answerEffectFigures,
  guideFigures,
  walkEffectFigures,
} from '#analysis/figure/effect-figures';
import { type ForestRow, forestFigure } from '#analysis/figure/forest-figure';
import { guideEffects } from '#analysis/guide-effects';

const forest = {
  ...{ name: 'f', title: 'A forest', scale: 'SD', reference: { at: 0, word: 'none' } },
  key: { filled: 'holds', empty: 'does not' },
};
const row = (over: Partial<ForestRow>): ForestRow => ({
  ...{ group: 'b against a', title: 'Rating', told: '0.50 (0.10 to 0.90)' },
  ...{ estimate: 0.5, low: 0.1, high: 0.9, filled: true },
  ...over,
});

test('a forest draws each estimate, full or empty, and tells every row in words', () => {
  const rows = [
    row({}),
    row({ title: 'Speed <b>', estimate: -0.2, low: -0.4, high: 0.1, filled: false, told: '-0.2' }),
    row({ title: 'Other', estimate: null, low: null, high: null, told: 'not estimated' }),
  ];
  const { alone } = forestFigure({ ...forest, rows });
  const marks = [...alone.matchAll(/<circle[^>]*>/g)].map(([mark]) => mark);
  const key = 2;
  expect(marks).toHaveLength(2 + key);
  expect(marks.filter((mark) => mark.includes('fill="#ffffff"'))).toHaveLength(1);
  for (const words of ['b against a', 'Speed &lt;b&gt;', 'not estimated', 'holds', 'does not'])
    expect(alone).toContain(words);
  expect(alone).toContain('<desc>b against a, Rating: 0.50 (0.10 to 0.90);');
});

test('whatever the numbers, a forest holds no NaN and every estimate lies within its frame', () => {
  const value = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 8 }), (all) => {
      const rows = all.map((three, i) => {
        const [low = 0, estimate = 0, high = 0] = [...three].sort((a, b) => a - b);
        return row({ low, estimate, high, title: `r${i}` });
      });
      const { alone } = forestFigure({ ...forest, rows });
      expect(alone).not.toMatch(/NaN|Infinity|undefined/);
      for (const [, x] of alone.matchAll(/<circle[^>]*cx="([^"]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(900);
      }
    }),
    { numRuns: 30 },
  );
});

test('nothing compared, nothing advised: no figure', () => {
  expect([answerEffectFigures([]), walkEffectFigures([]), guideFigures([])]).toEqual([[], [], []]);
});

test('a guide stands with all its estimates beside what was followed as given', () => {
  const advice = Array.from({ length: 8 }, (_, i) => ({
    ...{ session: `s${i % 4}`, t: i, policy: 'arrow 1', candidates: 2, chosen: i, propensity: 0.5 },
  }));
  const [figure] = guideFigures(guideEffects(advice, () => [], { seed: 1, replicates: 20 }));
  for (const words of ['as it was given', 'IPS', 'SNIPS', 'DM', 'DR', 'ESS 8.00'])
    expect(figure?.alone).toContain(words);
});

test('everybody has a dot for every known sign, who stands out is a named diamond', () => {
  const person = (session: string, fast: number) => ({
    ...{ session, score: fast, sign: 'too fast' as const, pace: null, twin: null, alike: null },
    ...{ entropy: null, longest: null, agreement: null, drift: null, accuracy: null },
    signs: {
      ...{ 'answers at random': 0, 'straight line': 0, 'like an earlier person': 0 },
      'too fast': fast,
    },
  });
  const care = [person('anna', -0.4), person('bert', 0.2), person('carl', 5.5)];
  const { alone } = careFigure({ care });
  expect(alone).toContain('carl');
  expect(alone.match(/nothing known/g)).toHaveLength(3);
  expect(alone).toContain('<desc>3 people; worth a look: carl (too fast, 5.50).</desc>');
  expect(alone).not.toMatch(/NaN|undefined/);
});
