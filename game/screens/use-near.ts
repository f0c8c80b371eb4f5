import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { buildGrid } from '#models/space/grid';
import type { LoadedView } from '../dataset/load-view.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { type NearTrack, nearTracks, wayTo } from '../near/near-tracks.ts';

/** Tracks that are listed. */
const LISTED = 8;
const LOOK_MS = 1000;

/** What is near, looked at once a second. */
export interface Near {
  readonly list: readonly NearTrack[];
  /** Look who is near now: while `held`, only directions and distances change by themselves. */
  readonly again: () => void;
}

/** Follow what is near the walker; while `held` (somebody reads the list) nothing comes or goes. */
export function useNear(map: MapHandle, { view }: LoadedView, held: boolean): Near {
  const grid = useMemo(() => buildGrid(view.positions), [view]);
  const look = useCallback(
    () => nearTracks(grid, view.tracks, map.probe(), LISTED),
    [map, grid, view],
  );
  const [list, setList] = useState(look);
  useEffect(() => setList(look()), [look]);
  useEffect(() => {
    const refresh = (before: readonly NearTrack[]) =>
      held
        ? before.map((near) => ({ ...near, ...wayTo(view.positions, near.segment, map.probe()) }))
        : look();
    const timer = setInterval(() => setList(refresh), LOOK_MS);
    return () => clearInterval(timer);
  }, [look, held]);
  return { list, again: () => setList(look()) };
}
