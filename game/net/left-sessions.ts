import { type Connection, type ConnectionEvents, connect } from './connection.ts';
import { openOutboxStore } from './indexed-store.ts';
import { Outbox } from './outbox.ts';
import type { OutboxStore, StoredSession, WaitingEntry } from './outbox-store.ts';

/** A page that has shown no life for this long is gone. */
const GONE_MS = 15_000;

/**
 * Send what earlier pages of this browser could not send any more, also of a page that seems to live
 * and turns out to be gone.
 */
export async function sendLeftSessions(): Promise<void> {
  const store = await openOutboxStore();
  const sessions = await store.sessions();
  const isGone = ({ beat }: StoredSession) => Date.now() - beat > GONE_MS;
  for (const session of sessions.filter(isGone)) await sendLeft(store, session, connect);
  if (!sessions.every(isGone)) setTimeout(() => void tryAgain(), GONE_MS);
}

/** What fails here stays in the browser's store, and the next visit tries again. */
async function tryAgain(): Promise<void> {
  await sendLeftSessions().catch(() => undefined);
}

/** Send one session's rest; resolves when the server has all of it or refuses it for good. */
export async function sendLeft(
  store: OutboxStore,
  session: StoredSession,
  open: (events: ConnectionEvents) => Promise<Connection>,
): Promise<void> {
  const waiting = unbroken(await store.entries(session.session));
  if (waiting.length === 0) return await store.forget(session.session);
  await new Promise<void>((resolve) => {
    const outbox = new Outbox(
      {
        session,
        store,
        connect: open,
        now: () => Date.now(),
        changed: ({ phase, kept, produced }) => {
          if (phase === 'closed') resolve();
          if (phase === 'live' && kept === produced) void finish(outbox).then(resolve);
        },
      },
      waiting,
    );
    const finish = async (done: Outbox) => {
      await done.leave();
      await store.forget(session.session);
    };
  });
}

/** Entries up to the first gap: what follows one can never be kept. */
function unbroken(entries: readonly WaitingEntry[]): readonly WaitingEntry[] {
  const first = entries[0]?.seq ?? 0;
  const gap = entries.findIndex(({ seq }, i) => seq !== first + i);
  return gap < 0 ? entries : entries.slice(0, gap);
}
