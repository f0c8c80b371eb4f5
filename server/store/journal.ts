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

/** What can be read from a store of records, also while a server writes it. */
export interface JournalReader {
  find(study: string, session: string): Promise<JournalSession | undefined>;
  /** Sessions of a study in the order of their beginning. */
  sessions(study: string): Promise<readonly JournalSession[]>;
  /** Entries of a session in order. */
  entries(study: string, session: string): AsyncIterable<JournalEntry>;
  close(): Promise<void>;
}

/**
 * The append-only store of all records. Every implementation passes the same contract suite. A Refusal
 * says that a call can never succeed; any other error may pass.
 */
export interface Journal extends JournalReader {
  /**
   * Store a session durably unless it is known; answers the stored one. A session that was forgotten
   * is refused: what its client still holds must not bring it back.
   */
  open(session: JournalSession): Promise<JournalSession>;
  /**
   * Resolves when the entry is durable. The same seq with the same bytes changes nothing; with other
   * bytes it is refused, as is an entry of a session that is not open.
   */
  append(study: string, session: string, seq: number, bytes: Uint8Array): Promise<void>;
  /** Sequence number after the unbroken run from 0. */
  next(study: string, session: string): Promise<number>;
  /**
   * Delete a session for good: nothing of it remains in database or log. A one-way hash of its random
   * name is kept so that it can't be opened again.
   */
  forget(study: string, session: string): Promise<void>;
}
