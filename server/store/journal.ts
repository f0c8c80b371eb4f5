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

/** A session's place in its study, and what it will do. */
export interface JournalPlace {
  readonly session: string;
  readonly condition: string;
  readonly slot: number;
  /** JSON of its plan, without the words of other people's labels. */
  readonly plan: string;
  /** Hash of who a panel says it is; null where none did. */
  readonly participant: string | null;
  /** When it was last heard of, milliseconds since 1970. */
  readonly touched: number;
  /** How it ended; null while it is under way. */
  readonly outcome: string | null;
}

/** A name that a participant gave to an end of an axis. */
export interface NewLabel {
  readonly axis: string;
  readonly pole: string;
  readonly label: string;
}
export interface JournalLabel extends NewLabel {
  readonly number: number;
  /** What a researcher decided; null before. */
  readonly approved: boolean | null;
}

/** What can be read from a store of records, also while a server writes it. */
export interface JournalReader {
  find(study: string, session: string): Promise<JournalSession | undefined>;
  /** Sessions of a study in the order of their beginning. */
  sessions(study: string): Promise<readonly JournalSession[]>;
  /** Entries of a session in order. */
  entries(study: string, session: string): AsyncIterable<JournalEntry>;
  findPlace(study: string, session: string): Promise<JournalPlace | undefined>;
  /** Labels of a study in the order in which they were given. */
  labels(study: string): Promise<readonly JournalLabel[]>;
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
   * bytes it is refused, as is an entry of a session that is not open. Labels that the entry gives are
   * stored with it; a later one for the same end replaces the former.
   */
  append(
    study: string,
    session: string,
    seq: number,
    bytes: Uint8Array,
    labels?: readonly NewLabel[],
  ): Promise<void>;
  /** Give an open session its place, durably; one that has a place keeps it. */
  settle(study: string, place: JournalPlace): Promise<void>;
  /** Places of a study in the order in which they were given, without their plans. */
  places(study: string): Promise<readonly Omit<JournalPlace, 'plan'>[]>;
  /** Note when a session was last heard of and how it ended; an outcome stays. */
  touch(study: string, session: string, touched: number, outcome: string | null): Promise<void>;
  /** Decide whether a label may be shown. */
  approve(study: string, label: number, approved: boolean): Promise<void>;
  /** Sequence number after the unbroken run from 0. */
  next(study: string, session: string): Promise<number>;
  /**
   * Delete a session for good: nothing of it remains in database or log. A one-way hash of its random
   * name is kept so that it can't be opened again.
   */
  forget(study: string, session: string): Promise<void>;
}
