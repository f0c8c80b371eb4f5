/** What a cell holds: text, a number, true or false; null is an empty cell. */
export type Cell = string | number | boolean | null;

/** How a column's cells are written. `json` and `time` (ISO 8601, UTC) are text of a known form. */
export type ColumnType = 'text' | 'number' | 'integer' | 'truth' | 'json' | 'time';

/** One column of an exported table: its cells and its line in the codebook have this one source. */
export type Column<Name extends string = string> = readonly [
  name: Name,
  type: ColumnType,
  /** `s`, `axis units`, `world units`; empty where there is none. */
  unit: string,
  meaning: string,
];

/** One exported file, whatever its rows hold. */
export interface TableHead {
  readonly file: string;
  readonly columns: readonly Column[];
}

/** One exported file; a row has its cells under the columns' names. */
export interface Table<Row extends object> extends TableHead {
  readonly columns: readonly Column<keyof Row & string>[];
}

/** The head line of a table, with its line feed. */
export function csvHead(table: TableHead): string {
  return csvCells(table.columns.map(([name]) => name));
}

/** One line of a table, with its line feed. */
export function csvLine<Row extends Record<keyof Row, Cell>>(table: Table<Row>, row: Row): string {
  return csvCells(table.columns.map(([name]) => row[name]));
}

/** One row as a JSON object on a line of its own: columns in order, json cells as what they say. */
export function jsonLine<Row extends Record<keyof Row, Cell>>(table: Table<Row>, row: Row): string {
  const cells = table.columns.map(([name, type]): readonly [string, unknown] => {
    const cell: Cell = row[name];
    return [name, type === 'json' && typeof cell === 'string' ? JSON.parse(cell) : cell];
  });
  return `${JSON.stringify(Object.fromEntries(cells))}\n`;
}

/**
 * One cell as RFC 4180 writes it. Numbers take the shortest decimals that give the same number back.
 * Text that a spreadsheet would run as a formula gets a ' in front.
 */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const guarded = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** One line of cells, with its line feed. */
export function csvCells(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}
