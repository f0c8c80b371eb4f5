import { element, type Markup, text, together } from '../markup/markup.ts';
import { REFERENCES, type Reference } from './references.ts';

/** Words with their citations (`Holm (1979)`, `Stram & Lee 1994`) as links into the list of references. */
export function prose(content: string): Markup {
  return together(
    content.split(CITATION).map((piece) => {
      const reference = BY_PHRASE.get(phraseOf(piece));
      return reference
        ? element('a', { href: `#${anchorOf(reference)}` }, text(piece))
        : text(piece);
    }),
  );
}

/** The list of the works that a page cites, by authors; nothing where it cites none. */
export function referenceList(page: Markup): Markup {
  const cited = REFERENCES.filter((one) => page.includes(`href="#${anchorOf(one)}"`));
  if (cited.length === 0) return together([]);
  return element(
    'section',
    { id: 'references' },
    element('h2', {}, text('References')),
    element(
      'ul',
      { class: 'references' },
      ...cited.map((one) => element('li', { id: anchorOf(one) }, ...entry(one))),
    ),
  );
}

function entry({ authors, year, title, source, doi }: Reference): readonly Markup[] {
  return [
    text(`${authors} (${year}). ${title}${/[.?!]$/.test(title) ? '' : '.'} `),
    element('cite', {}, text(source)),
    text(doi ? `. doi:${doi}` : '.'),
  ];
}

function anchorOf({ cited, year }: Reference): string {
  return `ref-${cited.toLowerCase().replace(/[^a-z]+/g, '-')}-${year}`.replace(/-+/g, '-');
}

/** The year may stand in brackets. */
function phraseOf(citation: string): string {
  return citation.replace(/[()]/g, '');
}

const BY_PHRASE = new Map(REFERENCES.map((one) => [`${one.cited} ${one.year}`, one]));
const CITATION = new RegExp(
  `(${REFERENCES.map(({ cited, year }) => `${cited.replace('.', '\\.')} (?:${year}|\\(${year}\\))`).join('|')})`,
);
