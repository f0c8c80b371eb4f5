import type { ShownRule } from '#models/space/shown-rule';

/** A dot a segment, a line a track, a circle a track (F3). */
export const MODES = ['segments', 'trajectories', 'averages'] as const;
export type Mode = (typeof MODES)[number];

/** Kinds of what can be found, filtered and highlighted. */
export const MARK_KINDS = ['tag', 'artist', 'album', 'track'] as const;

/** What is highlighted in a colour of its own. */
export interface Mark {
  readonly kind: (typeof MARK_KINDS)[number];
  /** Tag, artist or album by its name; a track by its place in the catalogue. */
  readonly name: string;
}

/** How a map is looked at, beside its space, projection and axes. */
export interface Look {
  readonly mode: Mode;
  /** How many tracks, a seeded sample stratified by artist; null: all. */
  readonly tracks: number | null;
  /** Every n-th segment of a track. */
  readonly every: number;
  /** Decimal logarithms on both axes. */
  readonly log: boolean;
  /** Only segments of these tags and artists; none: all. The empty name stands for no artist. */
  readonly tags: readonly string[];
  readonly artists: readonly string[];
  readonly marks: readonly Mark[];
  /** Kinds of music told apart by shape too. */
  readonly shapes: boolean;
  /** Where the projection can't be trusted it is foggy. */
  readonly fog: boolean;
  /** Names of the regions. */
  readonly names: boolean;
}

/** How a map is looked at before anybody chose. */
export const USUAL_LOOK: Look = {
  mode: 'segments',
  tracks: null,
  every: 1,
  log: false,
  tags: [],
  artists: [],
  marks: [],
  shapes: false,
  fog: false,
  names: true,
};

/** More lines than this at once are a tangle that shows none. */
const FEW_LINES = 12;

/** What choosing a mode changes: of many tracks a few become lines, until somebody wants more; then all are back. */
export function modeChange(
  { tracks, mode }: Pick<Look, 'tracks' | 'mode'>,
  next: Mode,
  all: number,
): Pick<Look, 'mode' | 'tracks'> {
  if (next === 'trajectories' && tracks === null && all > FEW_LINES)
    return { mode: next, tracks: FEW_LINES };
  const untouched = mode === 'trajectories' && tracks === FEW_LINES;
  return { mode: next, tracks: next !== mode && untouched ? null : tracks };
}

/** The part that is remembered per combination of model, layer and projection (F15). */
export function perMap({ mode, tracks, every, log }: Look) {
  return { mode, tracks, every, log };
}

/** Which segments a look leaves on the map. */
export function shownRule({ tracks, every, tags, artists }: Look): ShownRule {
  return {
    ...(tracks !== null && { tracks }),
    ...(every > 1 && { every }),
    ...(tags.length > 0 && { tags: [...tags] }),
    ...(artists.length > 0 && { artists: [...artists] }),
  };
}
