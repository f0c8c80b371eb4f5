import {
  DatabaseSync,
  type DatabaseSyncInstance,
  type StatementSyncInstance,
} from '@photostructure/sqlite';
import type {
  JournalEntry,
  JournalLabel,
  JournalPlace,
  JournalSession,
  NewLabel,
} from './journal.ts';
import { tombstone } from './journal-refusals.ts';
import { JOURNAL_SCHEMA } from './journal-schema.ts';

/** Entries are read in pages, so that a reader never holds the log back for long. */
const PAGE = 1000;
/** How long a call waits for another process's lock, in milliseconds. */
const PATIENCE_MS = 5000;

const SESSION_COLUMNS = 'study, session, token_hash AS tokenHash, consent, begun';

/** An entry on its way into the database. */
export interface PendingEntry extends JournalEntry {
  readonly study: string;
  readonly session: string;
  readonly labels?: readonly NewLabel[];
}
/** What became of it: durable (also if it was before), another one has its seq, or no such session. */
export type Outcome = 'kept' | 'different' | 'unknown';

/** The journal's SQLite file; calls block, so a server makes them in a worker thread. */
export class JournalDatabase {
  readonly #db: DatabaseSyncInstance;
  readonly #statements = new Map<string, StatementSyncInstance>();

  /** Open for writing: every commit is on the disk when it returns, deleted content is zeroed. */
  static toWrite(path: string): JournalDatabase {
    const db = new DatabaseSync(path, { timeout: PATIENCE_MS });
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    db.exec(JOURNAL_SCHEMA);
    const database = new JournalDatabase(db);
    database.scrub();
    return database;
  }

  /** Open for reading, also while another process writes. */
  static toRead(path: string): JournalDatabase {
    const db = new DatabaseSync(path, { timeout: PATIENCE_MS });
    db.exec('PRAGMA query_only = ON;');
    return new JournalDatabase(db);
  }

  private constructor(db: DatabaseSyncInstance) {
    this.#db = db;
  }

