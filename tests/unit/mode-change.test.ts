import { expect, test } from 'vitest';
import { modeChange } from '#game/dataset/look';

test('F3 of many tracks twelve become lines, and all are dots again', () => {
  const lines = modeChange({ mode: 'segments', tracks: null }, 'trajectories', 64);
  expect(lines).toEqual({ mode: 'trajectories', tracks: 12 });
  expect(modeChange(lines, 'segments', 64)).toEqual({ mode: 'segments', tracks: null });
  expect(modeChange(lines, 'trajectories', 64)).toEqual(lines);
});

test('F3 a number of tracks that somebody chose stays, and few tracks are all lines', () => {
  const chosen = { mode: 'segments', tracks: 30 } as const;
  expect(modeChange(chosen, 'trajectories', 64)).toEqual({ mode: 'trajectories', tracks: 30 });
  const more = { mode: 'trajectories', tracks: 64 } as const;
  expect(modeChange(more, 'averages', 64)).toEqual({ mode: 'averages', tracks: 64 });
  const all = { mode: 'segments', tracks: null } as const;
  expect(modeChange(all, 'trajectories', 6)).toEqual({ mode: 'trajectories', tracks: null });
});
