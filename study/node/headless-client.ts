import { io, type Socket } from 'socket.io-client';
import { type Entry, encodeEntry } from '#study/wire/entry';
import {
  type Completion,
  type GameToServer,
  type Hello,
  type ServerToGame,
  type Standing,
  type Welcome,
  WIRE_VERSION,
} from '#study/wire/messages';
import {
  type OutboxEffect,
  type OutboxEvent,
  type OutboxState,
  openOutbox,
  refusal,
  stepOutbox,
} from '#study/wire/outbox-state';

/** How long to rest when the server refuses for now, in milliseconds. */
const REST_MS = 300;
/** How soon a lost connection is tried again, in milliseconds. */
const RETRY_MS = 200;

/** Who the client is, and where it connects. */
export interface HeadlessOptions extends Omit<Hello, 'wire'> {
  readonly url: string;
}

/**
 * A participant without a browser: keeps its entries in memory until the server has them, and sends on
 * after every lost connection. For simulated people and tests.
 */
export class HeadlessClient {
  readonly #hello: Hello;
  readonly #socket: Socket<ServerToGame, GameToServer>;
  readonly #entries: Uint8Array[] = [];
  #state: OutboxState = openOutbox(0, 0);
  #lost = 0;
  /** Number of the first entry that this client makes: not 0 where it takes a study's session up again. */
  #first: number | null = null;
  #settled: (() => void)[] = [];
  #greeted: () => void = () => undefined;
  #standing: Standing | null = null;
  #completion: Completion | null = null;

  constructor({ url, ...who }: HeadlessOptions) {
    this.#hello = { wire: WIRE_VERSION, ...who };
    this.#socket = io(url, {
      forceNew: true,
      transports: ['websocket'],
      reconnectionDelay: RETRY_MS,
      reconnectionDelayMax: 4 * RETRY_MS,
    });
    this.#socket.on('connect', () => this.#happen({ kind: 'connected' }));
    this.#socket.on('disconnect', (reason) => this.#disconnected(reason));
  }

  /** Every entry so far, as it is sent. */
  get produced(): readonly Uint8Array[] {
    return this.#entries;
  }

  /** Entries below are durable, as the server says. */
  get kept(): number {
    return this.#state.kept;
  }

  /** Entries that the server had acknowledged and then did not have any more; always 0 if it keeps its word. */
  get lost(): number {
    return this.#lost;
  }

  /** What the session does and how far it was at the last hello; null before, and in free play. */
  get standing(): Standing | null {
    return this.#standing;
  }

  /** What completing a study gave; null before. */
  get completion(): Completion | null {
    return this.#completion;
  }

  /** Why the server refused for good; null otherwise. */
  get refusal(): string | null {
    return this.#state.reason;
  }

  /** Put an entry into the record. */
  record(entry: Entry): void {
    this.#entries.push(encodeEntry(entry));
    this.#happen({ kind: 'produced' });
  }

  /** Resolves when the first hello was answered: with the standing, or null if it was refused for good. */
  async welcomed(): Promise<Standing | null> {
    if (!this.#standing && this.refusal === null)
      await new Promise<void>((resolve) => {
        this.#greeted = resolve;
      });
    return this.#standing;
  }

  /** Resolves when the server has everything that was recorded, or refused for good. */
  async settled(): Promise<void> {
    if (this.#isSettled()) return;
    await new Promise<void>((resolve) => {
      this.#settled.push(resolve);
    });
  }

  close(): void {
    this.#socket.disconnect();
  }

  #happen(event: OutboxEvent): void {
    const { state, effects } = stepOutbox(this.#state, event);
    this.#state = state;
    for (const effect of effects) this.#act(effect);
    if (this.#isSettled()) for (const tell of this.#settled.splice(0)) tell();
  }

  /** Silence is never checked here, so no effect asks for a new line; entries stay for `produced`. */
  #act(effect: OutboxEffect): void {
    if (effect.kind === 'greet') this.#greet(effect.connection);
    if (effect.kind === 'send') this.#send(effect.from, effect.to);
    if (effect.kind === 'rest') setTimeout(() => this.#happen({ kind: 'rested' }), REST_MS);
    if (effect.kind === 'discard') this.close();
  }

  #greet(connection: number): void {
    this.#socket.emit('hello', this.#hello, (welcome) => this.#welcomed(welcome, connection));
  }

  #welcomed(welcome: Welcome, connection: number): void {
    if (welcome.ok) {
      this.#lost += Math.max(0, this.kept - welcome.next);
      this.#standing = welcome.study ?? null;
      this.#completion = welcome.completion ?? null;
      this.#first ??= welcome.study ? welcome.next : 0;
    }
    this.#happen(
      welcome.ok ? { kind: 'welcomed', connection, next: welcome.next } : refusal(welcome),
    );
    if (welcome.ok || this.refusal !== null) this.#greeted();
  }

  #send(from: number, to: number): void {
    const first = this.#first ?? 0;
    for (const [i, bytes] of this.#entries.slice(from - first, to - first).entries())
      this.#socket.emit('entry', from + i, bytes, (answer) => {
        if (answer.ok) this.#completion = answer.completion ?? this.#completion;
        this.#happen(answer.ok ? { kind: 'kept', next: answer.next } : refusal(answer));
      });
  }

  #disconnected(reason: string): void {
    this.#happen({ kind: 'lost' });
    if (reason === 'io server disconnect') setTimeout(() => this.#socket.connect(), RETRY_MS);
  }

  #isSettled(): boolean {
    const { phase, kept, produced } = this.#state;
    return phase === 'closed' || kept === produced;
  }
}
