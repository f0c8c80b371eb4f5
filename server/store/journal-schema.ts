/** The journal's tables in SQL; making them again changes nothing. */
export const JOURNAL_SCHEMA = `
  CREATE TABLE IF NOT EXISTS sessions (
    number INTEGER PRIMARY KEY,
    study TEXT NOT NULL,
    session TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    consent TEXT NOT NULL,
    begun INTEGER NOT NULL,
    UNIQUE (study, session)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS entries (
    owner INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (owner, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS places (
    owner INTEGER PRIMARY KEY REFERENCES sessions (number) ON DELETE CASCADE,
    condition TEXT NOT NULL,
    slot INTEGER NOT NULL,
    plan TEXT NOT NULL,
    participant TEXT,
    touched INTEGER NOT NULL,
    outcome TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS labels (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    owner INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
    axis TEXT NOT NULL,
    pole TEXT NOT NULL,
    label TEXT NOT NULL,
    approved INTEGER,
    UNIQUE (owner, axis, pole)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS forgotten (
    tombstone TEXT PRIMARY KEY,
    scrubbed INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = 1;`;
