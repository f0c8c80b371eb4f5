import { seededRandom } from '#models/chance/seeded-random';
import { type Grid, visitWithin } from '#models/space/grid';
import type { TrackNumbers } from '#models/space/track-numbers';

/** A place of the world. */
export interface Waypoint {
  readonly x: number;
  readonly y: number;
}

/** What songs are chosen from, and how. */
export interface PathOptions {
  readonly grid: Grid;
  /** Track of every segment. */
  readonly tracks: TrackNumbers;
  /** Artist of every track; null where unknown: then the track counts as an artist of its own. */
  readonly artists: readonly (string | null)[];
  /** How many songs are wanted. */
  readonly songs: number;
  /** 0: always the nearest song; 1: any of the dozen nearest, alike. */
  readonly variance: number;
  /** The same seed gives the same songs. */
  readonly seed: number;
}

/** Songs among which the variance chooses. */
const AMONG = 12;

/**
 * Segments along the straight path through any number of way-points, in path order: from evenly spaced
 * places of it to the songs around them, one an artist, none twice. Fewer than were wanted where the
 * artists do not suffice.
 */
export function pathSongs(waypoints: readonly Waypoint[], options: PathOptions): readonly number[] {
  const random = seededRandom(options.seed);
  const used = new Set<string>();
  return placesAlong(waypoints, options.songs).flatMap((place) => {
    const near = freeSongs(place, options, used);
    const segment = near[chosenRank(near.length, options.variance, random())];
    if (segment === undefined) return [];
    used.add(artistOf(segment, options));
    return [segment];
  });
}

/** Evenly spaced places from the first to the last way-point; `count` times the only one. */
export function placesAlong(waypoints: readonly Waypoint[], count: number): readonly Waypoint[] {
  const lengths = waypoints.slice(1).map((to, i) => distance(waypoints[i] ?? to, to));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  return Array.from({ length: waypoints.length === 0 ? 0 : count }, (_, i) =>
    placeAt(waypoints, lengths, (whole * i) / Math.max(1, count - 1)),
  );
}

function placeAt(
  waypoints: readonly Waypoint[],
  lengths: readonly number[],
  along: number,
): Waypoint {
  let left = along;
  for (const [i, length] of lengths.entries()) {
    const [from, to] = [waypoints[i], waypoints[i + 1]];
    if (from && to && left <= length && length > 0) return between(from, to, left / length);
    left -= length;
  }
  return waypoints.at(-1) ?? { x: 0.5, y: 0.5 };
}

/** The nearest segments of artists that are not used yet, one a track, nearest first. */
function freeSongs(
  { x, y }: Waypoint,
  options: PathOptions,
  used: ReadonlySet<string>,
): readonly number[] {
  const { grid, tracks } = options;
  let found = new Map<number, { readonly segment: number; readonly squared: number }>();
  for (let radius = 1 / grid.side; radius < 4 && found.size < AMONG; radius *= 2) {
    found = new Map();
    visitWithin(grid, x, y, radius, (segment, squared) => {
      const track = tracks[segment] ?? 0;
      const before = found.get(track);
      const nearer = !before || squared < before.squared;
      if (nearer && !used.has(artistOf(segment, options))) found.set(track, { segment, squared });
    });
  }
  return [...found.values()]
    .sort((a, b) => a.squared - b.squared || a.segment - b.segment)
    .slice(0, AMONG)
    .map(({ segment }) => segment);
}

/** Ranks by a geometric distribution that flattens as the variance grows; 0 is the nearest. */
function chosenRank(count: number, variance: number, drawn: number): number {
  if (variance <= 0 || count === 0) return 0;
  const keep = Math.min(1, variance);
  const weights = Array.from({ length: count }, (_, rank) => keep ** (2 * rank * (1 - keep)));
  let left = drawn * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [rank, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return rank;
  }
  return count - 1;
}

function artistOf(segment: number, { tracks, artists }: PathOptions): string {
  const track = tracks[segment] ?? 0;
  const artist = artists[track];
  return typeof artist === 'string' ? `artist ${artist.trim().toLowerCase()}` : `track ${track}`;
}

function between(from: Waypoint, to: Waypoint, share: number): Waypoint {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function distance(a: Waypoint, b: Waypoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