  /** The stored session, now if not before; undefined if it was forgotten. */
  open(session: JournalSession): JournalSession | undefined {
    const { study, tokenHash, consent, begun } = session;
    const buried = this.#sql('SELECT 1 FROM forgotten WHERE tombstone = ?');
    if (buried.get(tombstone(study, session.session))) return undefined;
    this.#sql(
      'INSERT OR IGNORE INTO sessions (study, session, token_hash, consent, begun) VALUES (?, ?, ?, ?, ?)',
    ).run(study, session.session, tokenHash, consent, begun);
    return this.find(study, session.session);
  }

  /** Make many entries durable in one transaction. */
  append(pending: readonly PendingEntry[]): Outcome[] {
    return this.#transaction(() => pending.map((entry) => this.#insert(entry)));
  }

  next(study: string, session: string): number {
    const owner = this.#owner(study, session);
    const { next } = this.#sql(
      `SELECT coalesce(min(seq) + 1, 0) AS next FROM entries AS entry
         WHERE owner = :owner AND EXISTS (SELECT 1 FROM entries WHERE owner = :owner AND seq = 0)
         AND NOT EXISTS
           (SELECT 1 FROM entries WHERE owner = entry.owner AND seq = entry.seq + 1)`,
    ).get({ owner });
    return next;
  }

  find(study: string, session: string): JournalSession | undefined {
    return this.#sql(`SELECT ${SESSION_COLUMNS} FROM sessions WHERE study = ? AND session = ?`).get(
      study,
      session,
    );
  }

  sessions(study: string): JournalSession[] {
    return this.#sql(
      `SELECT ${SESSION_COLUMNS} FROM sessions WHERE study = ? ORDER BY begun, number`,
    ).all(study);
  }

  /** Up to a page of entries from `from` on; fewer where there are no more. */
  page(study: string, session: string, from: number): JournalEntry[] {
    return this.#sql(
      'SELECT seq, bytes FROM entries WHERE owner = ? AND seq >= ? ORDER BY seq LIMIT ?',
    ).all(this.#owner(study, session), from, PAGE);
  }

  settle(study: string, place: JournalPlace): void {
    const { session, condition, slot, plan, participant, touched, outcome } = place;
    this.#sql('INSERT OR IGNORE INTO places VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      this.#owner(study, session),
      ...[condition, slot, plan, participant, touched, outcome],
    );
  }

  /** Undefined, too, in a file that was written before there were places. */
  findPlace(study: string, session: string): JournalPlace | undefined {
    if (!this.#has('places')) return undefined;
    return this.#sql(
      `SELECT session, condition, slot, plan, participant, touched, outcome
         FROM places JOIN sessions ON owner = number WHERE study = ? AND session = ?`,
    ).get(study, session);
  }

  places(study: string): Omit<JournalPlace, 'plan'>[] {
    return this.#sql(
      `SELECT session, condition, slot, participant, touched, outcome
         FROM places JOIN sessions ON owner = number WHERE study = ? ORDER BY number`,
    ).all(study);
  }

  touch(study: string, session: string, touched: number, outcome: string | null): void {
    this.#sql('UPDATE places SET touched = ?, outcome = coalesce(outcome, ?) WHERE owner = ?').run(
      touched,
      outcome,
      this.#owner(study, session),
    );
  }

  labels(study: string): JournalLabel[] {
    if (!this.#has('labels')) return [];
    const rows = this.#sql(
      `SELECT labels.number, axis, pole, label, approved
         FROM labels JOIN sessions ON owner = sessions.number WHERE study = ? ORDER BY labels.number`,
    ).all(study) as (Omit<JournalLabel, 'approved'> & { approved: number | null })[];
    return rows.map((row) => ({
      ...row,
      approved: row.approved === null ? null : row.approved === 1,
    }));
  }

  approve(study: string, label: number, approved: boolean): void {
    this.#sql(
      `UPDATE labels SET approved = ? WHERE number = ?
         AND owner IN (SELECT number FROM sessions WHERE study = ?)`,
    ).run(approved ? 1 : 0, label, study);
  }

  /** Delete a session; its traces are gone only after `scrub`. */
  forget(study: string, session: string): void {
    const owner = this.#owner(study, session);
    if (owner === null) return;
    this.#transaction(() => {
      this.#sql('INSERT INTO forgotten (tombstone) VALUES (?)').run(tombstone(study, session));
      this.#sql('DELETE FROM entries WHERE owner = ?').run(owner);
      this.#sql('DELETE FROM places WHERE owner = ?').run(owner);
      this.#sql('DELETE FROM labels WHERE owner = ?').run(owner);
      this.#sql('DELETE FROM sessions WHERE number = ?').run(owner);
    });
  }

  /**
   * Remove the last traces of what was deleted; false where a reader still holds the log back. Zeroing
   * deleted rows is not enough: SQLite leaves copies where it once moved rows between pages, so the
   * file is built anew and the log cut to nothing.
   */
  scrub(): boolean {
    if (!this.#sql('SELECT 1 FROM forgotten WHERE scrubbed = 0').get()) return true;
    this.#db.exec('VACUUM');
    const { busy } = this.#sql('PRAGMA wal_checkpoint(TRUNCATE)').get();
    if (busy !== 0) return false;
    this.#sql('UPDATE forgotten SET scrubbed = 1').run();
    return true;
  }

  close(): void {
    this.#db.close();
  }

  /** Each statement is compiled once. */
  #sql(text: string): StatementSyncInstance {
    const statement = this.#statements.get(text) ?? this.#db.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }

  #insert({ study, session, seq, bytes, labels = [] }: PendingEntry): Outcome {
    const owner = this.#owner(study, session);
    if (owner === null) return 'unknown';
    const { changes } = this.#sql('INSERT OR IGNORE INTO entries VALUES (?, ?, ?)').run(
      owner,
      seq,
      bytes,
    );
    if (changes === 1) this.#insertLabels(owner, labels);
    if (changes === 1) return 'kept';
    const same = this.#sql('SELECT 1 FROM entries WHERE owner = ? AND seq = ? AND bytes = ?');
    return same.get(owner, seq, bytes) ? 'kept' : 'different';
  }

  #has(table: string): boolean {
    return this.#sql('SELECT 1 FROM sqlite_master WHERE name = ?').get(table) !== undefined;
  }

  #insertLabels(owner: number, labels: readonly NewLabel[]): void {
    for (const { axis, pole, label } of labels)
      this.#sql('INSERT OR REPLACE INTO labels (owner, axis, pole, label) VALUES (?, ?, ?, ?)').run(
        owner,
        axis,
        pole,
        label,
      );
  }

  #owner(study: string, session: string): number | null {
    const found = this.#sql('SELECT number FROM sessions WHERE study = ? AND session = ?').get(
      study,
      session,
    );
    return found?.number ?? null;
  }

  #transaction<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }
}
