import { type Completion, type Hello, type Welcome, WIRE_VERSION } from '#study/wire/messages';
import {
  type OutboxEffect,
  type OutboxEvent,
  type OutboxState,
  openOutbox,
  refusal,
  stepOutbox,
} from '#study/wire/outbox-state';
import type { Connection, ConnectionEvents } from './connection.ts';
import type { OutboxStore, StoredSession, WaitingEntry } from './outbox-store.ts';
import { WaitingEntries } from './waiting-entries.ts';

/** Entries wait this long to be written together. */
const WRITE_MS = 250;
/** A line that is silent from one check to the next, though something was asked, is dead. */
const SILENCE_MS = 8000;
/** How long to rest when the server asks for it. */
const REST_MS = 1000;
/** A page shows life this often. */
const BEAT_MS = 5000;
/** How soon to try again when the code of the line could not be loaded. */
const OPEN_AGAIN_MS = 3000;

/** What an outbox stands on. */
export interface OutboxParts {
  readonly session: StoredSession;
  readonly store: OutboxStore;
  readonly connect: (events: ConnectionEvents) => Promise<Connection>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** After every change. */
  readonly changed?: (state: OutboxState) => void;
  /** Who a panel says it is; for studies. */
  readonly participant?: Hello['participant'];
  /** The server let the session in. */
  readonly welcomed?: (welcome: Welcome & { readonly ok: true }) => void;
  /** A study is complete and durable. */
  readonly completed?: (completion: Completion) => void;
}

/** Sends a session's entries, in order and each of them until it is durable on the server. */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #waiting: WaitingEntries;
  readonly #clocks: readonly ReturnType<typeof setInterval>[];
  #state: OutboxState;
  #line: Connection | undefined;
  /** Whether it let go of the line: one that opens only then is closed at once. */
  #left = false;

  /** `waiting` are the entries that the store already holds, without gaps. */
  constructor(parts: OutboxParts, waiting: readonly WaitingEntry[]) {
    const first = waiting[0]?.seq ?? 0;
    this.#parts = parts;
    this.#waiting = new WaitingEntries(parts.session, parts.store, waiting);
    this.#state = openOutbox(first, first + waiting.length);
    this.#clocks = [
      setInterval(() => void this.flush(), WRITE_MS),
      setInterval(() => this.#happen({ kind: 'checked' }), SILENCE_MS),
      setInterval(() => this.#beat(), BEAT_MS),
    ];
    this.#beat();
    void this.#open();
  }

  get state(): OutboxState {
    return this.#state;
  }

  /** Give the next entry its number and send it as soon as that is possible. */
  add(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#state.phase === 'closed') return;
    this.#waiting.add(this.#state.produced, bytes);
    this.#happen({ kind: 'produced' });
  }

  /** Write what is new into the store. */
  async flush(): Promise<void> {
    const { kept, phase } = this.#state;
    if (phase !== 'closed') await this.#waiting.flush(kept);
  }

  /** Stop for good and forget the session here. */
  stop(reason: string): void {
    this.#happen({ kind: 'refused', reason });
  }

  /** Let go of line and clocks and mark the session as left; what waits stays stored. */
  async leave(): Promise<void> {
    this.#letGo();
    const written = this.flush();
    if (this.#state.phase !== 'closed') await this.#waiting.beat(0);
    await written;
  }

  /** The code of the line comes over the network, too: without it, try again. */
  async #open(): Promise<void> {
    try {
      this.#line = await this.#parts.connect({
        connected: () => this.#happen({ kind: 'connected' }),
        lost: () => this.#happen({ kind: 'lost' }),
      });
      if (this.#left) this.#line.close();
    } catch {
      if (!this.#left) setTimeout(() => void this.#open(), OPEN_AGAIN_MS);
    }
  }

  #happen(event: OutboxEvent): void {
    const { state, effects } = stepOutbox(this.#state, event);
    this.#state = state;
    for (const effect of effects) this.#act(effect);
    this.#parts.changed?.(state);
  }

  #act(effect: OutboxEffect): void {
    switch (effect.kind) {
      case 'greet':
        this.#greet(effect.connection);
        break;
      case 'send':
        this.#send(effect.from, effect.to);
        break;
      case 'drop':
        this.#waiting.drop(effect.below);
        break;
      case 'rest':
        setTimeout(() => this.#happen({ kind: 'rested' }), REST_MS);
        break;
      case 'reconnect':
        this.#line?.reconnect();
        break;
      case 'discard':
        this.#discard();
    }
  }

  #greet(connection: number): void {
    const { session, participant } = this.#parts;
    const hello = participant ? { ...helloOf(session), participant } : helloOf(session);
    this.#line?.hello(hello, (welcome) => {
      this.#happen(
        welcome.ok ? { kind: 'welcomed', connection, next: welcome.next } : refusal(welcome),
      );
      if (welcome.ok) this.#parts.welcomed?.(welcome);
    });
  }

  #send(from: number, to: number): void {
    for (let seq = from; seq < to; seq++) {
      const bytes = this.#waiting.get(seq);
      if (bytes)
        this.#line?.entry(seq, bytes, (answer) => {
          this.#happen(answer.ok ? { kind: 'kept', next: answer.next } : refusal(answer));
          if (answer.ok && answer.completion) this.#parts.completed?.(answer.completion);
        });
    }
  }

  #discard(): void {
    this.#letGo();
    void this.#waiting.forget();
  }

  #beat(): void {
    void this.#waiting.beat(this.#parts.now());
  }

  #letGo(): void {
    this.#left = true;
    for (const clock of this.#clocks) clearInterval(clock);
    this.#line?.close();
  }
}

function helloOf({ study, session, token, consent, page }: StoredSession): Hello {
  const hello = { wire: WIRE_VERSION, study, session, token, consent } as const;
  return page === undefined ? hello : { ...hello, page };
}
