import { nice } from 'd3-array';
import { element, together } from '../markup/markup.ts';
import type { Estimate } from '../statistics/bootstrap.ts';
import { HAIR, INK, QUIET, SUN } from './colours.ts';
import { drawing, type Figure, label, line } from './drawing.ts';

const SIZE = { width: 300, height: 50 };
const LEFT = 12;
const RIGHT = 288;
const MIDDLE = 18;

/** What a strip shows: one number of every session. */
export interface Strip {
  readonly id: string;
  readonly title: string;
  readonly values: readonly number[];
  readonly estimate: Estimate;
  readonly show: (value: number) => string;
}

/** Draw one measure: a dot per session, the mean as a bar, its interval as a thick line. */
export function stripFigure({ id, title, values, estimate, show }: Strip): Figure {
  const [low, high] = nice(0, Math.max(1e-9, estimate.most ?? 1), 4);
  const x = (value: number): number => LEFT + ((RIGHT - LEFT) * (value - low)) / (high - low);
  const { mean, interval } = estimate;
  const drawn = drawing(
    SIZE,
    {
      title,
      description: `A dot per session; the mean ${mean === null ? 'is unknown' : show(mean)}${interval ? ` with its 95 % interval ${show(interval.low)} to ${show(interval.high)}` : ''}.`,
    },
    line(LEFT, MIDDLE + 12, RIGHT, MIDDLE + 12, { stroke: HAIR }),
    label(LEFT, MIDDLE + 26, show(low), { fill: QUIET, 'font-size': 10 }),
    label(RIGHT, MIDDLE + 26, show(high), { fill: QUIET, 'font-size': 10, 'text-anchor': 'end' }),
    interval
      ? line(x(interval.low), MIDDLE, x(interval.high), MIDDLE, {
          stroke: SUN,
          'stroke-width': 6,
          'stroke-opacity': 0.4,
        })
      : together([]),
    element(
      'g',
      { fill: INK, 'fill-opacity': Math.max(0.12, Math.min(0.6, 12 / values.length)) },
      ...values.map((value) => element('circle', { cx: x(value), cy: MIDDLE, r: 3 })),
    ),
    mean !== null && values.length > 1
      ? line(x(mean), MIDDLE - 9, x(mean), MIDDLE + 9, { stroke: SUN, 'stroke-width': 2.6 })
      : together([]),
  );
  return { name: `measure-${id}`, inline: drawn, alone: drawn };
}
