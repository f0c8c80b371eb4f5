import { element, type Markup, text } from '../markup/markup.ts';
import { prose } from './citations.ts';

/** A paragraph of plain words; what it cites leads to the references. */
export function paragraph(content: string, kind = ''): Markup {
  return element('p', kind ? { class: kind } : {}, prose(content));
}

/** A part of the report with its heading and what it shows in a sentence, if that is not plain. */
export function section(title: string, about: string, ...content: readonly Markup[]): Markup {
  return element(
    'section',
    { id: slugOf(title) },
    element('h2', {}, text(title)),
    ...(about ? [paragraph(about, 'quiet')] : []),
    ...content,
  );
}

/** A drawn figure with its caption. */
export function figure(drawing: Markup, caption = ''): Markup {
  const words = caption ? [element('figcaption', {}, prose(caption))] : [];
  return element('figure', {}, drawing, ...words);
}

/** What stands where a part has nothing to show, and why. */
export function nothing(title: string, why: string): Markup {
  return section(title, why);
}

function slugOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** Where the parts of a page are. */
export function contents(page: Markup): Markup {
  const parts = [...page.matchAll(/<section id="([^"]+)"><h2>(.*?)<\/h2>/g)];
  return element(
    'nav',
    { class: 'contents', 'aria-label': 'Contents' },
    element(
      'ol',
      {},
      ...parts.map(([, id = '', title]) =>
        element('li', {}, element('a', { href: `#${id}` }, title as Markup)),
      ),
    ),
  );
}
