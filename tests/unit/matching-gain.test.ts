import { expect, test } from 'vitest';
import { matchingGain } from '#game/sound/matching-gain';

const decibels = (gain: number) => 20 * Math.log10(gain);

test('loud and quiet music are brought to the same loudness', () => {
  for (const lufs of [-26, -20, -14, -9])
    expect(lufs + decibels(matchingGain(lufs))).toBeCloseTo(-18);
});

test('very quiet music is raised by at most 9 decibels, silence and the unknown not at all', () => {
  expect(decibels(matchingGain(-45))).toBeCloseTo(9);
  expect([-70, undefined, Number.NaN].map(matchingGain)).toEqual([1, 1, 1]);
});
