import { type Attributes, element, type Markup, round, text } from '../markup/markup.ts';
import { INK } from './colours.ts';

/** A drawn figure: what to show inside a page, what to write as a file of its own, and its words. */
export interface Figure {
  /** Name of its file in figures/, without the ending. */
  readonly name: string;
  /** For a page, which holds the shared pieces (the points of the maps) once. */
  readonly inline: Markup;
  /** For a file of its own. */
  readonly alone: Markup;
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** The root of a figure: white, scalable, with a title and a description for those who can't see it. */
export function drawing(
  size: { readonly width: number; readonly height: number },
  words: { readonly title: string; readonly description: string },
  ...children: readonly Markup[]
): Markup {
  const { width, height } = size;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'font-family': FONT,
      'font-size': 11,
      fill: INK,
      style: 'font-variant-numeric: tabular-nums',
    },
    element('title', {}, text(words.title)),
    element('desc', {}, text(words.description)),
    element('rect', { width, height, fill: '#ffffff' }),
    ...children,
  );
}

/** A line of text at a place. */
export function label(x: number, y: number, content: string, style: Attributes = {}): Markup {
  return element('text', { x, y, ...style }, text(content));
}

/** A straight line. */
export function line(x1: number, y1: number, x2: number, y2: number, style: Attributes): Markup {
  return element('line', { x1, y1, x2, y2, ...style });
}

/** Path data of an open line through points. */
export function polyline(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

/** Width of a text in a figure, about; wide scripts count double. */
export function textWidth(content: string, size: number): number {
  let ems = 0;
  for (const sign of content) ems += (sign.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.56;
  return ems * size;
}
