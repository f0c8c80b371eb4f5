import type { Logger } from 'pino';
import { Refusal } from '#models/refusal';
import { decodeEntry, encodeEntry } from '#study/wire/entry';
import { type Kept, MOST_SESSION_ENTRIES } from '#study/wire/messages';
import type { Journal } from '../store/journal.ts';
import { type RecordTerms, requirePlace } from './record-rules.ts';

/** A session that is connected: takes its entries in order and answers when they are durable. */
export class LiveSession {
  readonly study: string;
  readonly session: string;
  readonly #journal: Journal;
  readonly #terms: RecordTerms;
  readonly #log: Logger;
  /** Entries below are durable. */
  #durable: number;
  /** Durable entries that come after one that is not. */
  readonly #ahead = new Set<number>();
  /** Entries below were given to the journal. */
  #taken: number;
  #broken = false;

  constructor(
    name: { readonly study: string; readonly session: string },
    next: number,
    parts: { readonly journal: Journal; readonly terms: RecordTerms; readonly log: Logger },
  ) {
    this.study = name.study;
    this.session = name.session;
    this.#journal = parts.journal;
    this.#terms = parts.terms;
    this.#log = parts.log;
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

  /** Take an entry; resolves when it is durable or refused. */
  async take(seq: number, bytes: Uint8Array): Promise<Kept> {
    if (this.#broken) return this.defer('The server could not keep an entry; say hello again.');
    if (seq > this.#taken)
      return this.defer(`Got entry ${seq} when expected ${this.#taken}; none may be left out.`);
    try {
      const checked = this.#check(seq, bytes);
      this.#taken = Math.max(this.#taken, seq + 1);
      await this.#journal.append(this.study, this.session, seq, checked);
      this.#advance(seq);
      return { ok: true, next: this.#durable };
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
  #check(seq: number, bytes: Uint8Array): Uint8Array {
    if (seq >= MOST_SESSION_ENTRIES)
      throw new Refusal(`Got entry ${seq} when a session has at most ${MOST_SESSION_ENTRIES}.`);
    const entry = decodeEntry(bytes);
    requirePlace(seq, entry, this.#terms);
    return encodeEntry(entry);
  }

  #fail(error: unknown): Kept {
    if (error instanceof Refusal) return { ok: false, reason: error.message };
    this.#broken = true;
    this.#log.error({ err: error }, 'an entry could not be kept');
    return this.defer('The server could not keep an entry; say hello again.');
  }
}
