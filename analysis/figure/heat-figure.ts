import { counted } from '#models/counted';
import { element, type Markup, together } from '../markup/markup.ts';
import { clock, number } from '../markup/words.ts';
import type { Heat } from '../walk/heat.ts';
import { mapName, type WalkMap } from '../walk/walk-map.ts';
import { DOT_ON_HEAT, heatColour, QUIET } from './colours.ts';
import { drawing, type Figure, label } from './drawing.ts';
import { mapDefinitions, mapFrame, mapPoints, type PlotFrame } from './map-plot.ts';

const SIZE = { width: 640, height: 700 };
const FRAME: PlotFrame = { left: 44, top: 58, side: 584 };
const KEY = { left: 44, top: 672, width: 200, height: 10 };

/** Draw where all walks of a map spent their time. */
export function heatFigure(map: WalkMap, heat: Heat, sessions: number): Figure {
  const seconds = [...heat.seconds.values()];
  const most = seconds.reduce((a, b) => Math.max(a, b), 0);
  const total = seconds.reduce((sum, value) => sum + value, 0);
  const words = {
    title: `Where people were on ${mapName(map)}`,
    description: `${counted(sessions, 'session')}, ${clock(total)} in all; darker cells were stayed in longer, the darkest ${number(most)} s.`,
  };
  const body = [
    label(0, 20, mapName(map), { 'font-size': 14, 'font-weight': 600 }),
    label(0, 37, `${counted(sessions, 'session')}, ${clock(total)}`, { fill: QUIET }),
    mapFrame(map, FRAME),
    cells(heat, most),
    mapPoints(map, FRAME, DOT_ON_HEAT),
    most > 0 ? key(most) : together([]),
  ];
  return {
    name: `${map.id}-heat`,
    inline: drawing(SIZE, words, ...body),
    alone: drawing(SIZE, words, mapDefinitions(map), ...body),
  };
}

/** Shares on a root scale: time is very unevenly spread, and a cell passed once must still be seen. */
function shade(seconds: number, most: number): string {
  return heatColour(Math.sqrt(seconds / most));
}

function cells({ cells: { side, across }, seconds }: Heat, most: number): Markup {
  const drawn = [...seconds]
    .sort(([a], [b]) => a - b)
    .map(([cell, value]) => {
      const [left, top] = [(cell % across) * side, Math.floor(cell / across) * side];
      return element('rect', {
        x: FRAME.left + left * FRAME.side,
        y: FRAME.top + top * FRAME.side,
        width: Math.min(side, 1 - left) * FRAME.side,
        height: Math.min(side, 1 - top) * FRAME.side,
        fill: shade(value, most),
      });
    });
  return element('g', {}, ...drawn);
}

function key(most: number): Markup {
  const steps = 40;
  const bars = Array.from({ length: steps }, (_, i) =>
    element('rect', {
      x: KEY.left + (KEY.width / steps) * i,
      y: KEY.top,
      width: KEY.width / steps + 0.3,
      height: KEY.height,
      fill: shade((i + 0.5) / steps, 1),
    }),
  );
  const y = KEY.top + KEY.height + 12;
  return together([
    ...bars,
    label(KEY.left, y, '0', { fill: QUIET }),
    label(KEY.left + KEY.width / 4, y, number(most / 4), { fill: QUIET, 'text-anchor': 'middle' }),
    label(KEY.left + KEY.width, y, `${number(most)} s in a cell`, {
      fill: QUIET,
      'text-anchor': 'middle',
    }),
  ]);
}
