import type { ShownRule } from '#models/space/shown-rule';
import type { TrackNumbers } from '#models/space/track-numbers';
import { sampleTracks } from './sample-tracks.ts';
import type { Track } from './track.ts';

/** What a ShownRule is decided by. */
export interface ShownFacts {
  readonly tracks: readonly Pick<Track, 'artist' | 'genres'>[];
  /** Track of each segment; segments of a track follow each other. */
  readonly track: TrackNumbers;
  /** The dataset's seed. */
  readonly seed: number;
  /** Strongest tags of a segment by the model that colours the map. */
  readonly tagsOf: (segment: number) => readonly string[];
}

/** 1 for every segment that is on the map; null where all are. */
export function shownSegments(rule: ShownRule, facts: ShownFacts): Uint8Array | null {
  const { tracks, every = 1, tags, artists } = rule;
  if (tracks === undefined && every === 1 && !tags && !artists) return null;
  const onMap = tracksOnMap(rule, facts);
  const genres =
    tags && facts.tracks.map((track) => track.genres.some((one) => tags.includes(one)));
  const tagged = (segment: number, track: number) =>
    !genres || genres[track] || facts.tagsOf(segment).some((tag) => tags?.includes(tag));
  const shown = new Uint8Array(facts.track.length);
  let first = 0;
  for (const [segment, track] of facts.track.entries()) {
    if (track !== facts.track[segment - 1]) first = segment;
    const kept = onMap[track] === 1 && (segment - first) % every === 0 && tagged(segment, track);
    shown[segment] = kept ? 1 : 0;
  }
  return shown;
}

/** 1 for every track that the rule's artists and number leave; the number is drawn among those. */
function tracksOnMap({ tracks: count, artists }: ShownRule, { tracks, seed }: ShownFacts) {
  const all = [...tracks.keys()];
  const by = artists ? all.filter((at) => artists.includes(tracks[at]?.artist ?? '')) : all;
  const named = by.map((at) => ({ artist: tracks[at]?.artist ?? null }));
  const drawn = count === undefined ? by.keys() : sampleTracks(named, count, seed);
  const onMap = new Uint8Array(tracks.length);
  for (const place of drawn) onMap[by[place] ?? -1] = 1;
  return onMap;
}
