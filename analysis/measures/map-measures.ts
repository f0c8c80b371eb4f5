import { clock, number, percent } from '../markup/words.ts';
import { fraction, type Measure } from './measure.ts';

/** Measures of the way on the map. */
export const MAP_MEASURES: readonly Measure[] = [
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
    id: 'occupancy_entropy',
    title: 'Entropy of places',
    unit: 'bit',
    meaning:
      'How evenly the time was shared out over the cells: 0 is one cell, 1 more is twice as many.',
    of: (walk) => walk.occupancy,
    show: fraction,
  },
  {
    id: 'entropy_rate',
    title: 'Entropy of moves',
    unit: 'bit a move',
    meaning: 'How hard it is to tell the next cell from the one that somebody is in.',
    of: (walk) => walk.entropyRate,
    show: fraction,
  },
  {
    id: 'first_passage_seconds',
    title: 'First-passage time',
    unit: 's',
    meaning: 'How long somebody stayed within a hearing radius of a place of the path.',
    of: (walk) => walk.firstPassage,
    show: number,
  },
  {
    id: 'liked_turning',
    title: 'Turning after a liked clip',
    unit: 'rad a hearing radius',
    meaning:
      'Mean turn after something liked began to sound less that before: above 0 the search narrows.',
    of: ({ search }) => search.turning,
    show: fraction,
  },
  {
    id: 'liked_pace',
    title: 'Pace after a liked clip',
    unit: 'ratio',
    meaning: 'Pace after something liked began to sound by that before: below 1 one slows down.',
    of: ({ search }) => search.pace,
    show: fraction,
  },
];
