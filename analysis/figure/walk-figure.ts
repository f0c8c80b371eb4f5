import { element, type Markup, together } from '../markup/markup.ts';
import { clock, shortName } from '../markup/words.ts';
import type { Leg } from '../walk/leg.ts';
import { at } from '../walk/path.ts';
import { mapName } from '../walk/walk-map.ts';
import { INK, QUIET, timeColour } from './colours.ts';
import { drawing, type Figure, label, polyline } from './drawing.ts';
import {
  FRAME,
  heardCircles,
  heardNames,
  placeX,
  placeY,
  type WalkPicture,
} from './heard-circles.ts';
import { mapDefinitions, mapFrame, mapPoints } from './map-plot.ts';
import { placedLabels, type WantedLabel } from './placed-labels.ts';

const SIZE = { width: 400, height: 452 };
/** Pieces of one colour that a walk is cut into. */
const SHADES = 48;

/** Draw a walk over its map: the path coloured by time, what was heard as circles by duration. */
export function walkFigure(picture: WalkPicture): Figure {
  const { map, session } = picture;
  const words = {
    title: `Walk of session ${session} on ${mapName(map)}`,
    description: `${picture.facts}. The path runs from light to dark; circles are heard segments, their area the seconds heard.`,
  };
  const body = [
    label(0, 18, shortName(session), { 'font-size': 13, 'font-weight': 600 }),
    label(0, 34, picture.facts, { fill: QUIET }),
    mapFrame(map, FRAME),
    mapPoints(map, FRAME),
    heardCircles(picture),
    together(picture.legs.map((leg) => path(leg, spanOf(picture.legs)))),
    marks(picture),
  ];
  return {
    name: picture.name,
    inline: drawing(SIZE, words, ...body),
    alone: drawing(SIZE, words, mapDefinitions(map), ...body),
  };
}

function spanOf(legs: readonly Leg[]): readonly [begun: number, ended: number] {
  return [legs[0]?.t[0] ?? 0, legs.at(-1)?.t.at(-1) ?? 0];
}

function path({ t, x, y }: Leg, [begun, ended]: readonly [number, number]): Markup {
  const shade = (i: number): number =>
    Math.floor(((at(t, i) - begun) / Math.max(1e-9, ended - begun)) * (SHADES - 1e-6));
  const pieces: Markup[] = [];
  let start = 0;
  for (let i = 1; i < t.length; i++) {
    if (i < t.length - 1 && shade(i) === shade(start)) continue;
    const points = t
      .slice(start, i + 1)
      .map((_, j): readonly [number, number] => [
        placeX(at(x, start + j)),
        placeY(at(y, start + j)),
      ]);
    pieces.push(stroke(points, timeColour(shade(start) / (SHADES - 1))));
    start = i;
  }
  return together(pieces);
}

function stroke(points: readonly (readonly [number, number])[], colour: string): Markup {
  return element('path', {
    d: polyline(points),
    fill: 'none',
    stroke: colour,
    'stroke-width': 1.8,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}

/** Start, end and the names of the longest heard. */
function marks(picture: WalkPicture): Markup {
  const [first, last] = [picture.legs[0], picture.legs.at(-1)];
  if (!first || !last) return together([]);
  const start = [placeX(at(first.x, 0)), placeY(at(first.y, 0))] as const;
  const end = [placeX(last.x.at(-1) ?? 0), placeY(last.y.at(-1) ?? 0)] as const;
  const [begun, ended] = spanOf(picture.legs);
  const ends = [start, end].map(([x, y]) => ({ x, y, r: 5 }));
  const own: readonly WantedLabel[] = [
    {
      x: end[0],
      y: end[1],
      away: 5,
      content: `end ${clock(ended - begun)}`,
      colour: INK,
      bold: true,
    },
    { x: start[0], y: start[1], away: 5, content: 'start', colour: INK, bold: true },
  ];
  return together([
    element('circle', {
      cx: start[0],
      cy: start[1],
      r: 4.5,
      fill: '#ffffff',
      stroke: timeColour(0),
      'stroke-width': 2.2,
    }),
    element('circle', {
      cx: end[0],
      cy: end[1],
      r: 4.8,
      fill: timeColour(1),
      stroke: '#ffffff',
      'stroke-width': 1.4,
    }),
    ...placedLabels([...own, ...heardNames(picture)], ends, FRAME),
  ]);
}
