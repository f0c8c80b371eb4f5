import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Cell,
  csvHead,
  csvLine,
  jsonLine,
  type Table,
  type TableHead,
} from '#study/record/table';

/** How tables are written: CSV, or a JSON object a line. */
export const FORMATS = ['csv', 'jsonl'] as const;
export type Format = (typeof FORMATS)[number];

/** Lines are written together once there are so many. */
const FULL = 2000;

/** One table of an export on its way to the disk, under a draft's name until the export is whole. */
export class TableFile {
  readonly name: string;
  readonly #file: FileHandle;
  #lines: string[] = [];

  readonly #format: Format;

  static async create(folder: string, table: TableHead, format: Format): Promise<TableFile> {
    const name = fileName(table.file, format);
    const file = await open(join(folder, draftName(name)), 'w');
    return new TableFile(name, file, format, format === 'csv' ? [csvHead(table)] : []);
  }

  private constructor(name: string, file: FileHandle, format: Format, head: string[]) {
    this.name = name;
    this.#file = file;
    this.#format = format;
    this.#lines = head;
  }

  add<Row extends Record<keyof Row, Cell>>(table: Table<Row>, row: Row): void {
    this.#lines.push(this.#format === 'csv' ? csvLine(table, row) : jsonLine(table, row));
  }

  /** Write what has gathered, if that is worth it. */
  async drain(): Promise<void> {
    if (this.#lines.length >= FULL) await this.#write();
  }

  async close(): Promise<void> {
    await this.#write();
    await this.#file.close();
  }

  async #write(): Promise<void> {
    const text = this.#lines.join('');
    this.#lines = [];
    await this.#file.writeFile(text);
  }
}

/** Name of a table's file in a format. */
export function fileName(csvName: string, format: Format): string {
  return format === 'csv' ? csvName : csvName.replace(/\.csv$/, `.${format}`);
}

/** What a file is called until the export is whole. */
export function draftName(name: string): string {
  return `${name}.draft`;
}
