import type { Logger } from 'pino';
import { Refusal } from '#models/refusal';
import { decodeEntry, encodeEntry } from '#study/wire/entry';
import { type Completion, type Kept, MOST_SESSION_ENTRIES } from '#study/wire/messages';
import type { Journal } from '../store/journal.ts';
import type { RecordRules } from './record-rules.ts';

/** What a connected session stands on. */
export interface LiveParts {
  readonly journal: Journal;
  readonly rules: RecordRules;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** When the session was last heard of; now for one that has no place. */
  readonly touched?: number;
  /** What whoever completes the session is given. */
  readonly completion?: Completion | null;
}

/** How often the journal is told that a session is alive, in milliseconds. */
const TOUCH_MS = 30_000;

/** A session that is connected: takes its entries in order and answers when they are durable. */
export class LiveSession {
  readonly study: string;
  readonly session: string;
  readonly #journal: Journal;
  readonly #rules: RecordRules;
  readonly #completion: Completion | null;
  readonly #now: () => number;
  readonly #log: Logger;
  /** Entries below are durable. */
  #durable: number;
  /** Durable entries that come after one that is not. */
  readonly #ahead = new Set<number>();
  /** Entries below were given to the journal. */
  #taken: number;
  #broken = false;
  #touched: number;

  constructor(
    name: { readonly study: string; readonly session: string },
    next: number,
    parts: LiveParts,
  ) {
    this.study = name.study;
    this.session = name.session;
    this.#journal = parts.journal;
    this.#rules = parts.rules;
    this.#completion = parts.completion ?? null;
    this.#now = parts.now;
    this.#log = parts.log;
    this.#touched = parts.touched ?? parts.now();
    this.#durable = next;
    this.#taken = next;
  }

  /** Sequence number after the last one of the unbroken run that is durable. */
  get next(): number {
    return this.#durable;
  }

  /** Whether the journal failed: what is durable must be asked anew. */
  get broken(): boolean {
    return this.#broken;
  }

  /** Refuse for now: the client sends on from what is durable. */
  defer(reason: string): Kept {
    return { ok: false, reason, next: this.#durable };
  }

  /** Take an entry of a page; resolves when it is durable or refused. */
  async take(seq: number, bytes: Uint8Array, page = ''): Promise<Kept> {
    if (this.#broken) return this.defer('The server could not keep an entry; say hello again.');
    if (seq > this.#taken)
      return this.defer(`Got entry ${seq} when expected ${this.#taken}; none may be left out.`);
    try {
      const { checked, labels } = this.#check(seq, bytes, page);
      this.#taken = Math.max(this.#taken, seq + 1);
      await this.#journal.append(this.study, this.session, seq, checked, labels);
      this.#advance(seq);
      return await this.#answer();
    } catch (error) {
      return this.#fail(error);
    }
  }

  /** An entry counts only when all before it are durable too: one of them may yet fail. */
  #advance(seq: number): void {
    if (seq >= this.#durable) this.#ahead.add(seq);
    while (this.#ahead.delete(this.#durable)) this.#durable++;
  }

  /** What is kept is written anew, so that nothing hides beside what the format names. */
  #check(seq: number, bytes: Uint8Array, page: string) {
    if (seq >= MOST_SESSION_ENTRIES)
      throw new Refusal(`Got entry ${seq} when a session has at most ${MOST_SESSION_ENTRIES}.`);
    const entry = decodeEntry(bytes);
    const labels = seq === this.#taken ? this.#rules.check(seq, entry, page) : [];
    return { checked: encodeEntry(entry), labels };
  }

  /** Everything below `next` is durable, and so is the end of a session that has ended. */
  async #answer(): Promise<Kept> {
    const next = this.#durable;
    const { outcome, overdue } = this.#rules;
    const over = outcome !== null && next === this.#taken;
    const now = this.#now();
    if (over || (!overdue && now - this.#touched >= TOUCH_MS)) {
      this.#touched = now;
      await this.#journal.touch(this.study, this.session, now, over ? outcome : null);
    }
    const completed = over && outcome === 'complete' && this.#completion;
    return completed ? { ok: true, next, completion: completed } : { ok: true, next };
  }

  #fail(error: unknown): Kept {
    if (error instanceof Refusal) return { ok: false, reason: error.message };
    this.#broken = true;
    this.#log.error({ err: error }, 'an entry could not be kept');
    return this.defer('The server could not keep an entry; say hello again.');
  }
}
