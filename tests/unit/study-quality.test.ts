import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerQuality, brokenRules } from '#study/record/answer-quality';
import { type CountedAnswer, countedAnswer } from '#study/record/counted-answer';

/** An answer to a sound after some seconds. */
function given(
  trial: number,
  more: Partial<CountedAnswer['cells']> & Partial<Omit<CountedAnswer, 'cells'>> = {},
) {
  const { answer = 'the first', ratings = [], passed = null, ...cells } = more;
  return {
    cells: { trial, repeats: null, rt: 3, t_audible: 1, focus_losses: 0, ...cells },
    answer,
    ratings,
    passed,
  };
}
const many = (count: number, of: (i: number) => CountedAnswer) =>
  Array.from({ length: count }, (_, i) => of(i));

describe('STUDY 5 flags of data quality, computed by the platform', () => {
  test('careful answers raise none; nor does a session without answers', () => {
    const careful = many(12, (i) => given(i, { ratings: [1 + (i % 5)], rt: 2 + i }));
    expect(answerQuality(careful)).toMatchObject({ flags: null, fast: 0, focus_losses: 0 });
    expect(answerQuality([])).toEqual({
      fast: null,
      straight: null,
      consistent: null,
      focus_losses: 0,
      flags: null,
    });
  });

  test('too fast counts from the first audible onset, and only where something sounds', () => {
    const quick = many(12, (i) => given(i, { rt: i < 5 ? 0.3 : 4 }));
    expect(answerQuality(quick)).toMatchObject({ fast: 5 / 12, flags: 'too fast' });
    const silent = quick.map((one) => ({ ...one, cells: { ...one.cells, t_audible: null } }));
    expect(answerQuality(silent)).toMatchObject({ fast: null, flags: null });
  });

  test('a straight line is the same rating over and over, from eight ratings on', () => {
    expect(answerQuality(many(4, (i) => given(i, { ratings: [4, 4] })))).toMatchObject({
      straight: 1,
      flags: 'straight line',
    });
    expect(answerQuality(many(7, (i) => given(i, { ratings: [4] })))).toMatchObject({
      straight: null,
      flags: null,
    });
  });

  test('repeated trials are compared with their first time: choices as they are, ratings within a sixth of the range', () => {
    const first = many(4, (i) => given(i, { answer: `${i % 2}` }));
    const again = many(4, (i) => given(4 + i, { repeats: i, answer: i === 0 ? '0' : '2' }));
    expect(answerQuality([...first, ...again])).toMatchObject({
      consistent: 0.25,
      flags: 'inconsistent',
    });
    const rated = [given(0, { ratings: [1, 7] }), given(1, { repeats: 0, ratings: [2, 6] })];
    expect(answerQuality(rated)).toMatchObject({ consistent: 1 });
    const off = [given(0, { ratings: [1, 7] }), given(1, { repeats: 0, ratings: [5, 3] })];
    expect(answerQuality(off)).toMatchObject({ consistent: 0 });
  });

  test('losses of the focus are counted, and flagged where they touch more than a third of the trials', () => {
    const away = many(9, (i) => given(i, { focus_losses: i < 4 ? 2 : 0 }));
    expect(answerQuality(away)).toMatchObject({ focus_losses: 8, flags: 'looked away' });
  });

  test('failed checks are flagged from two checks on', () => {
    const failed = [
      given(0, { passed: false }),
      given(1, { passed: false }),
      given(2, { passed: true }),
    ];
    expect(answerQuality(failed).flags).toBe('failed checks');
    expect(answerQuality(failed.slice(0, 1)).flags).toBeNull();
  });

  test('shares are shares, whatever is answered', () => {
    const one = fc.record({
      rt: fc.double({ min: 0, max: 20, noNaN: true }),
      ratings: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 4 }),
      repeats: fc.option(fc.nat(10)),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (all) => {
        const { fast, straight, consistent } = answerQuality(all.map((more, i) => given(i, more)));
        for (const share of [fast, straight, consistent])
          expect(share === null || (share >= 0 && share <= 1)).toBe(true);
      }),
    );
  });
});

test('the rules of exclusion are broken only beyond their limits: a third of the answers, 9 in 10 ratings, half of two checks', () => {
  const sound = { fast: 1 / 3, straight: 0.9, checks: [true, false] };
  expect(brokenRules(sound)).toEqual([]);
  expect(brokenRules({ fast: null, straight: null, checks: [false] })).toEqual([]);
  expect(brokenRules({ fast: 0.34, straight: 0.91, checks: [false, false] })).toEqual([
    'too fast',
    'straight line',
    'failed checks',
  ]);
});

const rows = (...ratings: readonly number[]) =>
  ratings.map((rating, i) => ({ clip: 7, scale: `scale ${i}`, rating }));
const cells = given(0).cells;

test('too fast is within 0.5 s of the first sound, and a trial of several scales is one answer', () => {
  const times = [0.49, 0.5, 3, 4];
  const all = times.map((rt, trial) =>
    countedAnswer('semantic-differential', { ...cells, trial, rt }, rows(1, 2, 3, 4)),
  );
  expect(answerQuality(all).fast).toBe(0.25);
});

test('the same answer is the same choice, not the same being right or wrong', () => {
  const chose = (trial: number, repeats: number | null, choice: number) =>
    countedAnswer('axis-intruder', { ...cells, trial, repeats }, [
      { axis: 'pc1', odd_place: 1, choice, correct: choice === 1 },
    ]);
  expect(answerQuality([chose(0, null, 2), chose(1, 0, 3)]).consistent).toBe(0);
  expect(answerQuality([chose(0, null, 2), chose(1, 0, 2)]).consistent).toBe(1);
});

test('ratings and checks are found by the kind of a trial', () => {
  expect(countedAnswer('semantic-differential', cells, rows(4, 2)).ratings).toEqual([4, 2]);
  expect(countedAnswer('preference', cells, [{ value: 3 }])).toMatchObject({ ratings: [3] });
  expect(countedAnswer('headphones', cells, [{ correct: false }]).passed).toBe(false);
  expect(countedAnswer('direction', cells, [{ correct: false }]).passed).toBeNull();
});
