import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvHead, csvLine, type Table } from '#study/record/table';

interface Row {
  readonly text: string;
  readonly number: number;
}
const TABLE: Table<Row> = {
  file: 'any.csv',
  columns: [
    ['text', 'text', '', ''],
    ['number', 'number', '', ''],
  ],
};
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", 'a'))
    .map((all) => all.join('')),
);
const number = fc.double({ noNaN: true, noDefaultInfinity: true });

test('cells of a table come back as they went in, but for the guard', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ text, number }), { minLength: 1 }), (rows) => {
      const csv = csvHead(TABLE) + rows.map((row) => csvLine(TABLE, row)).join('');
      const back: Record<string, string>[] = parse(csv, { columns: true, relax_quotes: false });
      const guarded = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
      expect(back.map((row) => row['text'])).toEqual(rows.map((row) => guarded(row.text)));
      expect(back.map((row) => Number(row['number']) + 0)).toEqual(
        rows.map((row) => row.number + 0),
      );
    }),
  );
});

test('STUDY 6 safe CSV: no text cell begins as a formula does', () => {
  fc.assert(
    fc.property(text, (cell) => {
      expect(csvCell(cell).replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
