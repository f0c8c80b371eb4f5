/** One stored entry of a session's record. */
export interface JournalEntry {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/** A session as the journal knows it: pseudonymous, no address, no device. */
export interface JournalSession {
  readonly study: string;
  readonly session: string;
  /** SHA-256 of its token, hex. */
  readonly tokenHash: string;
  /** SHA-256 of the consent text, hex. */
  readonly consent: string;
  /** When it began, milliseconds since 1970. */
  readonly begun: number;
}

/** The append-only store of all records. Every implementation passes the same contract suite. */
export interface Journal {
  /** Store a session durably unless it is known; answers the stored one. */
  open(session: JournalSession): Promise<JournalSession>;
  /** Resolves when the entry is durable. The same seq again changes nothing. */
  append(study: string, session: string, seq: number, bytes: Uint8Array): Promise<void>;
  /** Sequence number after the unbroken run from 0. */
  next(study: string, session: string): Promise<number>;
  find(study: string, session: string): Promise<JournalSession | undefined>;
  sessions(study: string): Promise<readonly JournalSession[]>;
  /** Entries of a session in order. */
  entries(study: string, session: string): AsyncIterable<JournalEntry>;
  /** Delete a session for good: nothing of it remains in database or log. */
  forget(study: string, session: string): Promise<void>;
  close(): Promise<void>;
}
