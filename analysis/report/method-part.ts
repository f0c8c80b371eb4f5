import { element, type Markup, text } from '../markup/markup.ts';
import { count } from '../markup/words.ts';
import { LONGEST_GAP } from '../walk/leg.ts';
import { STANDING_SHARE } from '../walk/pace.ts';
import { WINDOW } from '../walk/search.ts';
import type { WalkAnalysis } from '../walk-analysis.ts';
import { prose } from './citations.ts';
import { section } from './page-parts.ts';
import type { Method } from './trial-method.ts';

const CONDITIONS = [
  'Conditions',
  'Two-sided permutation test of the difference of two means (Fisher 1935): sessions are dealt anew to the two conditions, in all ways where those are at most 200,000, else at random. Blocks that the same people walked: the signs of their differences are drawn anew, all of them up to 20 people. Corrected by Holm (1979) over all rows of conditions, and apart from them of blocks.',
] as const;

const WALKS: readonly Method[] = [
  [
    'Legs',
    `A walk is cut where the map changes under the walker and where samples lie more than ${LONGEST_GAP} s apart. No distance or time is counted across a cut.`,
  ],
  [
    'Walking and standing',
    `Between two samples somebody stands who moves slower than ${100 * STANDING_SHARE} % of the map's walking speed.`,
  ],
  [
    'Distance',
    'The sum of all steps between samples: in hearing radii on the map as it was walked, and in the units of the axes in tables/walks.csv.',
  ],
  ['Straightness', 'Direct distance by length, summed over the legs before dividing.'],
  [
    'Sinuosity',
    'S = 2 [p((1 + c)/(1 - c) + b²)]^(-1/2) (Benhamou 2004) with mean step p, mean cosine of the turning angles c and the coefficient of variation b of the steps (sample standard deviation). The path is first cut into steps of one hearing radius (Bovet & Benhamou 1988), so that the sampling rate does not count as bends; the rest shorter than a step is dropped. Lengths are in hearing radii.',
  ],
  [
    'Coverage',
    'The map is laid out in square cells one hearing radius wide. Reachable are those that hold a segment or whose middle is within a hearing radius of one. Coverage is entered by reachable; over several maps both are added up. Where a map leaves other segments out than before, its cells stay known, and what any of its selections lets one reach counts once. The area under its curve is its mean over the time of the walk.',
  ],
  [
    'Revisits',
    'Steps into a cell that this session had been in before, by all steps from cell to cell.',
  ],
  [
    'Entropies',
    'In bits, with the observed shares: of the time in the cells (-sum p log2 p; Shannon 1948), and of the next cell given the one that is left, averaged over the moves (Cover & Thomas 2006).',
  ],
  [
    'First-passage time',
    'Seconds between entering and leaving a circle of one hearing radius around a place of the path (Fauchald & Tveraa 2003), at places one hearing radius apart; circles that were not seen to be entered and left are not counted.',
  ],
  [
    'After a liked clip',
    `Area-restricted search (Kareiva & Odell 1987): steps in the ${WINDOW} s after something liked began to sound against those in the ${WINDOW} s before. Liked are segments that the person preferred in a trial, and what they clicked to hear; without either there is no value.`,
  ],
  [
    'In the space itself',
    'A map bends distances, so every measure is also taken of the vectors that were heard, in the order of their onsets, in all dimensions of the space. Lengths are in spreads (root of the mean squared distance from the mean), regions (k-means with a spread-out start, Arthur & Vassilvitskii 2007; as many as the root of the number of segments, at most 64) stand for cells, and their median distance from a centre for the radius of first passage.',
  ],
  [
    'Dwell',
    'Seconds from audible to ended. A voice without an end sounds to the end of its session. Up to four segments sound at once, so dwell can add up to more than the hearing time.',
  ],
  [
    'Tags',
    'Mean activation weighted by dwell, against the plain mean over all segments that tags.csv lists for the model. Only listed activations count (the export lists the five strongest tags of each segment); all others count as 0.',
  ],
];

/** How every number came about, in plain words; of walks only where somebody walked. */
export function method(
  { conditions, resampling }: WalkAnalysis,
  { walked, more }: { readonly walked: boolean; readonly more: readonly Method[] },
): Markup {
  const words: readonly Method[] = [
    ...(walked ? WALKS : []),
    [
      'Intervals',
      `95 % percentile bootstrap (Efron & Tibshirani 1993) over sessions, ${count(resampling.replicates)} draws, seed ${resampling.seed}. With fewer than about ten sessions they are too narrow; clips are not resampled.`,
    ],
    ...(conditions.length > 0 ? [CONDITIONS] : []),
    ...more,
    [
      'To reproduce',
      'earshot reproduce REPORT makes this report anew from parameters.json, which names the export, its checksums, the seed and the controls, and compares every byte.',
    ],
  ];
  return section(
    'How it was measured',
    'The same export and seed give the same report, byte for byte. Every number is in tables/ with a codebook.csv beside it, every figure in figures/.',
    element(
      'dl',
      { class: 'words' },
      ...words.flatMap(([name, meaning]) => [
        element('dt', {}, text(name)),
        element('dd', {}, prose(meaning)),
      ]),
    ),
  );
}
