import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { element, text } from '#analysis/markup/markup';
import { csvText, table, text as textColumn } from '#analysis/tables/table';

const anything = fc.string({ unit: 'binary' });

test('no text can open a tag, end an attribute or hold what XML forbids', () => {
  fc.assert(
    fc.property(anything, (content) => {
      const safe = element('p', { title: content }, text(content));
      expect(safe.match(/</g)).toHaveLength(2);
      expect(safe.match(/"/g)).toHaveLength(2);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
      expect(safe).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u);
      expect(safe).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
    }),
  );
});

test('a table reads back as it was, apart from the guard against spreadsheets', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anything, anything)), (rows) => {
      const written = csvText(
        table('t.csv', rows, [textColumn('a', '', ([a]) => a), textColumn('b', '', ([, b]) => b)]),
      );
      const read = parse(written, { record_delimiter: '\n' }).slice(1);
      const guarded = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
      expect(read).toEqual(rows.map((cells) => cells.map(guarded)));
    }),
  );
});
