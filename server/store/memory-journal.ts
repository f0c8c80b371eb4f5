import type { Journal, JournalEntry, JournalSession } from './journal.ts';
import { refuseDifferent, refuseForgotten, refuseUnknown, tombstone } from './journal-refusals.ts';

interface Stored {
  readonly session: JournalSession;
  readonly entries: Map<number, Uint8Array>;
}

/** A journal that lasts as long as the process: for tests. */
export function createMemoryJournal(): Journal {
  const stored = new Map<string, Stored>();
  const forgotten = new Set<string>();
  const at = (study: string, session: string) => stored.get(tombstone(study, session));
  return {
    async open(session) {
      const key = tombstone(session.study, session.session);
      if (forgotten.has(key)) throw refuseForgotten();
      const known = stored.get(key) ?? { session, entries: new Map() };
      stored.set(key, known);
      return known.session;
    },
    async append(study, session, seq, bytes) {
      const entries = at(study, session)?.entries;
      if (!entries) throw refuseUnknown();
      const before = entries.get(seq);
      if (before && Buffer.compare(before, bytes) !== 0) throw refuseDifferent(seq);
      entries.set(seq, Uint8Array.from(bytes));
    },
    async next(study, session) {
      const entries = at(study, session)?.entries;
      let next = 0;
      while (entries?.has(next)) next++;
      return next;
    },
    async find(study, session) {
      return at(study, session)?.session;
    },
    async sessions(study) {
      return [...stored.values()]
        .map(({ session }) => session)
        .filter((session) => session.study === study)
        .sort((a, b) => a.begun - b.begun);
    },
    entries: (study, session) => inOrder(at(study, session)?.entries),
    async forget(study, session) {
      const key = tombstone(study, session);
      if (stored.delete(key)) forgotten.add(key);
    },
    async close() {
      stored.clear();
    },
  };
}

async function* inOrder(entries: Stored['entries'] = new Map()): AsyncGenerator<JournalEntry> {
  const sorted = [...entries].sort(([a], [b]) => a - b);
  for (const [seq, bytes] of sorted) yield { seq, bytes };
}
