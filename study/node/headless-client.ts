import { io, type Socket } from 'socket.io-client';
import { type Entry, encodeEntry } from '#study/wire/entry';
import {
  type GameToServer,
  type Hello,
  type Kept,
  MOST_IN_FLIGHT,
  type ServerToGame,
  type Welcome,
  WIRE_VERSION,
} from '#study/wire/messages';

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
  #live = false;
  #resting = false;
  #kept = 0;
  #sent = 0;
  #lost = 0;
  #refusal: string | null = null;
  #settled: (() => void)[] = [];

  constructor({ url, ...who }: HeadlessOptions) {
    this.#hello = { wire: WIRE_VERSION, ...who };
    this.#socket = io(url, {
      forceNew: true,
      transports: ['websocket'],
      reconnectionDelay: RETRY_MS,
      reconnectionDelayMax: 4 * RETRY_MS,
    });
    this.#socket.on('connect', () => this.#greet());
    this.#socket.on('disconnect', (reason) => this.#disconnected(reason));
  }

  /** Every entry so far, as it is sent. */
  get produced(): readonly Uint8Array[] {
    return this.#entries;
  }

  /** Entries below are durable, as the server says. */
  get kept(): number {
    return this.#kept;
  }

  /** Entries that the server had acknowledged and then did not have any more; always 0 if it keeps its word. */
  get lost(): number {
    return this.#lost;
  }

  /** Why the server refused for good; null otherwise. */
  get refusal(): string | null {
    return this.#refusal;
  }

  /** Put an entry into the record. */
  record(entry: Entry): void {
    this.#entries.push(encodeEntry(entry));
    this.#send();
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

  #greet(): void {
    this.#socket.emit('hello', this.#hello, (welcome) => this.#welcomed(welcome));
  }

  #welcomed(welcome: Welcome): void {
    if (welcome.ok) this.#goOnFrom(welcome.next);
    else this.#refused(welcome.reason, welcome.next);
  }

  #goOnFrom(next: number): void {
    this.#lost += Math.max(0, this.#kept - next);
    this.#kept = next;
    this.#sent = next;
    this.#live = true;
    this.#advance(next);
  }

  #answered(answer: Kept): void {
    if (answer.ok) this.#advance(answer.next);
    else this.#refused(answer.reason, answer.next);
  }

  #advance(next: number): void {
    this.#kept = Math.max(this.#kept, next);
    this.#send();
    this.#tellSettled();
  }

  #refused(reason: string, next: number | undefined): void {
    if (next === undefined) this.#giveUp(reason);
    else this.#rest();
  }

  #giveUp(reason: string): void {
    this.#refusal ??= reason;
    this.close();
    this.#tellSettled();
  }

  #rest(): void {
    if (this.#resting) return;
    this.#live = false;
    this.#resting = true;
    setTimeout(() => {
      this.#resting = false;
      if (this.#socket.connected) this.#greet();
    }, REST_MS);
  }

  #disconnected(reason: string): void {
    this.#live = false;
    if (reason === 'io server disconnect') setTimeout(() => this.#socket.connect(), RETRY_MS);
  }

  /** Send what is there, never more than the server wants unanswered. */
  #send(): void {
    const to = Math.min(this.#entries.length, this.#kept + MOST_IN_FLIGHT);
    while (this.#live && this.#sent < to) {
      const bytes = this.#entries[this.#sent];
      if (bytes) this.#socket.emit('entry', this.#sent, bytes, (answer) => this.#answered(answer));
      this.#sent++;
    }
  }

  #isSettled(): boolean {
    return this.#refusal !== null || this.#kept === this.#entries.length;
  }

  #tellSettled(): void {
    if (this.#isSettled()) for (const tell of this.#settled.splice(0)) tell();
  }
}
