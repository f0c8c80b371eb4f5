import type { Hearing } from '../walk/hearing.ts';
import type { HeardRun } from '../walk/original-walk.ts';
import type { OriginalSpace } from '../walk/regions.ts';
import { type Heard, SILENCE } from '../walk/session-walk.ts';
import { readHearings } from './hearings.ts';
import { likedMoments, readLikes } from './likes.ts';
import type { Session } from './sessions.ts';
import { readSpaces, spaceKey } from './vectors.ts';
import type { FramedView } from './views.ts';

/** Read what every session heard, liked, and where that lies in the spaces themselves. */
export async function readHeard(
  folder: string,
  sessions: ReadonlyMap<string, Session>,
  views: ReadonlyMap<string, readonly FramedView[]>,
  seed: number,
): Promise<ReadonlyMap<string, Heard>> {
  const hearings = await readHearings(folder, sessions);
  const likes = await readLikes(folder);
  const spaces = await readSpaces(folder, seed);
  const heard = [...hearings].map(([id, own]): [string, Heard] => [
    id,
    {
      hearings: own,
      runs: runsOf(own, views.get(id) ?? [], spaces),
      liked: likedMoments(likes.get(id), own),
    },
  ]);
  return new Map(heard);
}

/** What a session heard; silence where it heard nothing. */
export function heardBy(heard: ReadonlyMap<string, Heard>, session: string): Heard {
  return heard.get(session) ?? SILENCE;
}

/** Part hearings by the space that was walked then; a segment that sounds on is no step. */
function runsOf(
  hearings: readonly Hearing[],
  views: readonly FramedView[],
  spaces: ReadonlyMap<string, OriginalSpace>,
): readonly HeardRun[] {
  const runs: { space: OriginalSpace; heard: Hearing[] }[] = [];
  let view = 0;
  for (const hearing of hearings) {
    while ((views[view + 1]?.t ?? Number.POSITIVE_INFINITY) <= hearing.from) view++;
    const frame = views[view]?.frame;
    const space = frame && spaces.get(spaceKey(frame.dataset, frame.space));
    if (!space?.vectors.has(hearing.segment)) continue;
    const run = runs.at(-1)?.space === space ? runs.at(-1) : { space, heard: [] };
    if (!run) continue;
    if (run !== runs.at(-1)) runs.push(run);
    if (run.heard.at(-1)?.segment !== hearing.segment) run.heard.push(hearing);
  }
  return runs;
}
