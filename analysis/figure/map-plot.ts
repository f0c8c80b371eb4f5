import { ticks } from 'd3-array';
import { element, type Markup, round, together } from '../markup/markup.ts';
import { at } from '../walk/path.ts';
import { fromWorld, toWorld, type WalkMap } from '../walk/walk-map.ts';
import { DOT, HAIR, QUIET } from './colours.ts';
import { label, line } from './drawing.ts';

/** Where the square of the map lies in a figure. */
export interface PlotFrame {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** More dots than this only make a grey sheet. */
const MOST_DOTS = 6000;
/** World units of the shared drawing of the points. */
const DOTS_SIDE = 1000;

/** The points of a map as one path, to be defined once and used by several figures. */
export function mapDots(map: WalkMap): Markup {
  const every = Math.ceil(map.segments.length / MOST_DOTS);
  const marks = map.segments.flatMap((_, i) => (i % every === 0 ? [dotAt(map, i)] : []));
  return element('path', { id: `${map.id}-points`, d: marks.join('') });
}

function dotAt({ points }: WalkMap, index: number): string {
  const [x, y] = [at(points.x, index), at(points.y, index)];
  return `M${round(x * DOTS_SIDE)} ${round(y * DOTS_SIDE)}h0`;
}

/** Definitions that a figure needs to stand alone. */
export function mapDefinitions(map: WalkMap): Markup {
  return element('defs', {}, mapDots(map));
}

/** Frame, ticks in the projection's units and axis names. */
export function mapFrame(map: WalkMap, frame: PlotFrame): Markup {
  const { left, top, side } = frame;
  return together([
    element('rect', { x: left, y: top, width: side, height: side, fill: '#ffffff', stroke: HAIR }),
    axisTicks(map, 0, frame),
    axisTicks(map, 1, frame),
    axisNames(map, frame),
  ]);
}

/** The segments of a map as quiet dots. */
export function mapPoints(map: WalkMap, { left, top, side }: PlotFrame, colour = DOT): Markup {
  return element('use', {
    href: `#${map.id}-points`,
    transform: `translate(${left} ${top}) scale(${side / DOTS_SIDE})`,
    stroke: colour,
    'stroke-width': round(dotSize(map, side) * (DOTS_SIDE / side)),
    'stroke-linecap': 'round',
    fill: 'none',
  });
}

/** Pixels: large where points are few, small where they are many. */
function dotSize({ segments }: WalkMap, side: number): number {
  const crowded = side / (5 * Math.sqrt(Math.max(1, segments.length)));
  return Math.min(4.5, Math.max(1.4 + side / 1500, crowded));
}

function axisTicks(map: WalkMap, axis: 0 | 1, { left, top, side }: PlotFrame): Markup {
  const [a, b] = [fromWorld(map, axis, 0), fromWorld(map, axis, 1)];
  const values = ticks(Math.min(a, b), Math.max(a, b), 4);
  return together(
    values.map((value) => {
      const place = toWorld(map, axis, value) * side;
      const name = String(Number(value.toPrecision(6))).replace('-', '−');
      const style = { fill: QUIET, 'font-size': 9.5 };
      return axis === 0
        ? together([
            line(left + place, top + side, left + place, top + side + 3, { stroke: QUIET }),
            label(left + place, top + side + 14, name, { ...style, 'text-anchor': 'middle' }),
          ])
        : together([
            line(left - 3, top + place, left, top + place, { stroke: QUIET }),
            label(left - 6, top + place + 3.5, name, { ...style, 'text-anchor': 'end' }),
          ]);
    }),
  );
}

function axisNames(map: WalkMap, { left, top, side }: PlotFrame): Markup {
  const across = map.scale[0] > 0 ? `${map.labels[0]} →` : `← ${map.labels[0]}`;
  const up = map.scale[1] < 0 ? `↑ ${map.labels[1]}` : `↓ ${map.labels[1]}`;
  return together([
    label(left + side, top + side + 28, across, { 'text-anchor': 'end', fill: QUIET }),
    label(left, top - 7, up, { fill: QUIET }),
  ]);
}
