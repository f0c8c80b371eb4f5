import { expect, test } from 'vitest';
import { HearingRows } from '#study/record/hearing-rows';

const noTrack = (segment: number) => ({ segment, track: null });

function heard(...events: ['sounded' | 'ceased', number, number, number][]) {
  const rows = new HearingRows('s');
  for (const [kind, tick, segment, gain] of events)
    rows.take(
      kind === 'sounded' ? { kind, tick, segment, gain, lag: 0 } : { kind, tick, segment, gain },
    );
  return rows
    .finish(8, noTrack)
    .map(({ segment, t_audible, t_ended, gain }) => [segment, t_audible, t_ended, gain]);
}

test('a segment that sounds twice gives two rows', () => {
  const rows = heard(['sounded', 125, 3, 0.5], ['ceased', 250, 3, 0.6], ['sounded', 500, 3, 0.2]);
  expect(rows).toEqual([
    [3, 1, 2, 0.6],
    [3, 4, 8, 0.2],
  ]);
});

test('an onset without the end of the one before ends that one', () => {
  expect(heard(['sounded', 125, 3, 0.5], ['sounded', 250, 3, 0.2])).toEqual([
    [3, 1, 2, 0.5],
    [3, 2, 8, 0.2],
  ]);
});

test('an end without an onset was never heard, and no hearing ends before its onset', () => {
  expect(heard(['ceased', 125, 3, 0.5])).toEqual([]);
  expect(heard(['sounded', 250, 3, 0.5], ['ceased', 125, 3, 0.5])).toEqual([[3, 2, 2, 0.5]]);
});
