import type { Track } from '#data/catalogue/track';
import type { TrackNumbers } from '#models/space/track-numbers';
import type { Dress } from '../map/dress.ts';
import { NEUTRAL_HUE } from '../style/palette.ts';
import type { Look, Mark } from './look.ts';
import { type StrongestTags, tagsOf } from './strongest-columns.ts';
import { chooseHues, type HueName } from './view-hues.ts';

/** What a dress is decided by. */
export interface DressFacts {
  readonly tracks: readonly Track[];
  /** Track of each segment. */
  readonly track: TrackNumbers;
  /** Tags by the model that colours the map. */
  readonly kinds: StrongestTags;
}

/** Opacity, of 255, of what is not highlighted. */
const DIMMED = 56;

/** How a look draws the segments, and what its colours stand for. */
export function dressOf(
  look: Look,
  facts: DressFacts,
  trust: Uint8Array | null,
): { readonly dress: Dress; readonly legend: readonly HueName[] } {
  const { mode, shapes, marks } = look;
  const worn = { mode, shapes, trust };
  if (marks.length > 0) {
    const { legend, ...marked } = highlight(marks, facts);
    return { dress: { ...worn, ...marked }, legend };
  }
  if (mode === 'trajectories')
    return { dress: { ...worn, hues: trackHues(facts.track), strengths: null }, legend: [] };
  const { hues, legend } = chooseHues(facts.kinds);
  return { dress: { ...worn, hues, strengths: null }, legend };
}

/** One colour a track; tracks that follow each other differ. */
function trackHues(track: TrackNumbers): Uint8Array {
  return Uint8Array.from(track, (of) => of % NEUTRAL_HUE);
}

/** Every mark has a hue; of several that fit a segment the last one counts. The rest is dim. */
function highlight(marks: readonly Mark[], facts: DressFacts) {
  const hues = new Uint8Array(facts.track.length).fill(NEUTRAL_HUE);
  const strengths = new Uint8Array(facts.track.length).fill(DIMMED);
  const legend = marks.map((mark, hue) => {
    const fits = fitting(mark, facts);
    let segments = 0;
    for (let segment = 0; segment < hues.length; segment++) {
      if (!fits(segment)) continue;
      hues[segment] = hue;
      strengths[segment] = 255;
      segments++;
    }
    return { hue, tag: markName(mark, facts.tracks), segments };
  });
  return { hues, strengths, legend };
}

/** A mark as people read it. */
function markName({ kind, name }: Mark, tracks: readonly Pick<Track, 'title'>[]): string {
  return kind === 'track' ? (tracks[Number(name)]?.title ?? name) : name;
}

/** Whether a segment is meant by a mark. */
export function fitting(
  { kind, name }: Mark,
  { tracks, track, kinds }: DressFacts,
): (segment: number) => boolean {
  const trackOf = (segment: number) => tracks[track[segment] ?? -1];
  if (kind === 'track') return (segment) => track[segment] === Number(name);
  if (kind === 'artist') return (segment) => (trackOf(segment)?.artist ?? '') === name;
  if (kind === 'album') return (segment) => trackOf(segment)?.album === name;
  return (segment) =>
    trackOf(segment)?.genres.includes(name) ||
    tagsOf(kinds, segment).some((tag) => tag.name === name);
}
