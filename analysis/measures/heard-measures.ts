import { clock, number, tally } from '../markup/words.ts';
import type { SessionWalk } from '../walk/session-walk.ts';
import type { Measure } from './measure.ts';

/** Measures of what was heard. */
export const HEARD_MEASURES: readonly Measure[] = [
  {
    id: 'segments',
    title: 'Segments heard',
    unit: 'count',
    meaning: 'Different excerpts that sounded.',
    of: ofWalks(({ dwell }) => dwell.size),
    show: tally,
  },
  {
    id: 'tracks',
    title: 'Tracks heard',
    unit: 'count',
    meaning: 'Different recordings that those excerpts belong to.',
    of: ofWalks(({ tracks }) => tracks),
    show: tally,
  },
  {
    id: 'audible_seconds',
    title: 'Hearing time',
    unit: 's',
    meaning: 'Time in which anything sounded; excerpts that sounded together count once.',
    of: ofWalks(({ audible }) => audible),
    show: clock,
  },
  {
    id: 'dwell_mean_seconds',
    title: 'Dwell on an excerpt',
    unit: 's',
    meaning: 'How long an excerpt that was heard sounded in all, on average.',
    of: ({ dwell }) =>
      dwell.size > 0
        ? [...dwell.values()].reduce((sum, seconds) => sum + seconds, 0) / dwell.size
        : null,
    show: number,
  },
];

/** Who left before any walk heard nothing for that reason, and has no value. */
function ofWalks(of: (walk: SessionWalk) => number | null): Measure['of'] {
  return (walk) => (walk.maps.length === 0 && walk.hearings.length === 0 ? null : of(walk));
}
