import { type DBSchema, openDB } from 'idb';
import { createMemoryStore } from './memory-store.ts';
import type { OutboxStore, StoredSession } from './outbox-store.ts';

interface OutboxSchema extends DBSchema {
  sessions: { key: string; value: StoredSession };
  entries: { key: [session: string, seq: number]; value: Uint8Array<ArrayBuffer> };
}

/** The browser's IndexedDB as a store; in memory where there is none (private windows). */
export async function openOutboxStore(): Promise<OutboxStore> {
  try {
    return await openIndexedStore();
  } catch {
    return createMemoryStore();
  }
}

async function openIndexedStore(): Promise<OutboxStore> {
  const database = await openDB<OutboxSchema>('earshot-outbox', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('sessions', { keyPath: 'session' });
      fresh.createObjectStore('entries');
    },
  });
  return {
    keep: async (session) => {
      await database.put('sessions', session);
    },
    sessions: async () => await database.getAll('sessions'),
    write: async (session, entries, below) => {
      const change = database.transaction('entries', 'readwrite');
      const writes = entries.map(({ seq, bytes }) => change.store.put(bytes, [session, seq]));
      const drop = change.store.delete(
        IDBKeyRange.bound([session, 0], [session, below], false, true),
      );
      await Promise.all([...writes, drop, change.done]);
    },
    entries: async (session) => {
      const [keys, values] = await Promise.all([
        database.getAllKeys('entries', everyEntry(session)),
        database.getAll('entries', everyEntry(session)),
      ]);
      return keys.flatMap(([, seq], i) => {
        const bytes = values[i];
        return bytes ? [{ seq, bytes }] : [];
      });
    },
    forget: async (session) => {
      const change = database.transaction(['sessions', 'entries'], 'readwrite');
      await Promise.all([
        change.objectStore('sessions').delete(session),
        change.objectStore('entries').delete(everyEntry(session)),
        change.done,
      ]);
    },
  };
}

function everyEntry(session: string): IDBKeyRange {
  return IDBKeyRange.bound([session, 0], [session, Number.MAX_SAFE_INTEGER]);
}
