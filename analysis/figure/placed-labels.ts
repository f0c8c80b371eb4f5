import type { Markup } from '../markup/markup.ts';
import { label, textWidth } from './drawing.ts';
import type { PlotFrame } from './map-plot.ts';

/** A name for a mark at a place; `away` is how far the text keeps from the mark's middle. */
export interface WantedLabel {
  readonly x: number;
  readonly y: number;
  readonly away: number;
  readonly content: string;
  readonly colour: string;
  readonly bold?: boolean;
}
/** A mark that no name may hide. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const SIZE = 10.5;

/**
 * Write names beside their marks, the first ones first, each where it fits: right, left, above or below.
 * A name that would lie on another one, on one of the `marks` or leave the plot is left out.
 */
export function placedLabels(
  wanted: readonly WantedLabel[],
  marks: readonly Mark[],
  frame: PlotFrame,
): readonly Markup[] {
  const taken = marks.map(boxOf);
  return wanted.flatMap((want) => {
    const free = boxesFor(want).find((box) => fits(box, frame, taken));
    if (!free) return [];
    taken.push(free);
    return [written(want, free)];
  });
}

function boxOf({ x, y, r }: Mark): Box {
  return { left: x - r, top: y - r, right: x + r, bottom: y + r };
}

function boxesFor({ x, y, away, content }: WantedLabel): readonly Box[] {
  const [width, half] = [textWidth(content, SIZE), SIZE * 0.62];
  const at = (left: number, middle: number): Box => ({
    left,
    right: left + width,
    top: middle - half,
    bottom: middle + half,
  });
  return [
    at(x + away + 4, y),
    at(x - away - 4 - width, y),
    at(x - width / 2, y - away - half - 2),
    at(x - width / 2, y + away + half + 2),
  ];
}

function fits(box: Box, { left, top, side }: PlotFrame, taken: readonly Box[]): boolean {
  const inside =
    box.left >= left + 2 &&
    box.right <= left + side - 2 &&
    box.top >= top + 1 &&
    box.bottom <= top + side - 1;
  return inside && taken.every((other) => !overlap(box, other));
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function written({ content, colour, bold = false }: WantedLabel, box: Box): Markup {
  return label(box.left, box.bottom - SIZE * 0.28, content, {
    fill: colour,
    'font-size': SIZE,
    'font-weight': bold ? 600 : 400,
    stroke: '#ffffff',
    'stroke-width': 3,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  });
}
