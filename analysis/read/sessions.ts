import { join } from 'node:path';
import { readTable } from './table-file.ts';

/** One line of sessions.csv. */
export interface Session {
  readonly id: string;
  readonly study: string;
  /** When it began, as the server wrote it. */
  readonly begun: string;
  readonly protocol: string;
  /** The dataset's name, and the hash that the other tables name it by. */
  readonly dataset: string;
  readonly hash: string;
  readonly build: string;
  /** Seconds from the first tick to the last. */
  readonly seconds: number;
  /** Samples that the export counted. */
  readonly samples: number;
  /** Whether the record reaches the end of the walk. */
  readonly complete: boolean;
  /** Condition of the study; empty in free play. */
  readonly condition: string;
}

const COLUMNS = [
  'study',
  'session',
  'begun',
  'protocol',
  'dataset',
  'dataset_hash',
  'build',
  'seconds',
  'samples',
  'complete',
];

/** Read sessions.csv, in its order; a session that is listed twice is refused. */
export async function readSessions(folder: string): Promise<ReadonlyMap<string, Session>> {
  const sessions = new Map<string, Session>();
  await readTable(join(folder, 'sessions.csv'), COLUMNS, (row) => {
    const id = row.text('session');
    if (sessions.has(id)) row.refuse('session', 'every session once');
    sessions.set(id, {
      id,
      study: row.text('study'),
      begun: row.text('begun'),
      protocol: row.text('protocol'),
      dataset: row.text('dataset'),
      hash: row.text('dataset_hash'),
      build: row.text('build'),
      seconds: row.number('seconds'),
      samples: row.number('samples'),
      complete: row.truth('complete'),
      condition: row.has('condition') ? row.text('condition') : '',
    });
  });
  return sessions;
}
