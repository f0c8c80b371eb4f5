import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Cell, Table, TableHead } from '#study/record/table';
import { SESSIONS } from '#study/record/walk-tables';
import { plainWord } from './format.ts';

/** Lines are written together once there are so many. */
const FULL = 2000;

/**
 * A table as BIDS lays behaviour out: tables of sessions become sub-SESSION/beh/sub-SESSION_task-TABLE_beh.tsv with one
 * sidecar for all of them at the top, the list of sessions becomes participants.tsv, all others go to stimuli/.
 */
export class BidsTable {
  readonly #folder: string;
  readonly #table: TableHead;
  #lines = new Map<string, string[]>();
  #gathered = 0;
  readonly #begun = new Set<string>();

  static async create(folder: string, table: TableHead): Promise<BidsTable> {
    const sidecar = join(folder, sidecarOf(table));
    await mkdir(dirname(sidecar), { recursive: true });
    await writeFile(sidecar, `${JSON.stringify(described(table), null, 2)}\n`);
    return new BidsTable(folder, table);
  }

  private constructor(folder: string, table: TableHead) {
    this.#folder = folder;
    this.#table = table;
  }

  add<Row extends Record<keyof Row, Cell>>(table: Table<Row>, row: Row): void {
    const cells = table.columns.map(([name]): readonly [string, Cell] => [name, row[name]]);
    const session = String(cells.find(([name]) => name === 'session')?.[1] ?? '');
    const place = placeIn(table, session);
    const known = this.#lines.get(place) ?? [];
    this.#lines.set(place, known);
    known.push(
      lineOf(
        ordered(table, cells).map(([name, cell]) =>
          name === 'session' ? `sub-${label(session)}` : cell,
        ),
      ),
    );
    this.#gathered++;
  }

  async drain(): Promise<void> {
    if (this.#gathered >= FULL) await this.#write();
  }

  /** A table without sessions, and the list of them, is there even without rows. */
  async close(): Promise<void> {
    if (!isParted(this.#table) && !this.#begun.has(placeIn(this.#table, '')))
      this.#lines.set(placeIn(this.#table, ''), this.#lines.get(placeIn(this.#table, '')) ?? []);
    await this.#write();
  }

  async #write(): Promise<void> {
    const lines = this.#lines;
    this.#lines = new Map();
    this.#gathered = 0;
    for (const [place, rows] of lines) {
      const path = join(this.#folder, place);
      if (!this.#begun.has(place)) {
        await mkdir(dirname(path), { recursive: true });
        rows.unshift(lineOf(headOf(this.#table)));
        this.#begun.add(place);
      }
      await appendFile(path, rows.join(''));
    }
  }
}

/** Whether each session has a file of its own. */
function isParted({ file, columns }: TableHead): boolean {
  return file !== SESSIONS.file && columns.some(([name]) => name === 'session');
}

function placeIn(table: TableHead, session: string): string {
  if (table.file === SESSIONS.file) return 'participants.tsv';
  if (!isParted(table)) return `stimuli/${plainWord(table.file)}.tsv`;
  const sub = `sub-${label(session)}`;
  return `${sub}/beh/${sub}_task-${plainWord(table.file)}_beh.tsv`;
}

function sidecarOf(table: TableHead): string {
  if (isParted(table)) return `task-${plainWord(table.file)}_beh.json`;
  return placeIn(table, '').replace(/\.tsv$/, '.json');
}

/** Labels are letters and digits alone. */
function label(session: string): string {
  return session.replace(/[^a-zA-Z0-9]/g, '');
}

/** Names of the columns: that of the session, where it stays, is participant_id and comes first. */
function headOf(table: TableHead): readonly string[] {
  return ordered(
    table,
    table.columns.map(([name]) => [name, null] as const),
  ).map(([name]) => (name === 'session' ? 'participant_id' : name));
}

function ordered(
  table: TableHead,
  cells: readonly (readonly [string, Cell])[],
): readonly (readonly [string, Cell])[] {
  const others = cells.filter(([name]) => name !== 'session');
  if (table.file !== SESSIONS.file) return others;
  return [...cells.filter(([name]) => name === 'session'), ...others];
}

function lineOf(cells: readonly Cell[]): string {
  return `${cells.map(tsvCell).join('\t')}\n`;
}

function tsvCell(cell: Cell): string {
  return cell === null || cell === '' ? 'n/a' : String(cell).replace(/[\t\r\n]+/g, ' ');
}

function described(table: TableHead): Record<string, unknown> {
  const columns = table.columns.filter(([name]) => name !== 'session');
  const task = isParted(table) ? { TaskName: plainWord(table.file) } : {};
  return {
    ...task,
    ...Object.fromEntries(
      columns.map(([name, , unit, meaning]) => [
        name,
        { Description: meaning, ...(unit && { Units: unit }) },
      ]),
    ),
  };
}
