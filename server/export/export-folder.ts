import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '#models/refusal';
import { EXPORT_FILES } from '#study/record/codebook';
import type { Cell, Table, TableHead } from '#study/record/table';
import { SAMPLES, SESSIONS } from '#study/record/walk-tables';
import { draftName, FORMATS, type Format, fileName, TableFile } from './table-file.ts';

/** Files of an export in every format. */
const NAMES = FORMATS.flatMap((format) => EXPORT_FILES.map((name) => fileName(name, format)));
/** What an export leaves, also one that was cut off. */
const OURS: ReadonlySet<string> = new Set([...NAMES, ...NAMES.map(draftName)]);

/** The folder that an export writes: nothing in it changes before the whole export is there. */
export class ExportFolder {
  readonly #path: string;
  readonly #format: Format;
  readonly #tables = new Map<string, TableFile>();

  /** Open a folder that is new, empty or an earlier export; refuses one with other things in it. */
  static async open(path: string, format: Format = 'csv'): Promise<ExportFolder> {
    const names = await mkdir(path, { recursive: true }).then(
      () => readdir(path),
      (cause: unknown) => {
        throw new Refusal(`${path} can't be made a folder: choose another one with --out.`, {
          cause,
        });
      },
    );
    if (!isExport(names) && names.some((name) => !OURS.has(name)))
      throw new Refusal(`${path} holds other files: choose an empty folder with --out.`);
    return new ExportFolder(path, format);
  }

  private constructor(path: string, format: Format) {
    this.#path = path;
    this.#format = format;
  }

  /** Begin a table, so that it is there even without rows. */
  async begin(table: TableHead): Promise<void> {
    this.#tables.set(table.file, await TableFile.create(this.#path, table, this.#format));
  }

  /** Add a row to a table that was begun. */
  add<Row extends Record<keyof Row, Cell>>(table: Table<Row>, row: Row): void {
    const file = this.#tables.get(table.file);
    if (!file) throw new RangeError(`${table.file} was not begun.`);
    file.add(table, row);
  }

  /** Write out what has gathered; called often, so that memory stays flat. */
  async drain(): Promise<void> {
    for (const file of this.#tables.values()) await file.drain();
  }

  /** Put the drafts in the places of an earlier export's files. */
  async finish(): Promise<void> {
    for (const file of this.#tables.values()) await file.close();
    const written = new Set([...this.#tables.values()].map(({ name }) => name));
    for (const name of NAMES) {
      if (written.has(name)) await rename(this.#draft(name), join(this.#path, name));
      else await rm(join(this.#path, name), { force: true });
    }
  }

  /** Drop the drafts of an export that failed. */
  async abandon(): Promise<void> {
    for (const file of this.#tables.values()) {
      await file.close().catch(() => undefined);
      await rm(this.#draft(file.name), { force: true });
    }
  }

  #draft(name: string): string {
    return join(this.#path, draftName(name));
  }
}

/** A report has a codebook, too, but no samples. */
function isExport(names: readonly string[]): boolean {
  return FORMATS.some((format) =>
    [SESSIONS, SAMPLES].every(({ file }) => names.includes(fileName(file, format))),
  );
}
