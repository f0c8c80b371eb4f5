import { FREE_PLAY } from '#study/protocol/free-play';
import { type Entry, encodeEntry } from '#study/wire/entry';
import type { OutboxState } from '#study/wire/outbox-state';
import { type Connection, type ConnectionEvents, connect } from './connection.ts';
import type { DeleteKey } from './forgotten.ts';
import { openOutboxStore } from './indexed-store.ts';
import { Outbox } from './outbox.ts';
import { randomKey } from './random-key.ts';

/** The map's first frames go before the socket's code. */
const MAP_FIRST_MS = 600;

/** What a walk that is kept begins with. */
export interface WalkBeginning {
  /** SHA-256 of the consent text. */
  readonly consent: string;
  /** SHA-256 of the protocol. */
  readonly protocol: string;
  readonly seed: number;
  readonly dataset: { readonly id: string; readonly hash: string };
  /** Which build of the page this is. */
  readonly build: string;
}

/** How a walk that is kept fares. */
export interface RecorderStatus {
  readonly phase: OutboxState['phase'];
  /** Entries that the server has, and that wait for it. */
  readonly kept: number;
  readonly waiting: number;
  /** Why it ended; null before. */
  readonly reason: string | null;
}

/** Keeps a walk on the server. */
export interface WalkRecorder {
  readonly key: DeleteKey;
  readonly status: () => RecorderStatus;
  readonly record: (entry: Entry) => void;
  /** Write what is new into the browser's store. */
  readonly flush: () => Promise<void>;
  /** Send nothing more and forget what waits. */
  readonly stop: (reason: string) => void;
  /** The page goes; another one sends what waits. */
  readonly leave: () => Promise<void>;
}

/** Begin a session: its first two entries say what was agreed to and what replay needs. */
export async function beginRecording(beginning: WalkBeginning): Promise<WalkRecorder> {
  const key = { session: randomKey(), token: randomKey() };
  const { consent, protocol, seed, dataset, build } = beginning;
  const session = { study: FREE_PLAY.id, ...key, consent, beat: 0 };
  const store = await openOutboxStore();
  const outbox = new Outbox({ session, store, connect: connectSoon, now: Date.now }, []);
  const record = (entry: Entry) => outbox.add(encodeEntry(entry));
  record({ kind: 'event', event: { kind: 'consented', tick: 0, text: consent } });
  record({ kind: 'event', event: { kind: 'began', tick: 0, seed, protocol, dataset, build } });
  return {
    key,
    record,
    status: () => statusOf(outbox.state),
    flush: async () => await outbox.flush(),
    stop: (reason) => outbox.stop(reason),
    leave: async () => await outbox.leave(),
  };
}

/** Entries wait in the store meanwhile. */
async function connectSoon(events: ConnectionEvents): Promise<Connection> {
  await new Promise((resolve) => setTimeout(resolve, MAP_FIRST_MS));
  return await connect(events);
}

function statusOf({ phase, kept, produced, reason }: OutboxState): RecorderStatus {
  return { phase, kept, waiting: produced - kept, reason };
}
