import { ticks } from 'd3-array';
import { element, type Markup, together } from '../markup/markup.ts';
import { number, shorten } from '../markup/words.ts';
import type { TagDwell } from '../walk/tag-dwell.ts';
import { HAIR, HEARD, QUIET } from './colours.ts';
import { drawing, type Figure, label, line } from './drawing.ts';

const WIDTH = 520;
const PLOT = { left: 128, top: 56, right: 426, row: 20 };
/** Tags that are shown of either kind. */
const MORE = 10;
const LESS = 6;

/** Draw where people stayed more or less than chance: each tag on the map and as it was heard. */
export function tagFigure(name: string, model: string, tags: readonly TagDwell[]): Figure {
  const rows = shownTags(tags);
  const height = PLOT.top + PLOT.row * rows.length + 30;
  const most = rows.reduce((a, tag) => Math.max(a, tag.offered, tag.heard, highOf(tag)), 1e-6);
  const x = (value: number): number => PLOT.left + ((PLOT.right - PLOT.left) * value) / most;
  const drawn = drawing(
    { width: WIDTH, height },
    {
      title: `Tags heard more and less than the map has them (${model})`,
      description:
        'Empty circle: mean activation on the map. Filled: mean activation while hearing, with its 95 % interval.',
    },
    label(0, 16, model, { 'font-size': 13, 'font-weight': 600 }),
    together(ticks(0, most, 4).map((value) => grid(value, x(value), height))),
    columnNames(),
    together(rows.map((tag, i) => tagRow(tag, PLOT.top + PLOT.row * (i + 0.5), x))),
  );
  return { name, inline: drawn, alone: drawn };
}

/** The tags that were heard most above and most below what the map has; each once. */
function shownTags(tags: readonly TagDwell[]): readonly TagDwell[] {
  const more = tags.filter(({ heard, offered }) => heard > offered).slice(0, MORE);
  const less = tags.filter(({ heard, offered }) => heard < offered).slice(-LESS);
  return [...more, ...less];
}

function highOf({ offered, interval }: TagDwell): number {
  return interval ? interval.high * offered : 0;
}

function grid(value: number, x: number, height: number): Markup {
  return together([
    line(x, PLOT.top, x, height - 26, { stroke: HAIR }),
    label(x, height - 12, number(value), { fill: QUIET, 'font-size': 10, 'text-anchor': 'middle' }),
  ]);
}

function columnNames(): Markup {
  const y = 38;
  return together([
    element('circle', {
      cx: PLOT.left + 5,
      cy: y - 4,
      r: 4,
      fill: '#ffffff',
      stroke: QUIET,
      'stroke-width': 1.5,
    }),
    label(PLOT.left + 14, y, 'on the map', { fill: QUIET }),
    element('circle', { cx: PLOT.left + 95, cy: y - 4, r: 4.4, fill: HEARD }),
    label(PLOT.left + 104, y, 'as heard, mean activation', { fill: HEARD }),
    label(WIDTH - 6, y, 'heard / map', { fill: QUIET, 'text-anchor': 'end' }),
  ]);
}

function tagRow(tag: TagDwell, y: number, x: (value: number) => number): Markup {
  const { offered, heard, interval } = tag;
  return together([
    label(PLOT.left - 12, y + 4, shorten(tag.tag, 20), { 'text-anchor': 'end' }),
    line(x(offered), y, x(heard), y, { stroke: QUIET, 'stroke-opacity': 0.6 }),
    interval
      ? line(x(interval.low * offered), y, x(interval.high * offered), y, {
          stroke: HEARD,
          'stroke-width': 6,
          'stroke-opacity': 0.25,
        })
      : together([]),
    element('circle', {
      cx: x(offered),
      cy: y,
      r: 4,
      fill: '#ffffff',
      stroke: QUIET,
      'stroke-width': 1.5,
    }),
    element('circle', { cx: x(heard), cy: y, r: 4.4, fill: HEARD }),
    label(WIDTH - 6, y + 4, tag.ratio === null ? '–' : `× ${number(tag.ratio)}`, {
      'text-anchor': 'end',
    }),
  ]);
}
