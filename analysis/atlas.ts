import { readMaps } from './read/points.ts';
import type { Session } from './read/sessions.ts';
import type { FramedView } from './read/views.ts';
import { type Flow, follow, stillMap } from './walk/flow.ts';
import { coldMap, type Heat, warm } from './walk/heat.ts';
import type { Leg, View } from './walk/leg.ts';
import type { SessionWalk } from './walk/session-walk.ts';
import type { MapFrame, WalkMap } from './walk/walk-map.ts';

/** A map, where all its walks spent their time and where they went. */
export interface AnalysedMap {
  readonly map: WalkMap;
  readonly heat: Heat;
  readonly flow: Flow;
  /** Sessions for which the map lay otherwise: axes exchanged end for end or with each other. Here they are turned back. */
  readonly turned: ReadonlySet<string>;
}

/** The maps of an export by the frames that their walks are shown on. */
export type Atlas = ReadonlyMap<MapFrame, AnalysedMap>;

/** How many sessions walked a map that lay otherwise for them. */
export function turnedSessions(
  { map, turned }: Pick<AnalysedMap, 'map' | 'turned'>,
  sessions: readonly { readonly session: Session; readonly walk: SessionWalk }[],
): number {
  return sessions.filter(
    ({ session, walk }) => turned.has(session.id) && walk.maps.some((own) => own.map === map),
  ).length;
}

/** The maps of some sessions with their points; nobody has walked on them yet. */
export async function readAtlas(
  folder: string,
  views: ReadonlyMap<string, readonly FramedView[]>,
): Promise<Atlas> {
  const frames = [...new Set([...views.values()].flat().map(({ frame }) => frame))];
  const maps = await readMaps(folder, frames);
  return new Map(
    frames.flatMap((frame, i): [MapFrame, AnalysedMap][] => {
      const map = maps[i];
      return map ? [[frame, untrodden(map, turnedFor(frame, views))]] : [];
    }),
  );
}

function untrodden(map: WalkMap, turned: ReadonlySet<string>): AnalysedMap {
  return { map, heat: coldMap(map), flow: stillMap(map), turned };
}

/** Sessions for which a map lay otherwise than it is shown. */
function turnedFor(
  frame: MapFrame,
  views: ReadonlyMap<string, readonly FramedView[]>,
): ReadonlySet<string> {
  const own = [...views].filter(([, all]) => all.some((one) => one.turned && one.frame === frame));
  return new Set(own.map(([id]) => id));
}

/** Add a leg to what its map shows. */
export function trace(analysed: AnalysedMap | undefined, leg: Leg, session: string): void {
  if (!analysed) return;
  warm(analysed.heat, leg);
  follow(analysed.flow, leg, session);
}

/** The views of a session on their maps, in the places that samples name them by. */
export function viewsOn(atlas: Atlas, views: readonly FramedView[]): readonly (View | undefined)[] {
  return views.map(({ frame, t, speed, swapped }) => {
    const map = atlas.get(frame)?.map;
    return map && { map, t, speed, swapped };
  });
}
