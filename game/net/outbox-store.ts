/** A session as the browser keeps it until the server has all of its entries. */
export interface StoredSession {
  readonly study: string;
  /** 128 random bits each, in hex. */
  readonly session: string;
  readonly token: string;
  /** SHA-256 of the consent text that was agreed to. */
  readonly consent: string;
  /** Names the page, at random; for studies. */
  readonly page?: string;
  /** When its page last showed life, milliseconds since 1970; 0 once the page is gone. */
  readonly beat: number;
}

/** One entry that waits for the server. */
export interface WaitingEntry {
  readonly seq: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where entries wait. Survives the page where the browser allows it. */
export interface OutboxStore {
  /** Store or replace a session. */
  readonly keep: (session: StoredSession) => Promise<void>;
  readonly sessions: () => Promise<readonly StoredSession[]>;
  /** In one step: add entries and forget those below `below`. */
  readonly write: (
    session: string,
    entries: readonly WaitingEntry[],
    below: number,
  ) => Promise<void>;
  /** A session's entries in order. */
  readonly entries: (session: string) => Promise<readonly WaitingEntry[]>;
  /** Forget a session and its entries. */
  readonly forget: (session: string) => Promise<void>;
}
