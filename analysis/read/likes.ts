import { join } from 'node:path';
import type { Hearing } from '../walk/hearing.ts';
import { hasTable, readTable } from './table-file.ts';

/** What somebody said or showed to like. */
export interface Likes {
  /** Segments that they preferred to another one. */
  readonly segments: Set<number>;
  /** Seconds at which they made a segment or its track sound by a click. */
  readonly moments: number[];
}

/**
 * Read what each session liked: winners of preference trials, and segments and tracks that were clicked to be
 * heard (events.csv). Sessions that liked nothing are missing, as are tables that the export lacks.
 */
export async function readLikes(folder: string): Promise<ReadonlyMap<string, Likes>> {
  const likes = new Map<string, Likes>();
  const of = (session: string): Likes => {
    const own = likes.get(session) ?? { segments: new Set(), moments: [] };
    likes.set(session, own);
    return own;
  };
  const preferred = join(folder, 'trials-preference.csv');
  if (await hasTable(preferred))
    await readTable(preferred, ['session', 'practice', 'kept', 'winner'], (row) => {
      const winner = row.numberOrNull('winner');
      if (winner !== null && row.truth('kept') && !row.truth('practice'))
        of(row.kept('session')).segments.add(winner);
    });
  const events = join(folder, 'events.csv');
  if (await hasTable(events))
    await readTable(events, ['session', 't', 'kind', 'detail'], (row) => {
      if (row.text('kind') === 'played' && CLICKED.test(row.text('detail')))
        of(row.kept('session')).moments.push(row.number('t'));
    });
  return likes;
}

const CLICKED = /"source":"(?:click|track)"/;

/** Seconds at which something liked began to sound, in order. */
export function likedMoments(likes: Likes | undefined, hearings: readonly Hearing[]): number[] {
  if (!likes) return [];
  const onsets = hearings.filter(({ segment }) => likes.segments.has(segment));
  return [...likes.moments, ...onsets.map(({ from }) => from)].sort((a, b) => a - b);
}
