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
      const change = database.transaction('sessions', 'readwrite');
      await finish(change, [change.store.put(session)]);
    },
    sessions: async () => await database.getAll('sessions'),
    write: async (session, entries, below) => {
      const change = database.transaction('entries', 'readwrite');
      const writes = entries.map(({ seq, bytes }) => change.store.put(bytes, [session, seq]));
      const drop = change.store.delete(
        // from -1, since a range from 0 up to but without 0 is an error
        IDBKeyRange.bound([session, -1], [session, below], false, true),
      );
      await finish(change, [...writes, drop]);
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
      await finish(change, [
        change.objectStore('sessions').delete(session),
        change.objectStore('entries').delete(everyEntry(session)),
      ]);
    },
  };
}

/** Commit at once: a page that is being closed has no time to see its requests end. */
async function finish(
  change: { readonly commit?: () => void; readonly done: Promise<void> },
  requests: readonly Promise<unknown>[],
): Promise<void> {
  change.commit?.();
  await Promise.all([...requests, change.done]);
}

function everyEntry(session: string): IDBKeyRange {
  return IDBKeyRange.bound([session, 0], [session, Number.MAX_SAFE_INTEGER]);
}
