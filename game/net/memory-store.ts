import type { OutboxStore, StoredSession, WaitingEntry } from './outbox-store.ts';

/** Entries wait in memory only: for browsers that keep nothing. */
export function createMemoryStore(): OutboxStore {
  const sessions = new Map<string, StoredSession>();
  const waiting = new Map<string, Map<number, WaitingEntry>>();
  const entriesOf = (session: string) => {
    const known = waiting.get(session) ?? new Map<number, WaitingEntry>();
    waiting.set(session, known);
    return known;
  };
  return {
    keep: async (session) => {
      sessions.set(session.session, session);
    },
    sessions: async () => [...sessions.values()],
    write: async (session, entries, below) => {
      const known = entriesOf(session);
      for (const entry of entries) known.set(entry.seq, entry);
      for (const seq of known.keys()) if (seq < below) known.delete(seq);
    },
    entries: async (session) => [...entriesOf(session).values()].sort((a, b) => a.seq - b.seq),
    forget: async (session) => {
      sessions.delete(session);
      waiting.delete(session);
    },
  };
}
