import { explorerDecisions } from './walk/explorer-decisions.ts';
import { type FittedExplorer, fitExplorer } from './walk/explorer-fit.ts';
import type { Hearing } from './walk/hearing.ts';
import type { MapWalk } from './walk/session-walk.ts';
import type { AnalysedSession } from './walk-analysis.ts';

/** How one session explored one map. */
export interface SessionExplorer extends FittedExplorer {
  readonly session: string;
  readonly map: string;
  /** Length of generalisation in hearing radii. */
  readonly radii: number;
}

/** Fit an explorer to every walk of at least 20 steps from segment to segment. */
export function sessionExplorers(
  sessions: readonly AnalysedSession[],
  seed: number,
): readonly SessionExplorer[] {
  return sessions.flatMap(({ session, walk }) =>
    walk.maps.flatMap((own) => {
      const heard = onsetsOn(own, walk.hearings);
      const found = fitExplorer(explorerDecisions(own.map, heard, seed));
      const { id, radius } = own.map;
      return found
        ? [{ session: session.id, map: id, radii: found.lambda / radius, ...found }]
        : [];
    }),
  );
}

/** Whether something was heard while a leg of this map was walked. */
export function heardOn({ legs }: MapWalk, { from }: Hearing): boolean {
  return legs.some(({ t }) => from >= (t[0] ?? 0) && from <= (t.at(-1) ?? 0) + SLACK);
}

/** A voice may begin within the last sample's time. */
const SLACK = 0.1;

/** Hearings on a map without repetitions of the one before. */
function onsetsOn(own: MapWalk, hearings: readonly Hearing[]): readonly Hearing[] {
  return hearings
    .filter((hearing) => heardOn(own, hearing))
    .filter(({ segment }, i, all) => segment !== all[i - 1]?.segment);
}
