import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { drawn } from '../markup/markup.ts';
import { INK } from './colours.ts';
import type { Figure } from './drawing.ts';

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** Draw marks by Observable Plot as a figure with a title and a description for those who can't see it; the marks themselves are not
 * read out. */
export function plotFigure(
  name: string,
  words: { readonly title: string; readonly description: string },
  options: PlotOptions,
): Figure {
  const { document } = parseHTML('<html><body></body></html>');
  const svg = plot({
    ...options,
    document: document as unknown as NonNullable<PlotOptions['document']>,
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('role', 'img');
  svg.setAttribute('style', `background: #fff; color: ${INK}; font-size: 11px`);
  svg.setAttribute('font-family', FONT);
  for (const mark of svg.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label');
  for (const [tag, content] of [
    ['desc', words.description],
    ['title', words.title],
  ] as const) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    element.textContent = content;
    svg.insertBefore(element as never, svg.firstChild);
  }
  const markup = drawn(svg);
  return { name, inline: markup, alone: markup };
}
