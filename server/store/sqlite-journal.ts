import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '#models/refusal';
import { GroupCommit } from './group-commit.ts';
import type { Journal, JournalEntry, JournalReader } from './journal.ts';
import { JournalDatabase, type Outcome, type PendingEntry } from './journal-database.ts';
import { refuseDifferent, refuseForgotten, refuseUnknown } from './journal-refusals.ts';
import { JournalThread } from './journal-thread.ts';

/** Entries that come within so many milliseconds share one wait for the disk. */
const WINDOW_MS = 6;
/** A study that nobody has: asking for it shows whether a file is a journal. */
const NO_STUDY = '';
/** How often a deletion tries again while a reader holds the log. */
const SCRUB_TRIES = 100;
const SCRUB_PAUSE_MS = 50;

/** The journal that servers use: SQLite in a thread of its own, durable before any promise resolves. */
export async function openSqliteJournal(folder: string): Promise<Journal> {
  mkdirSync(folder, { recursive: true });
  const thread = new JournalThread(journalPath(folder));
  const group = new GroupCommit<PendingEntry, Outcome>(
    async (entries) => await thread.call('append', entries),
    WINDOW_MS,
  );
  await thread.call('sessions', NO_STUDY).catch((cause: unknown) => refuseFile(folder, cause));
  return {
    async open(session) {
      const stored = await thread.call('open', session);
      if (!stored) throw refuseForgotten();
      return stored;
    },
    async append(study, session, seq, bytes, labels = []) {
      const outcome = await group.add({ study, session, seq, bytes, labels });
      if (outcome === 'different') throw refuseDifferent(seq);
      if (outcome === 'unknown') throw refuseUnknown();
    },
    next: async (study, session) => await thread.call('next', study, session),
    find: async (study, session) => await thread.call('find', study, session),
    sessions: async (study) => await thread.call('sessions', study),
    entries: (study, session) =>
      everyPage(async (from) => await thread.call('page', study, session, from)),
    settle: async (study, place) => await thread.call('settle', study, place),
    findPlace: async (study, session) => await thread.call('findPlace', study, session),
    places: async (study) => await thread.call('places', study),
    touch: async (study, session, touched, outcome) =>
      await thread.call('touch', study, session, touched, outcome),
    labels: async (study) => await thread.call('labels', study),
    approve: async (study, label, approved) => await thread.call('approve', study, label, approved),
    async forget(study, session) {
      await group.flush();
      await thread.call('forget', study, session);
      await scrub(thread);
    },
    async close() {
      await group.flush();
      await thread.call('close');
    },
  };
}

/** Read a data folder's journal, also while a server writes it. */
export function readSqliteJournal(folder: string): JournalReader {
  if (!existsSync(journalPath(folder)))
    throw new Refusal(
      `${folder} holds no records: name the folder that earshot serve --data was given.`,
    );
  const database = openToRead(folder);
  return {
    find: async (study, session) => database.find(study, session),
    sessions: async (study) => database.sessions(study),
    entries: (study, session) => everyPage(async (from) => database.page(study, session, from)),
    findPlace: async (study, session) => database.findPlace(study, session),
    labels: async (study) => database.labels(study),
    close: async () => database.close(),
  };
}

function openToRead(folder: string): JournalDatabase {
  try {
    const database = JournalDatabase.toRead(journalPath(folder));
    database.sessions(NO_STUDY);
    return database;
  } catch (cause) {
    return refuseFile(folder, cause);
  }
}

function refuseFile(folder: string, cause: unknown): never {
  throw new Refusal(
    `${journalPath(folder)} can't be opened as a journal: restore it from a backup, or name another folder with --data.`,
    { cause },
  );
}

function journalPath(folder: string): string {
  return join(folder, 'journal.sqlite');
}

async function* everyPage(
  page: (from: number) => Promise<readonly JournalEntry[]>,
): AsyncGenerator<JournalEntry> {
  let from = 0;
  for (;;) {
    const entries = await page(from);
    yield* entries;
    const last = entries.at(-1);
    if (!last) return;
    from = last.seq + 1;
  }
}

async function scrub(thread: JournalThread): Promise<void> {
  for (let i = 0; i < SCRUB_TRIES; i++) {
    if (await thread.call('scrub')) return;
    await pause(SCRUB_PAUSE_MS);
  }
  throw new Error('A reader held the journal; traces of a deletion remain until the next start.');
}
