import { expect, test } from 'vitest';
import { HEARD_MEASURES } from '#analysis/measures/heard-measures';
import { measureSession, SILENCE } from '#analysis/walk/session-walk';

const measured = (walk: ReturnType<typeof measureSession>) =>
  Object.fromEntries(HEARD_MEASURES.map(({ id, of }) => [id, of(walk)]));

test('who left before any walk has no value of what was heard, not one of nothing', () => {
  for (const value of Object.values(measured(measureSession([])))) expect(value).toBeNull();
});

test('what sounded counts: excerpts, recordings, seconds and dwell', () => {
  const hearings = [
    { segment: 3, track: 1, from: 0, to: 2, gain: 1 },
    { segment: 4, track: 1, from: 1, to: 4, gain: 1 },
  ];
  expect(measured(measureSession([], { ...SILENCE, hearings }))).toEqual({
    segments: 2,
    tracks: 1,
    audible_seconds: 4,
    dwell_mean_seconds: 2.5,
  });
});
