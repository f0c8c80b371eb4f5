import { number, percent } from '../markup/words.ts';
import type { OriginalWalk } from '../walk/original-walk.ts';
import { fraction, type Measure } from './measure.ts';

type Row = readonly [
  id: string,
  title: string,
  unit: string,
  meaning: string,
  of: (walk: OriginalWalk) => number | null,
  show: Measure['show'],
];

const ROWS: readonly Row[] = [
  [
    'distance_spreads',
    'Distance',
    'spreads',
    "Way from each excerpt heard to the next; a spread is how far an excerpt lies from the music's middle.",
    ({ length }) => length,
    number,
  ],
  [
    'straightness',
    'Straightness',
    '',
    'Distance from the first excerpt heard to the last by the length of the way.',
    ({ straightness }) => straightness,
    fraction,
  ],
  [
    'sinuosity',
    'Sinuosity',
    '1 / root of a spread',
    'How winding the way from excerpt to excerpt is; 0 is straight.',
    ({ sinuosity }) => sinuosity,
    fraction,
  ],
  [
    'coverage',
    'Coverage',
    'share',
    'Share of the regions of like music that something was heard of.',
    ({ coverage }) => coverage.share,
    percent,
  ],
  [
    'coverage_area',
    'Coverage, area under its curve',
    'share',
    'That coverage averaged over the time of the walk.',
    ({ coverage }) => coverage.area,
    percent,
  ],
  [
    'revisit_rate',
    'Revisits',
    'share',
    'Of all steps from region to region, the share that led back into a known one.',
    ({ coverage }) => coverage.revisitRate,
    percent,
  ],
  [
    'occupancy_entropy',
    'Entropy of regions',
    'bit',
    'How evenly the time was shared out over the regions.',
    ({ occupancy }) => occupancy,
    fraction,
  ],
  [
    'entropy_rate',
    'Entropy of moves',
    'bit a move',
    'How hard it is to tell the next region from the one that somebody is in.',
    ({ entropyRate }) => entropyRate,
    fraction,
  ],
  [
    'first_passage_seconds',
    'First-passage time',
    's',
    'How long what was heard stayed about as like an excerpt as its region is wide.',
    ({ firstPassage }) => firstPassage,
    number,
  ],
  [
    'dwell_seconds',
    'Dwell in a region',
    's',
    'Mean time from the first excerpt of a region to the next excerpt of another one.',
    ({ dwell }) => dwell,
    number,
  ],
  [
    'liked_turning',
    'Turning after a liked clip',
    'rad',
    'Mean turn from excerpt to excerpt after something liked, less that before.',
    ({ search }) => search.turning,
    fraction,
  ],
  [
    'liked_pace',
    'Pace after a liked clip',
    'ratio',
    'Way a second after something liked began to sound by that before.',
    ({ search }) => search.pace,
    fraction,
  ],
];

/** Measures of the way in the space itself, which no map bends. */
export const ORIGINAL_MEASURES: readonly Measure[] = ROWS.map(
  ([id, title, unit, meaning, of, show]) => ({
    id: `original_${id}`,
    title: `${title}, in the space itself`,
    unit,
    meaning,
    of: ({ original }) => original && of(original),
    show,
  }),
);
