import { counted } from '#models/counted';
import { element, type Markup, round, together } from '../markup/markup.ts';
import { count } from '../markup/words.ts';
import { type CellFlow, cellFlows, type Flow } from '../walk/flow.ts';
import { mapName, type WalkMap } from '../walk/walk-map.ts';
import { HEARD, INK, QUIET } from './colours.ts';
import { drawing, type Figure, label, line } from './drawing.ts';
import { mapDefinitions, mapFrame, mapPoints, type PlotFrame } from './map-plot.ts';

const SIZE = { width: 640, height: 700 };
const FRAME: PlotFrame = { left: 44, top: 58, side: 584 };
const KEY = { left: 44, y: 684 };
/** Cells that were crossed less often have no arrow: one or two passages are no way that people take. */
export const FEWEST_PASSAGES = 3;
const [THIN, THICK] = [1.2, 4.2];
/** An arrow no longer than this share of a cell leaves its neighbours room. */
const LONGEST = 0.94;

interface Arrow {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly width: number;
}

/** Whether a cell was crossed often enough to be drawn: by one session alone only where no other walked the map. */
export function isWay({ passages, sessions }: CellFlow, walked: number): boolean {
  return passages >= FEWEST_PASSAGES && (sessions > 1 || walked === 1);
}

/**
 * Draw where the walks of a map went: in every cell an arrow as long as the mean passage went, thicker where there were
 * more passages.
 */
export function flowFigure(map: WalkMap, flow: Flow, sessions: number): Figure {
  const all = cellFlows(flow);
  const shown = all.filter((cell) => isWay(cell, sessions));
  const most = shown.reduce((size, { passages }) => Math.max(size, passages), 1);
  const longest = shown.reduce((size, { dx, dy }) => Math.max(size, Math.hypot(dx, dy)), 0);
  const scale = longest > 0 ? (LONGEST * flow.cells.side * FRAME.side) / longest : 0;
  const told = `${counted(sessions, 'session')}, ${counted(shown.length, 'cell')} crossed at least ${FEWEST_PASSAGES} times${sessions > 1 ? ' by at least 2 sessions' : ''}; ${count(all.length - shown.length)} others left out`;
  const body = [
    label(0, 20, mapName(map), { 'font-size': 14, 'font-weight': 600 }),
    label(0, 37, told, { fill: QUIET }),
    mapFrame(map, FRAME),
    mapPoints(map, FRAME),
    element(
      'g',
      { stroke: HEARD, fill: HEARD, 'stroke-linecap': 'butt' },
      ...shown.map((cell) => arrow(arrowOf(cell, scale, most))),
    ),
    shown.length > 0 ? key(most, longest, scale, map) : together([]),
  ];
  const words = { title: `Where people went on ${mapName(map)}`, description: `${told}.` };
  return {
    name: `${map.id}-flows`,
    inline: drawing(SIZE, words, ...body),
    alone: drawing(SIZE, words, mapDefinitions(map), ...body),
  };
}

function arrowOf({ x, y, dx, dy, passages }: CellFlow, scale: number, most: number): Arrow {
  return {
    x: FRAME.left + x * FRAME.side,
    y: FRAME.top + y * FRAME.side,
    dx: dx * scale,
    dy: dy * scale,
    width: widthOf(passages, most),
  };
}

/** Roots, since passages are very unevenly spread. */
function widthOf(passages: number, most: number): number {
  return THIN + (THICK - THIN) * Math.sqrt((passages - 1) / Math.max(1, most - 1));
}

/** An arrow around its middle; where nobody goes one way more than the other it shrinks to a dot. */
function arrow({ x, y, dx, dy, width }: Arrow): Markup {
  const length = Math.hypot(dx, dy);
  if (length < 2 * width) return element('circle', { cx: x, cy: y, r: width, stroke: 'none' });
  const [ux, uy] = [dx / length, dy / length];
  const head = Math.min(0.6 * length, 3 + 2 * width);
  const wing = 0.55 * head;
  const [tipX, tipY] = [x + dx / 2, y + dy / 2];
  const [neckX, neckY] = [tipX - ux * head, tipY - uy * head];
  const points = [
    [tipX, tipY],
    [neckX - uy * wing, neckY + ux * wing],
    [neckX + uy * wing, neckY - ux * wing],
  ];
  return together([
    line(x - dx / 2, y - dy / 2, neckX, neckY, { 'stroke-width': width }),
    element('path', {
      d: `${points.map(([px = 0, py = 0], i) => `${i === 0 ? 'M' : 'L'}${round(px)} ${round(py)}`).join('')}Z`,
      stroke: 'none',
    }),
  ]);
}

function key(most: number, longest: number, scale: number, map: WalkMap): Markup {
  const { left, y } = KEY;
  const length = longest * scale;
  const arrows = [
    { x: left + length / 2, width: THICK, says: `${count(most)} passages` },
    {
      x: left + length / 2 + 160,
      width: widthOf(FEWEST_PASSAGES, most),
      says: `${FEWEST_PASSAGES} passages`,
    },
  ];
  const reach = (longest / map.radius).toFixed(1);
  return together([
    element(
      'g',
      { stroke: HEARD, fill: HEARD },
      ...arrows.map(({ x, width }) => arrow({ x, y: y - 4, dx: length, dy: 0, width })),
    ),
    ...arrows.map(({ x, says }) => label(x + length / 2 + 8, y, says, { fill: INK })),
    label(left + 584, y, `such arrows: ${reach} hearing radii a passage`, {
      fill: QUIET,
      'text-anchor': 'end',
    }),
  ]);
}
