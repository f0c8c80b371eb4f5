import { join } from 'node:path';
import type { Hearing } from '../walk/hearing.ts';
import type { Session } from './sessions.ts';
import { readTable } from './table-file.ts';

const COLUMNS = ['session', 'segment', 'track', 't_audible', 't_ended', 'gain'];

/**
 * Read hearings.csv: what each session heard, in the order of the file. A voice without an end (the record
 * broke off) sounds until the session's last second.
 */
export async function readHearings(
  folder: string,
  sessions: ReadonlyMap<string, Session>,
): Promise<ReadonlyMap<string, readonly Hearing[]>> {
  const hearings = new Map<string, Hearing[]>();
  await readTable(join(folder, 'hearings.csv'), COLUMNS, (row) => {
    const session = sessions.get(row.text('session'));
    if (!session) return row.refuse('session', 'a session of sessions.csv');
    const from = row.number('t_audible');
    const to = row.numberOrNull('t_ended') ?? Math.max(from, session.seconds);
    if (to < from) row.refuse('t_ended', `a time after ${from}`);
    const heard = hearings.get(session.id) ?? [];
    hearings.set(session.id, heard);
    heard.push({
      segment: row.number('segment'),
      track: row.numberOrNull('track'),
      from,
      to,
      gain: row.number('gain'),
    });
  });
  return hearings;
}
