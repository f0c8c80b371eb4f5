import { element, type Markup, text } from '../markup/markup.ts';

/** One column of a table on the page. */
export interface HtmlColumn<Row> {
  readonly title: string;
  /** Numbers stand to the right. */
  readonly numeric?: boolean;
  readonly of: (row: Row) => Markup;
}

/** A table of the page. */
export function htmlTable<Row>(
  rows: readonly Row[],
  columns: readonly HtmlColumn<NoInfer<Row>>[],
): Markup {
  const kind = (numeric = false) => (numeric ? { class: 'number' } : {});
  return element(
    'div',
    {
      class: 'wide',
      tabindex: 0,
      role: 'group',
      'aria-label': columns.map(({ title }) => title).join(', '),
    },
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...columns.map(({ title, numeric }) =>
            element('th', { scope: 'col', ...kind(numeric) }, text(title)),
          ),
        ),
      ),
      element(
        'tbody',
        {},
        ...rows.map((row) =>
          element(
            'tr',
            {},
            ...columns.map(({ of, numeric }) => element('td', kind(numeric), of(row))),
          ),
        ),
      ),
    ),
  );
}
