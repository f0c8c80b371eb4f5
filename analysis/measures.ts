import { clock, number, percent, tally } from './markup/words.ts';
import type { SessionWalk } from './walk/session-walk.ts';

/** One number that is taken of every session. */
export interface Measure {
  /** Column of sessions.csv. */
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** One sentence for somebody who never read about walks. */
  readonly meaning: string;
  readonly of: (walk: SessionWalk) => number | null;
  readonly show: (value: number | null) => string;
}

const fraction = (value: number | null): string =>
  value === null ? number(null) : value.toFixed(2);

/** The measures of a walk (see walk/), in the order of the report. */
export const MEASURES: readonly Measure[] = [
  {
    id: 'recorded_seconds',
    title: 'Time',
    unit: 's',
    meaning: 'How long positions were recorded.',
    of: ({ walking, standing }) => (walking + standing > 0 ? walking + standing : null),
    show: clock,
  },
  {
    id: 'walking_share',
    title: 'On the move',
    unit: 'share',
    meaning: 'Share of that time spent walking; the rest was spent standing.',
    of: ({ walking, standing }) => (walking + standing > 0 ? walking / (walking + standing) : null),
    show: percent,
  },
  {
    id: 'distance_radii',
    title: 'Distance',
    unit: 'hearing radii',
    meaning: 'Length of the path in hearing radii: how far one walks to leave what one hears.',
    of: ({ walking, standing, radii }) => (walking + standing > 0 ? radii : null),
    show: number,
  },
  {
    id: 'straightness',
    title: 'Straightness',
    unit: '',
    meaning:
      'Distance from start to end by length of the path: 1 is a straight line, 0 ends where it began.',
    of: (walk) => walk.straightness,
    show: fraction,
  },
  {
    id: 'sinuosity',
    title: 'Sinuosity',
    unit: '1 / root of a hearing radius',
    meaning:
      'How winding the path is in steps of one hearing radius: 0 is straight, about 2 turns at random.',
    of: (walk) => walk.sinuosity,
    show: fraction,
  },
  {
    id: 'coverage',
    title: 'Coverage',
    unit: 'share',
    meaning: 'Share of the cells with music in them or in reach that were entered.',
    of: ({ coverage }) => coverage.share,
    show: percent,
  },
  {
    id: 'coverage_area',
    title: 'Coverage, area under its curve',
    unit: 'share',
    meaning: 'Coverage averaged over the time of the walk: high when much was seen early.',
    of: ({ coverage }) => coverage.area,
    show: percent,
  },
  {
    id: 'revisit_rate',
    title: 'Revisits',
    unit: 'share',
    meaning: 'Of all steps from cell to cell, the share that led back into a known cell.',
    of: ({ coverage }) => coverage.revisitRate,
    show: percent,
  },
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
];
