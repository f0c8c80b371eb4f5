import { type Cell, csvCell } from '#study/record/table';

/** One column of a table and what the codebook says of it. */
export interface Column<Row> {
  readonly name: string;
  readonly type: 'text' | 'number' | 'truth';
  /** Empty for pure numbers and texts. */
  readonly unit: string;
  readonly meaning: string;
  readonly of: (row: Row) => Cell;
}

/** A file of tables/ ready to be written. */
export interface Table {
  /** Its name with the ending. */
  readonly file: string;
  readonly columns: readonly Omit<Column<never>, 'of'>[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Lay rows out by columns. */
export function table<Row>(
  file: string,
  rows: readonly Row[],
  columns: readonly Column<NoInfer<Row>>[],
): Table {
  return { file, columns, rows: rows.map((row) => columns.map((column) => column.of(row))) };
}

/** A table as CSV with one head line, its cells written as the export writes them. */
export function csvText({ columns, rows }: Table): string {
  const lines = [columns.map(({ name }) => name), ...rows].map((cells) => cells.map(written));
  return lines.map((cells) => `${cells.join(',')}\n`).join('');
}

/** Significant digits of numbers: more than anything here is known to. */
const DIGITS = 9;

function written(cell: Cell): string {
  return csvCell(typeof cell === 'number' ? Number(cell.toPrecision(DIGITS)) : cell);
}

/** What every column of the tables means, as a table itself. */
export function codebook(tables: readonly Table[]): Table {
  const rows = tables.flatMap(({ file, columns }) => columns.map((column) => ({ file, column })));
  return table('codebook.csv', rows, [
    text('file', 'file in the folder tables', ({ file }) => file),
    text('column', 'column of that file', ({ column }) => column.name),
    text('type', 'text, number or truth (true, false)', ({ column }) => column.type),
    text('unit', 'unit of a number', ({ column }) => column.unit),
    text('meaning', 'what it is', ({ column }) => column.meaning),
  ]);
}

/** A column of texts. */
export function text<Row>(
  name: string,
  meaning: string,
  of: (row: Row) => string | null,
): Column<Row> {
  return { name, type: 'text', unit: '', meaning, of };
}

/** A column of numbers; empty where there is none. */
export function number<Row>(
  name: string,
  unit: string,
  meaning: string,
  of: (row: Row) => number | null,
): Column<Row> {
  return { name, type: 'number', unit, meaning, of };
}

/** A column of true and false. */
export function truth<Row>(name: string, meaning: string, of: (row: Row) => boolean): Column<Row> {
  return { name, type: 'truth', unit: '', meaning, of };
}
