import { axisFy, axisX, dot, ruleX, ruleY, text } from '@observablehq/plot';
import { counted } from '#models/counted';
import { number, shortName } from '../markup/words.ts';
import type { TrialAnalysis } from '../trial-analysis.ts';
import { SIGNS, type Suspicion, WORTH_A_LOOK } from '../trials/suspicion.ts';
import { HAIR, HEARD, INK, QUIET, SUN } from './colours.ts';
import type { Figure } from './drawing.ts';
import { plotFigure } from './plot-figure.ts';

const WIDTH = 1000;
const BAND = 84;
const MARGIN = { marginTop: 30, marginBottom: 44, marginLeft: 160, marginRight: 210 };
/** Dots stand in piles of this width, in robust standard deviations; what lies beyond stands at the edge. */
const PILE = 0.25;
const [LEAST, MOST] = [-4, 10];
/** A pile of so many dots fills its band; a higher one has smaller dots. */
const HIGHEST = 11;
/** Names of those who stand out, sign by sign; all of them are in the table. */
const MOST_NAMES = 6;

type Care = TrialAnalysis['care'][number];
interface Scored {
  readonly session: string;
  readonly sign: string;
  readonly score: number;
  /** Middle of its pile, and its place in it from 0. */
  readonly at: number;
  readonly place: number;
}

/** Draw everybody's signs of careless answers: a dot each, those worth a look as named diamonds. */
export function careFigure({ care }: Pick<TrialAnalysis, 'care'>): Figure {
  const scored = SIGNS.flatMap((sign) => piled(sign, care));
  const odd = scored.filter(({ score }) => score >= WORTH_A_LOOK);
  const highest = scored.reduce((most, { place }) => Math.max(most, place + 1), HIGHEST);
  const place = { x: 'at', y: 'place', fy: 'sign' } as const;
  const r = (3.1 * HIGHEST) / highest;
  return plotFigure(
    'carefulness',
    { title: 'Signs of careless answers, person by person', description: described(care, odd) },
    {
      ...MARGIN,
      width: WIDTH,
      height: MARGIN.marginTop + MARGIN.marginBottom + BAND * SIGNS.length,
      x: {
        domain: [LEAST, MOST],
        label: 'robust standard deviations from the median of all people',
      },
      y: { domain: [-0.6, highest], axis: null },
      fy: { domain: [...SIGNS], label: null, padding: 0.12 },
      marks: [
        axisX({ anchor: 'bottom', labelAnchor: 'center', labelArrow: 'none', tickFormat: edged }),
        axisFy({ anchor: 'left', dx: -10, fontSize: 12, lineWidth: 12 }),
        ruleY([-0.6], { stroke: HAIR }),
        ruleX([0], { stroke: HAIR }),
        ruleX([WORTH_A_LOOK], { stroke: QUIET, strokeDasharray: '4 3' }),
        text([WORTH_A_LOOK], {
          ...{ x: (at: number) => at, text: () => 'worth a look →', fill: QUIET },
          ...{ fy: () => SIGNS[0], frameAnchor: 'top', textAnchor: 'start', dx: 4, dy: -12 },
        }),
        text(
          SIGNS.filter((sign) => !scored.some((one) => one.sign === sign)),
          {
            ...{ fy: (sign: string) => sign, text: () => 'nothing known', fill: QUIET },
            ...{ frameAnchor: 'left', textAnchor: 'start' },
          },
        ),
        dot(
          scored.filter(({ score }) => score < WORTH_A_LOOK),
          { ...place, r, fill: HEARD },
        ),
        dot(odd, { ...place, r: Math.max(4, r), symbol: 'diamond', fill: SUN, stroke: INK }),
        text(named(odd), {
          ...{ fy: 'sign', text: 'names', frameAnchor: 'right', textAnchor: 'start' },
          ...{ dx: 38, lineWidth: 15, fill: INK },
        }),
      ],
    },
  );
}

/** The last number of the axis stands for all beyond it. */
function edged(value: number): string {
  return value === MOST ? `${MOST} and more` : String(value).replace('-', '−');
}

/** Everybody's dot for one sign; a sign that nothing is known of is 0 for all, and left empty. */
function piled(sign: (typeof SIGNS)[number], care: readonly Care[]): readonly Scored[] {
  if (care.every(({ signs }) => signs[sign] === 0)) return [];
  const sizes = new Map<number, number>();
  return [...care].sort(byScore(sign)).map(({ session, signs }) => {
    const score = signs[sign];
    const at = PILE * (Math.floor(Math.min(MOST, Math.max(LEAST, score)) / PILE) + 0.5);
    const place = sizes.get(at) ?? 0;
    sizes.set(at, place + 1);
    return { session, sign, score, at: Math.min(MOST, at), place };
  });
}

function byScore(sign: keyof Suspicion['signs']): (a: Care, b: Care) => number {
  return (a, b) => a.signs[sign] - b.signs[sign] || (a.session < b.session ? -1 : 1);
}

/** Who stands out by each sign, the farthest first. */
function named(odd: readonly Scored[]): readonly { sign: string; names: string }[] {
  return SIGNS.flatMap((sign) => {
    const own = odd.filter((one) => one.sign === sign).sort((a, b) => b.score - a.score);
    const names = own.slice(0, MOST_NAMES).map(({ session }) => shortName(session));
    const rest = own.length - names.length;
    return names.length > 0
      ? [{ sign, names: names.join(', ') + (rest > 0 ? ` and ${rest} more` : '') }]
      : [];
  });
}

function described(care: readonly Care[], odd: readonly Scored[]): string {
  const people = counted(care.length, 'person', 'people');
  const found = odd.map(
    ({ session, sign, score }) => `${shortName(session)} (${sign}, ${number(score)})`,
  );
  return `${people}; worth a look: ${found.length > 0 ? found.join(', ') : 'nobody'}.`;
}
