import type { Track } from '#data/catalogue/track';
import { axisAt, type LoadedView } from '../dataset/load-view.ts';
import { alongCurve } from './along-curve.ts';
import type { PlacedSegment } from './coordinates.ts';
import type { Waypoint } from './path-songs.ts';

/** The songs of a list of segments. */
export function songsOf(
  segments: readonly number[],
  { table }: LoadedView,
  tracks: readonly Track[],
): readonly Track[] {
  return segments.flatMap((segment) => tracks[table.track[segment] ?? -1] ?? []);
}

/** Where a list of segments lies on the map that is shown. */
export function placesOf(
  segments: readonly number[],
  { table, rule, view, choice }: LoadedView,
  tracks: readonly Track[],
): readonly PlacedSegment[] {
  const value = (segment: number, side: 0 | 1) =>
    ((view.positions[2 * segment + side] ?? 0) - view.offset[side]) / view.scale[side];
  return segments.flatMap((segment, i) => {
    const track = tracks[table.track[segment] ?? -1];
    if (!track) return [];
    const { title, artist, path } = track;
    const start = (table.start[segment] ?? 0) / rule.sampleRate;
    const names = { axis_x: axisAt(choice, 0).label, axis_y: axisAt(choice, 1).label };
    const at = { x: value(segment, 0), y: value(segment, 1) };
    return [{ place: i + 1, segment, title, artist, path, start, ...names, ...at }];
  });
}

/** A list without a track's second segment: what was walked past is a song once. */
export function onePerTrack(segments: readonly number[], { table }: LoadedView): readonly number[] {
  const seen = new Set<number>();
  return segments.filter((segment) => {
    const track = table.track[segment] ?? -1;
    return !seen.has(track) && seen.add(track);
  });
}

/** Where segments lie on the map, in the world's coordinates. */
export function mapPlaces(segments: readonly number[], { view }: LoadedView): readonly Waypoint[] {
  const at = (index: number) => view.positions[index] ?? Number.NaN;
  return segments.map((segment) => ({ x: at(2 * segment), y: at(2 * segment + 1) }));
}

/** Segments in the order of a path through them (B13). */
export function inPathOrder(segments: readonly number[], shown: LoadedView): readonly number[] {
  return alongCurve(mapPlaces(segments, shown)).flatMap((index) => segments[index] ?? []);
}
