import type { OutboxStore, StoredSession, WaitingEntry } from './outbox-store.ts';

/**
 * The entries of a session that the server does not have yet: in memory, and after `flush` in the
 * browser's store. A store that fails costs only the safety against a closed page: entries are sent from
 * memory.
 */
export class WaitingEntries {
  readonly #session: StoredSession;
  readonly #store: OutboxStore;
  /** In order of their seq. */
  readonly #entries: Map<number, Uint8Array<ArrayBuffer>>;
  #unwritten: WaitingEntry[] = [];

  /** `waiting` are the entries that the store already holds. */
  constructor(session: StoredSession, store: OutboxStore, waiting: readonly WaitingEntry[]) {
    this.#session = session;
    this.#store = store;
    this.#entries = new Map(waiting.map(({ seq, bytes }) => [seq, bytes]));
  }

  add(seq: number, bytes: Uint8Array<ArrayBuffer>): void {
    this.#entries.set(seq, bytes);
    this.#unwritten.push({ seq, bytes });
  }

  get(seq: number): Uint8Array<ArrayBuffer> | undefined {
    return this.#entries.get(seq);
  }

  /** Let go of the entries below a seq. */
  drop(below: number): void {
    for (const seq of this.#entries.keys()) {
      if (seq >= below) return;
      this.#entries.delete(seq);
    }
  }

  /** Write what is new into the store, which forgets what is below `kept`. */
  async flush(kept: number): Promise<void> {
    const batch = this.#unwritten.filter(({ seq }) => seq >= kept);
    this.#unwritten = [];
    await this.#told(this.#store.write(this.#session.session, batch, kept));
  }

  /** Note in the store when the session's page last showed life; 0: it is gone. */
  async beat(at: number): Promise<void> {
    await this.#told(this.#store.keep({ ...this.#session, beat: at }));
  }

  /** Forget the session, in the store, too. */
  async forget(): Promise<void> {
    this.#entries.clear();
    this.#unwritten = [];
    await this.#told(this.#store.forget(this.#session.session));
  }

  async #told(change: Promise<void>): Promise<void> {
    try {
      await change;
    } catch (error) {
      console.info('The browser could not store a part of the walk.', error);
    }
  }
}
