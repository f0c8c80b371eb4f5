import { clock, number, tally } from '../markup/words.ts';
import type { Measure } from './measure.ts';

/** Measures of what was heard. */
export const HEARD_MEASURES: readonly Measure[] = [
  {
    id: 'segments',
    title: 'Segments heard',
    unit: 'count',
    meaning: 'Different excerpts that sounded.',
    of: ({ dwell }) => dwell.size,
    show: tally,
  },
  {
    id: 'tracks',
    title: 'Tracks heard',
    unit: 'count',
    meaning: 'Different recordings that those excerpts belong to.',
    of: ({ tracks }) => tracks,
    show: tally,
  },
  {
    id: 'audible_seconds',
    title: 'Hearing time',
    unit: 's',
    meaning: 'Time in which anything sounded; excerpts that sounded together count once.',
    of: ({ audible }) => audible,
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
