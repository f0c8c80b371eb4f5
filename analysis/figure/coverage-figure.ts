import { ticks } from 'd3-array';
import { counted } from '#models/counted';
import { element, type Markup, together } from '../markup/markup.ts';
import { clock, percent } from '../markup/words.ts';
import type { Coverage } from '../walk/coverage.ts';
import { type CourseStep, shareBy } from '../walk/coverage-course.ts';
import { HAIR, QUIET, SUN, SUN_SOFT } from './colours.ts';
import { drawing, type Figure, label, line, polyline } from './drawing.ts';

const SIZE = { width: 1040, height: 350 };
const PLOT = { left: 48, top: 30, width: 840, height: 276 };
/** Single walks behind the mean; more would be a grey sheet. */
const MOST_LINES = 150;

interface Scale {
  readonly x: (seconds: number) => number;
  readonly y: (share: number) => number;
  readonly longest: number;
  readonly most: number;
}

/** Draw how coverage grew: every walk as a thin line, their mean with its interval. */
export function coverageFigure(course: readonly CourseStep[], walks: readonly Coverage[]): Figure {
  const known = walks.filter(({ reachable }) => reachable > 0);
  const scale = scaleFor(course, known);
  const words = {
    title: 'How much of the map had been visited, by time',
    description: `${counted(known.length, 'session')}; the mean reaches ${percent(course.at(-1)?.mean ?? 0)} after ${clock(scale.longest)}.`,
  };
  const drawn = drawing(
    SIZE,
    words,
    label(0, 16, 'reachable cells visited', { fill: QUIET }),
    axes(scale),
    band(course, scale),
    together(known.slice(0, MOST_LINES).map((walk) => walkLine(walk, scale))),
    known.length > 1 ? meanLine(course, scale) : together([]),
    names(course, known.length, scale),
  );
  return { name: 'coverage', inline: drawn, alone: drawn };
}

function scaleFor(course: readonly CourseStep[], walks: readonly Coverage[]): Scale {
  const longest = course.at(-1)?.seconds ?? 1;
  const most = walks.reduce((a, { share }) => Math.max(a, share ?? 0), 0.01) * 1.06;
  return {
    longest,
    most,
    x: (seconds) => PLOT.left + (PLOT.width * seconds) / longest,
    y: (share) => PLOT.top + PLOT.height * (1 - share / most),
  };
}

function axes({ x, y, longest, most }: Scale): Markup {
  const right = PLOT.left + PLOT.width;
  const bottom = PLOT.top + PLOT.height;
  const style = { fill: QUIET, 'font-size': 10 };
  return together([
    ...ticks(0, most, 4).map((share) =>
      together([
        line(PLOT.left, y(share), right, y(share), { stroke: HAIR }),
        label(PLOT.left - 6, y(share) + 3.5, percent(share), { ...style, 'text-anchor': 'end' }),
      ]),
    ),
    ...clockTicks(longest).map((seconds) =>
      label(x(seconds), bottom + 15, clock(seconds), { ...style, 'text-anchor': 'middle' }),
    ),
    label(right, bottom + 32, 'time since the start →', { fill: QUIET, 'text-anchor': 'end' }),
  ]);
}

/** Steps that people count time in, in seconds. */
const CLOCK_STEPS = [1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

function clockTicks(longest: number): readonly number[] {
  const step = CLOCK_STEPS.find((seconds) => longest / seconds <= 7) ?? longest / 5;
  return Array.from({ length: Math.floor(longest / step) + 1 }, (_, i) => i * step);
}

function band(course: readonly CourseStep[], { x, y }: Scale): Markup {
  const known = course.flatMap(({ seconds, interval }) =>
    interval ? [{ seconds, ...interval }] : [],
  );
  if (known.length === 0) return together([]);
  const high = known.map((step) => [x(step.seconds), y(step.high)] as const);
  const low = known.map((step) => [x(step.seconds), y(step.low)] as const).reverse();
  return element('path', {
    d: `${polyline([...high, ...low])}Z`,
    fill: SUN_SOFT,
    'fill-opacity': 0.7,
  });
}

function walkLine(walk: Coverage, { x, y, longest }: Scale): Markup {
  const steps = 240;
  const until = Math.max(1, Math.ceil((steps * walk.lasted) / longest));
  const points = Array.from({ length: until + 1 }, (_, i) => {
    const seconds = Math.min(walk.lasted, (longest * i) / steps);
    return [x(seconds), y(shareBy(walk, seconds))] as const;
  });
  return element('path', {
    d: polyline(points),
    fill: 'none',
    stroke: QUIET,
    'stroke-opacity': 0.5,
  });
}

function meanLine(course: readonly CourseStep[], { x, y }: Scale): Markup {
  const points = course.map(({ seconds, mean }) => [x(seconds), y(mean)] as const);
  return element('path', { d: polyline(points), fill: 'none', stroke: SUN, 'stroke-width': 2.4 });
}

function names(course: readonly CourseStep[], sessions: number, { y }: Scale): Markup {
  const last = course.at(-1);
  const left = PLOT.left + PLOT.width + 8;
  if (!last || sessions < 2) return together([]);
  return together([
    label(left, y(last.mean) - 4, `mean ${percent(last.mean)}`, { fill: SUN, 'font-weight': 600 }),
    label(left, y(last.mean) + 10, `of ${counted(sessions, 'session')}`, { fill: SUN }),
    last.interval
      ? label(
          left,
          y(last.mean) + 24,
          `95 %: ${percent(last.interval.low)} to ${percent(last.interval.high)}`,
          {
            fill: QUIET,
            'font-size': 10,
          },
        )
      : together([]),
  ]);
}
