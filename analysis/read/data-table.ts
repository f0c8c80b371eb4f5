import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { errorCode } from '#models/node/error-code';
import { Refusal } from '#models/refusal';

/** One line of somebody's table. */
export interface DataRow {
  readonly cells: readonly string[];
  /** Line of the file where it ends, from 1. */
  readonly line: number;
}
/** Somebody's table, as it stands in the file. */
export interface DataTable {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly rows: readonly DataRow[];
}

/** How R, pandas and spreadsheets write that there is nothing. */
const NOTHING = new Set(['', 'NA', 'NaN', 'nan', 'null', 'NULL', '.']);

/** Whether a cell says that there is no value. */
export function isMissing(cell: string): boolean {
  return NOTHING.has(cell.trim());
}

/**
 * Read a table of commas, semicolons or tabs whole, its head line included. Refuses a file that is not
 * there, is empty or is no table.
 */
export async function readDataTable(path: string): Promise<DataTable> {
  const file = basename(path);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'EISDIR' || errorCode(error) === 'ENOENT')
      throw new Refusal(`Got ${path}, which is no file, when expected a table: name a CSV file.`);
    throw error;
  });
  const rows = records(text, file).map(({ record, info }) => ({ cells: record, line: info.lines }));
  if (rows.length === 0)
    throw new Refusal(`Got an empty ${file} when expected a table with a head line.`);
  return { file, rows };
}

interface Read {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function records(text: string, file: string): readonly Read[] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly Read[];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Refusal(
      `Got ${file}, which is not CSV (${error.message}), when expected a table: save it as CSV again.`,
      { cause: error },
    );
  }
}

/** The sign that stands most often in the first line. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const count = (sign: string): number => first.split(sign).length;
  return ['\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

/** Columns of a table by the names in its first line. */
export class NamedColumns {
  readonly #table: DataTable;
  readonly names: readonly string[];
  readonly rows: readonly DataRow[];

  constructor(table: DataTable) {
    this.#table = table;
    const [head, ...rows] = table.rows;
    this.names = head?.cells ?? [];
    this.rows = rows;
    if (rows.length === 0)
      throw new Refusal(`Got ${table.file} with a head line alone when expected rows below it.`);
  }

  /** The cells of one column; refuses a name that isn't there. */
  cells(name: string): readonly string[] {
    const place = this.names.indexOf(name);
    if (place < 0)
      throw new Refusal(
        `Got the column "${name}" when expected one of ${this.#table.file}: ${this.names.join(', ')}.`,
        { exitCode: 2 },
      );
    return this.rows.map(({ cells }) => cells[place] ?? '');
  }

  /** A cell as a finite number, null where it says that there is none. */
  number(row: DataRow, cell: string, column: string, advice: string): number | null {
    if (isMissing(cell)) return null;
    const value = Number(cell);
    if (Number.isFinite(value)) return value;
    throw new Refusal(
      `Got "${cell}" in ${this.#table.file}, column ${column}, line ${row.line}, when expected a number: ${advice}.`,
    );
  }
}
