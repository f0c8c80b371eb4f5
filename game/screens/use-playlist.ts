import { useEffect, useMemo, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Track } from '#data/catalogue/track';
import { buildGrid } from '#models/space/grid';
import { browserStore } from '../dataset/choice-memory.ts';
import type { LoadedView } from '../dataset/load-view.ts';
import { readJson } from '../keepsakes/read-json.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { pathPainter } from '../map/paint-path.ts';
import { randomSeed } from '../net/random-key.ts';
import { pathSongs, type Waypoint } from '../playlist/path-songs.ts';
import { inPathOrder, mapPlaces, onePerTrack } from '../playlist/song-rows.ts';

/** What a playlist is made of. */
export type PlaylistSource = 'trail' | 'path' | 'selection' | 'favourites';

/** A playlist being made. */
export interface Playlist extends Place {
  /** Its songs by a segment each, in order. */
  readonly segments: readonly number[];
  readonly waypoints: readonly Waypoint[];
  readonly addPoint: () => void;
  readonly removePoints: () => void;
  readonly wanted: number;
  readonly want: (songs: number) => void;
  readonly variance: number;
  readonly vary: (variance: number) => void;
  readonly another: () => void;
  readonly setPlace: (place: Partial<Place>) => void;
}

const Place = z.object({ root: z.string(), windows: z.boolean() });
/** Where the songs lie on the machine that is to play them. */
type Place = z.infer<typeof Place>;

interface From {
  readonly map: MapHandle;
  readonly shown: LoadedView;
  readonly tracks: readonly Track[];
  readonly source: PlaylistSource;
  readonly walked: readonly number[];
  /** Segments of a selection, in no order that one would hear them in. */
  readonly selected: readonly number[];
  readonly favourites: readonly number[];
}

const PLACE_KEY = 'earshot playlist';
const USUAL_SONGS = 12;
const USUAL_VARIANCE = 0.2;

/** Make a playlist; a path is drawn on the map while it is made. */
export function usePlaylist(from: From): Playlist {
  const { map, shown, source, walked, selected, favourites } = from;
  const path = usePath(from);
  const [place, setPlace] = useState<Place>(
    () => readJson(browserStore().getItem(PLACE_KEY), Place) ?? { root: '', windows: false },
  );
  const selection = useMemo(
    () => inPathOrder(onePerTrack(selected, shown), shown),
    [selected, shown],
  );
  const lists = { trail: onePerTrack(walked, shown), path: path.songs, selection, favourites };
  const segments = lists[source];
  useEffect(() => {
    const waypoints = source === 'path' ? path.waypoints : [];
    map.paint('path', pathPainter(waypoints, mapPlaces(segments, shown)));
    return () => map.paint('path', null);
  }, [map, source, path.waypoints, segments.join(), shown.view]);
  return {
    ...path,
    ...place,
    segments,
    setPlace: (changed) => {
      const next = { ...place, ...changed };
      setPlace(next);
      browserStore().setItem(PLACE_KEY, JSON.stringify(next));
    },
  };
}

/** Songs along way-points; another map takes the way-points away. */
function usePath({ map, shown, tracks }: From) {
  const [waypoints, setWaypoints] = useState<readonly Waypoint[]>([]);
  const [wanted, want] = useState(USUAL_SONGS);
  const [variance, vary] = useState(USUAL_VARIANCE);
  const [seed, setSeed] = useState(randomSeed);
  const { view } = shown;
  const grid = useMemo(() => buildGrid(view.positions), [view.positions]);
  const artists = useMemo(() => tracks.map(({ artist }) => artist), [tracks]);
  useEffect(() => setWaypoints([]), [view.positions]);
  const songs = useMemo(() => {
    if (waypoints.length < 2) return [];
    return pathSongs(waypoints, {
      grid,
      tracks: view.tracks,
      artists,
      songs: wanted,
      variance,
      seed,
    });
  }, [waypoints, grid, view, artists, wanted, variance, seed]);
  return {
    waypoints,
    songs,
    wanted,
    want,
    variance,
    vary,
    another: () => setSeed((before) => before + 1),
    removePoints: () => setWaypoints([]),
    addPoint: () => {
      const { x, y } = map.probe();
      setWaypoints((before) => [...before, { x, y }]);
    },
  };
}
