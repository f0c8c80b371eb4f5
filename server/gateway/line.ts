import { Refusal } from '#models/refusal';
import { ENTRIES_A_SECOND, type Kept, MOST_IN_FLIGHT, type Welcome } from '#study/wire/messages';
import type { LiveSession } from './live-session.ts';
import type { SessionDesk } from './session-desk.ts';
import { TokenBucket } from './token-bucket.ts';

/** Messages that may come at once after a rest. */
const BURST = 2 * ENTRIES_A_SECOND;
/** A resting client may come back before its older entries are answered. */
const MOST_WAITING = 2 * MOST_IN_FLIGHT;

/** One connection: says hello first, then sends the entries of that one session. */
export class Line {
  readonly #desk: SessionDesk;
  readonly #clock: () => number;
  readonly #bucket: TokenBucket;
  #session: LiveSession | undefined;
  #page = '';
  #waiting = 0;

  /** `clock`: milliseconds that never go back. */
  constructor(desk: SessionDesk, clock: () => number) {
    this.#desk = desk;
    this.#clock = clock;
    this.#bucket = new TokenBucket(ENTRIES_A_SECOND, BURST, clock());
  }

  get session(): LiveSession | undefined {
    return this.#session;
  }

  /** Answer a hello. An error that is no Refusal is the server's own. */
  async hello(message: unknown): Promise<Welcome> {
    if (!this.#bucket.take(this.#clock())) return tooMany(this.#session);
    try {
      const { live, welcome, page } = await this.#desk.admit(message);
      if (this.#session && !isSame(this.#session, live)) return this.#refuseSecond(live);
      this.#session = live;
      this.#page = page;
      return welcome;
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, reason: error.message };
      throw error;
    }
  }

  /** Answer an entry. */
  async entry(seq: unknown, bytes: unknown): Promise<Kept> {
    const session = this.#session;
    if (!session)
      return { ok: false, reason: 'Got an entry before a hello was answered.', next: 0 };
    if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0)
      return { ok: false, reason: 'Got an entry whose number is not 0, 1, 2 and so on.' };
    if (!(bytes instanceof Uint8Array))
      return { ok: false, reason: 'Got an entry without its bytes.' };
    if (!this.#bucket.take(this.#clock())) return tooMany(session);
    if (this.#waiting >= MOST_WAITING)
      return session.defer(`Got more than ${MOST_IN_FLIGHT} entries before they were answered.`);
    return await this.#count(session.take(seq, bytes, this.#page));
  }

  /** This line does not hold the other session, so it may be that none does. */
  #refuseSecond(session: LiveSession): Welcome {
    this.#desk.release(session);
    return { ok: false, reason: 'Got a second session on a connection that has one already.' };
  }

  async #count(answer: Promise<Kept>): Promise<Kept> {
    this.#waiting++;
    try {
      return await answer;
    } finally {
      this.#waiting--;
    }
  }
}

function isSame(a: LiveSession, b: LiveSession): boolean {
  return a.study === b.study && a.session === b.session;
}

function tooMany(session: LiveSession | undefined) {
  const reason = `Got more than ${ENTRIES_A_SECOND} messages a second; send slower.`;
  return { ok: false, reason, next: session?.next ?? 0 } as const;
}
