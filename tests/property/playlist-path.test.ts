import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PathOptions, pathSongs, placesAlong } from '#game/playlist/path-songs';
import { buildGrid } from '#models/space/grid';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const waypoint = fc.record({ x: unit, y: unit });
const waypoints = fc.array(waypoint, { minLength: 2, maxLength: 6 });

/** Tracks of three segments anywhere; every second artist has two tracks, every fifth track has none. */
const music = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.infiniteStream(unit))
  .map(([count, numbers]) => {
    const positions = Float32Array.from({ length: 6 * count }, () => numbers.next().value);
    return {
      grid: buildGrid(positions),
      tracks: Uint32Array.from({ length: 3 * count }, (_, segment) => Math.floor(segment / 3)),
      artists: Array.from({ length: count }, (_, track) =>
        track % 5 === 0 ? null : `Artist ${Math.floor(track / 2)}`,
      ),
    };
  });
const options = fc
  .record({
    music,
    songs: fc.integer({ min: 0, max: 30 }),
    variance: unit,
    seed: fc.integer({ min: 0, max: 1000 }),
  })
  .map(({ music: from, ...rest }): PathOptions => ({ ...from, ...rest }));

const artistsOf = (segments: readonly number[], { tracks, artists }: PathOptions) =>
  segments.map((segment) => artists[tracks[segment] ?? 0] ?? `own ${tracks[segment]}`);

describe('songs along a path', () => {
  test('no song comes twice and no artist either, whatever the way-points', () => {
    fc.assert(
      fc.property(waypoints, options, (way, chosen) => {
        const segments = pathSongs(way, chosen);
        const artists = artistsOf(segments, chosen);
        expect(new Set(artists).size).toBe(artists.length);
        expect(segments.length).toBeLessThanOrEqual(chosen.songs);
      }),
    );
  });

  test('there are as many as were wanted, or as there are artists', () => {
    fc.assert(
      fc.property(waypoints, options, (way, chosen) => {
        const all = new Set(artistsOf([...chosen.tracks.keys()], chosen)).size;
        expect(pathSongs(way, chosen)).toHaveLength(Math.min(chosen.songs, all));
      }),
    );
  });

  test('the same seed gives the same songs', () => {
    fc.assert(
      fc.property(waypoints, options, (way, chosen) => {
        expect(pathSongs(way, chosen)).toEqual(pathSongs(way, chosen));
      }),
    );
  });

  test('places lie evenly along the path, from its first to its last way-point', () => {
    fc.assert(
      fc.property(waypoints, fc.integer({ min: 2, max: 40 }), (way, count) => {
        const places = placesAlong(way, count);
        expect(places).toHaveLength(count);
        expect(places[0]).toEqual(way[0]);
        for (const side of ['x', 'y'] as const)
          expect(places.at(-1)?.[side]).toBeCloseTo(way.at(-1)?.[side] ?? 0, 9);
      }),
    );
  });
});

describe('the variance knob', () => {
  const positions = Float32Array.from({ length: 400 }, (_, i) => (i % 2 ? 0.5 : i / 400));
  const line = {
    grid: buildGrid(positions),
    tracks: Uint32Array.from({ length: 200 }, (_, i) => i),
    artists: Array.from({ length: 200 }, (_, i) => `Artist ${i}`),
    songs: 10,
  };
  const way = [
    { x: 0, y: 0.5 },
    { x: 1, y: 0.5 },
  ];
  const songs = (variance: number, seed: number) => pathSongs(way, { ...line, variance, seed });

  test('at 0 the songs are the nearest ones, in path order, whatever the seed', () => {
    expect(songs(0, 1)).toEqual(songs(0, 2));
    expect(songs(0, 1)).toEqual([...songs(0, 1)].sort((a, b) => a - b));
  });

  test('above 0 the same path has other songs for another seed, and further ones as it grows', () => {
    expect(songs(0.5, 1)).not.toEqual(songs(0.5, 2));
    const off = (variance: number) => {
      const runs = Array.from({ length: 40 }, (_, seed) => songs(variance, seed));
      const nearest = songs(0, 0);
      return runs.flatMap((run) => run.map((song, i) => Math.abs(song - (nearest[i] ?? 0))));
    };
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(off(0.2))).toBeLessThan(mean(off(0.6)));
    expect(mean(off(0.6))).toBeLessThan(mean(off(1)));
  });
});
