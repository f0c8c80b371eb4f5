import type { PlayedSegment } from '../sound/segment-player.ts';
import type { LoadedView } from './load-view.ts';

/** All segments of the track that a segment belongs to, from that one on, in the order of time. */
export function trackFrom({ table, rule }: Pick<LoadedView, 'table' | 'rule'>, segment: number) {
  const track = table.track[segment];
  const rest: PlayedSegment[] = [];
  for (let at = segment; table.track[at] === track && at < table.track.length; at++)
    rest.push({ segment: at, at: (table.start[at] ?? 0) / rule.sampleRate });
  return rest;
}
