import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '#models/refusal';
import { EXPORT_FILES } from '#study/record/codebook';
import type { Cell, Table, TableHead } from '#study/record/table';
import { SAMPLES, SESSIONS } from '#study/record/walk-tables';
import { CHECKSUMS, checksumsOf, filesBelow, filesNamed } from './checksums.ts';
import { describingFiles } from './dataset-description.ts';
import { FLAT, type Format, placeOf } from './format.ts';
import { openSink, type TableSink } from './table-sink.ts';

/** Where an export gathers until it is whole. */
const DRAFT = 'export.draft';
/** Tables of a flat export, and their drafts as they once were named. */
const NAMES = FLAT.flatMap((format) => EXPORT_FILES.map((name) => placeOf(name, format)));
const OURS: ReadonlySet<string> = new Set([
  ...[DRAFT, CHECKSUMS],
  ...NAMES.flatMap((name) => [name, `${name}.draft`]),
]);
/** Paths that an export may have written: no others are ever removed. */
const OUR_PATHS =
  /^(?:data\/description-\w+_data\.csv|dataset_description\.json|README(?:\.md)?|\.(?:bids|psychds)ignore|participants\.(?:tsv|json)|task-\w+_beh\.json|stimuli\/\w+\.(?:tsv|json)|sub-\w+\/beh\/sub-\w+_task-\w+_beh\.tsv)$/;

/** The folder that an export writes: nothing in it changes before the whole export is there. */
export class ExportFolder {
  readonly #path: string;
  readonly #format: Format;
  readonly #study: string;
  readonly #tables = new Map<string, { head: TableHead; sink: TableSink }>();

  /** Open a folder that is new, empty or an earlier export; refuses one with other things in it. */
  static async open(path: string, format: Format = 'csv', study = ''): Promise<ExportFolder> {
    const names = await mkdir(path, { recursive: true }).then(
      () => readdir(path),
      (cause: unknown) => {
        throw new Refusal(`${path} can't be made a folder: choose another one with --out.`, {
          cause,
        });
      },
    );
    const known = isExport(names) || (await filesNamed(path)).some((file) => OUR_PATHS.test(file));
    if (!known && names.some((name) => !OURS.has(name)))
      throw new Refusal(`${path} holds other files: choose an empty folder with --out.`);
    await rm(join(path, DRAFT), { recursive: true, force: true });
    await mkdir(join(path, DRAFT));
    return new ExportFolder(path, format, study);
  }

  private constructor(path: string, format: Format, study: string) {
    this.#path = path;
    this.#format = format;
    this.#study = study;
  }

  get #draft(): string {
    return join(this.#path, DRAFT);
  }

  /** Begin a table, so that it is there even without rows. */
  async begin(head: TableHead): Promise<void> {
    const sink = await openSink(this.#draft, head, this.#format);
    this.#tables.set(head.file, { head, sink });
  }

  /** Add a row to a table that was begun. */
  add<Row extends Record<keyof Row, Cell>>(table: Table<Row>, row: Row): void {
    const known = this.#tables.get(table.file);
    if (!known) throw new RangeError(`${table.file} was not begun.`);
    known.sink.add(table, row);
  }

  /** Write out what has gathered; called often, so that memory stays flat. */
  async drain(): Promise<void> {
    for (const { sink } of this.#tables.values()) await sink.drain();
  }

  /** Put the draft in the place of an earlier export, with the checksums of its files. */
  async finish(): Promise<void> {
    const tables = [...this.#tables.values()];
    for (const { sink } of tables) await sink.close();
    const heads = tables.map(({ head }) => head);
    for (const [name, text] of Object.entries(describingFiles(this.#format, this.#study, heads)))
      await writeFile(join(this.#draft, name), text);
    const checksums = await checksumsOf(this.#draft);
    await this.#removeEarlier();
    for (const file of await filesBelow(this.#draft)) {
      await mkdir(dirname(join(this.#path, file)), { recursive: true });
      await rename(join(this.#draft, file), join(this.#path, file));
    }
    await writeFile(join(this.#path, CHECKSUMS), checksums);
    await rm(this.#draft, { recursive: true });
  }

  /** Drop the draft of an export that failed. */
  async abandon(): Promise<void> {
    for (const { sink } of this.#tables.values()) await sink.close().catch(() => undefined);
    await rm(this.#draft, { recursive: true, force: true });
  }

  async #removeEarlier(): Promise<void> {
    const named = (await filesNamed(this.#path)).filter((file) => OUR_PATHS.test(file));
    const flat = NAMES.flatMap((name) => [name, `${name}.draft`]);
    for (const file of [...named, ...flat]) await rm(join(this.#path, file), { force: true });
    for (const folder of new Set(named.map(dirname))) await this.#removeEmpty(folder);
    await rm(join(this.#path, CHECKSUMS), { force: true });
  }

  /** A folder within which something else lies stays. */
  async #removeEmpty(folder: string): Promise<void> {
    if (folder === '.') return;
    const removed = await rmdir(join(this.#path, folder)).then(
      () => true,
      () => false,
    );
    if (removed) await this.#removeEmpty(dirname(folder));
  }
}

/** A report has a codebook, too, but no samples. */
function isExport(names: readonly string[]): boolean {
  return FLAT.some((format) =>
    [SESSIONS, SAMPLES].every(({ file }) => names.includes(placeOf(file, format))),
  );
}
