import { hasPlace } from '#models/space/grid';
import type { TrackNumbers } from '#models/space/track-numbers';

/** Segments on the map, track after track. */
export interface TrackRuns {
  /** Segments in the order of their tracks, then of time. */
  readonly segments: Uint32Array;
  /** Places in `segments` where a track begins, and the end. */
  readonly starts: Uint32Array;
}

/** Collect the segments that have a place, by track. Segments of a track follow each other. */
export function trackRuns(positions: Float32Array, tracks: TrackNumbers): TrackRuns {
  const segments: number[] = [];
  const starts: number[] = [];
  let track = -1;
  for (const [segment, of] of tracks.entries()) {
    if (!hasPlace(positions, segment)) continue;
    if (of !== track) starts.push(segments.length);
    track = of;
    segments.push(segment);
  }
  return {
    segments: Uint32Array.from(segments),
    starts: Uint32Array.from([...starts, segments.length]),
  };
}

/** Points of a smooth line through every track's segments (see curves-layer.ts). */
export interface CurvePoints {
  /** Segment of each point; the ends of a track stand twice, as the curve's neighbours of its ends. */
  readonly segments: Uint32Array;
  /** 255 where a stretch of curve between the next two points begins. */
  readonly alive: Uint8Array;
}

/** Lay tracks out so that four points in a row make one stretch of a Catmull-Rom curve. */
export function curvePoints({ segments, starts }: TrackRuns): CurvePoints {
  const points: number[] = [];
  const alive: number[] = [];
  for (let run = 0; run + 1 < starts.length; run++) {
    const own = segments.subarray(starts[run], starts[run + 1]);
    const [first = 0, last = first] = [own[0], own.at(-1)];
    for (const segment of [first, ...own, last]) points.push(segment);
    for (let i = 0; i < own.length + 2; i++) alive.push(i < own.length - 1 ? 255 : 0);
  }
  return { segments: Uint32Array.from(points), alive: Uint8Array.from(alive) };
}

/** A track as a circle: the mean place of its segments, and how far they spread around it. */
export interface TrackCircle {
  readonly x: number;
  readonly y: number;
  /** Root of the mean squared distance from the mean place, in world units; 0 for a single segment. */
  readonly spread: number;
  /** Its first segment on the map. */
  readonly segment: number;
}

/** A circle a track (F3). Tracks without a segment on the map have none. */
export function trackCircles(
  positions: Float32Array,
  { segments, starts }: TrackRuns,
): readonly TrackCircle[] {
  const circles: TrackCircle[] = [];
  for (let run = 0; run + 1 < starts.length; run++)
    circles.push(circleOf(positions, segments.subarray(starts[run], starts[run + 1])));
  return circles;
}

function circleOf(positions: Float32Array, segments: Uint32Array): TrackCircle {
  let [x, y, spread] = [0, 0, 0];
  for (const segment of segments) {
    x += (positions[2 * segment] ?? 0) / segments.length;
    y += (positions[2 * segment + 1] ?? 0) / segments.length;
  }
  for (const segment of segments) {
    const dx = (positions[2 * segment] ?? 0) - x;
    const dy = (positions[2 * segment + 1] ?? 0) - y;
    spread += (dx * dx + dy * dy) / segments.length;
  }
  return { x, y, spread: Math.sqrt(spread), segment: segments[0] ?? 0 };
}
