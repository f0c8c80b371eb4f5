import { type FileHandle, open } from 'node:fs/promises';
import {
  type Cell,
  csvHead,
  csvLine,
  jsonLine,
  type Table,
  type TableHead,
} from '#study/record/table';

/** Lines are written together once there are so many. */
const FULL = 2000;

/** A table as CSV, or as a JSON object a line. */
export class TextTable {
  readonly #file: FileHandle;
  readonly #line: typeof csvLine;
  #lines: string[];

  static async create(path: string, table: TableHead, kind: 'csv' | 'jsonl'): Promise<TextTable> {
    const file = await open(path, 'w');
    return kind === 'csv'
      ? new TextTable(file, csvLine, [csvHead(table)])
      : new TextTable(file, jsonLine, []);
  }

  private constructor(file: FileHandle, line: typeof csvLine, head: string[]) {
    this.#file = file;
    this.#line = line;
    this.#lines = head;
  }

  add<Row extends Record<keyof Row, Cell>>(table: Table<Row>, row: Row): void {
    this.#lines.push(this.#line(table, row));
  }

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
