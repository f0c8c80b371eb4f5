import { element, type Markup } from '../markup/markup.ts';
import { shorten } from '../markup/words.ts';
import { dwellBySegment, type Hearing } from '../walk/hearing.ts';
import type { Leg } from '../walk/leg.ts';
import { at } from '../walk/path.ts';
import type { WalkMap } from '../walk/walk-map.ts';
import { HEARD } from './colours.ts';
import type { PlotFrame } from './map-plot.ts';
import type { WantedLabel } from './placed-labels.ts';

/** What a figure of one walk on one map shows. */
export interface WalkPicture {
  readonly name: string;
  readonly session: string;
  readonly map: WalkMap;
  readonly legs: readonly Leg[];
  /** What was heard on this map. */
  readonly hearings: readonly Hearing[];
  /** Title of a segment, empty where it is unknown. */
  readonly titleOf: (segment: number) => string;
  /** One line of numbers under the name. */
  readonly facts: string;
  /** Seconds of the largest circle: one scale for all figures of a report. */
  readonly longest: number;
}

/** Where the map lies in a figure of a walk. */
export const FRAME: PlotFrame = { left: 38, top: 64, side: 350 };
const LARGEST_CIRCLE = 15;
const SMALLEST_CIRCLE = 1.6;
const MOST_NAMES = 3;

/** World x as pixels. */
export function placeX(x: number): number {
  return FRAME.left + x * FRAME.side;
}

/** World y as pixels. */
export function placeY(y: number): number {
  return FRAME.top + y * FRAME.side;
}

interface Heard {
  readonly segment: number;
  readonly seconds: number;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** Heard segments that have a point, the longest first. */
function heardOn({ map, hearings, longest }: WalkPicture): readonly Heard[] {
  const placeOf = new Map(map.segments.map((segment, i) => [segment, i]));
  return [...dwellBySegment(hearings)]
    .flatMap(([segment, seconds]) => {
      const place = placeOf.get(segment);
      if (place === undefined) return [];
      const r = Math.max(SMALLEST_CIRCLE, LARGEST_CIRCLE * Math.sqrt(seconds / longest));
      const [x, y] = [placeX(at(map.points.x, place)), placeY(at(map.points.y, place))];
      return [{ segment, seconds, x, y, r }];
    })
    .sort((a, b) => b.seconds - a.seconds || a.segment - b.segment);
}

/** What was heard, as circles whose area is the seconds. */
export function heardCircles(picture: WalkPicture): Markup {
  const drawn = heardOn(picture).map(({ x, y, r }) => element('circle', { cx: x, cy: y, r }));
  return element(
    'g',
    {
      fill: HEARD,
      'fill-opacity': 0.13,
      stroke: HEARD,
      'stroke-opacity': 0.6,
      'stroke-width': 0.8,
    },
    ...drawn,
  );
}

/** Names for the segments that sounded longest. */
export function heardNames(picture: WalkPicture): readonly WantedLabel[] {
  return heardOn(picture)
    .map(({ segment, x, y, r }) => ({
      x,
      y,
      away: r,
      content: shorten(picture.titleOf(segment), 24),
      colour: HEARD,
    }))
    .filter(({ content }) => content !== '')
    .slice(0, MOST_NAMES);
}
