import type { SegmentTable } from '#data/bundle/segment-columns';
import type { SegmentRule } from '#data/catalogue/segment-rule';
import type { Track } from '#data/catalogue/track';
import { clockRange } from '#models/clock-text';
import { type StrongestTags, tagsOf } from './strongest-columns.ts';

/** What is heard, in words. */
export interface Caption {
  readonly segment: number;
  readonly track: number;
  readonly title: string;
  /** null where unknown. */
  readonly artist: string | null;
  /** null where unknown. */
  readonly album: string | null;
  /** `1:12-1:15` with an en dash. */
  readonly time: string;
  /** Strongest first, activation in 0 ... 1. */
  readonly tags: readonly { readonly name: string; readonly value: number }[];
  /** Other segments that sound. */
  readonly nearby: number;
  /** Licence and who is to be named; null where neither is known. */
  readonly licence: string | null;
}

/** Where the words come from. */
export interface CaptionSource {
  readonly tracks: readonly Track[];
  readonly table: SegmentTable;
  readonly rule: SegmentRule;
  readonly strongest: StrongestTags;
}

/** Tags that a caption shows. */
const SHOWN_TAGS = 3;

/** Say what is heard, by the nearest voice; null in silence. */
export function captionOf(source: CaptionSource, segments: readonly number[]): Caption | null {
  const [segment, ...others] = segments;
  if (segment === undefined) return null;
  const at = source.table.track[segment] ?? -1;
  const track = source.tracks[at];
  if (!track) return null;
  return {
    segment,
    track: at,
    title: track.title,
    artist: track.artist,
    album: track.album,
    time: timeRange(source, segment),
    tags: tagsOf(source.strongest, segment).slice(0, SHOWN_TAGS),
    nearby: others.length,
    licence: licenceLine(track),
  };
}

function timeRange({ table, rule }: CaptionSource, segment: number): string {
  const start = table.start[segment] ?? 0;
  return clockRange(start / rule.sampleRate, (start + rule.samples) / rule.sampleRate);
}

function licenceLine({ licence, attribution }: Track): string | null {
  const parts = [licence, attribution].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? null : parts.join(' · ');
}
