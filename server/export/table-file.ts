import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cell, csvHead, csvLine, type Table, type TableHead } from '#study/record/table';

/** Lines are written together once there are so many. */
const FULL = 2000;

/** One table of an export on its way to the disk, under a draft's name until the export is whole. */
export class TableFile {
  readonly name: string;
  readonly #file: FileHandle;
  #lines: string[] = [];

  static async create(folder: string, table: TableHead): Promise<TableFile> {
    const file = await open(join(folder, draftName(table.file)), 'w');
    return new TableFile(table.file, file, csvHead(table));
  }

  private constructor(name: string, file: FileHandle, head: string) {
    this.name = name;
    this.#file = file;
    this.#lines = [head];
  }

  add<Row extends Record<keyof Row, Cell>>(table: Table<Row>, row: Row): void {
    this.#lines.push(csvLine(table, row));
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

/** What a file is called until the export is whole. */
export function draftName(name: string): string {
  return `${name}.draft`;
}
