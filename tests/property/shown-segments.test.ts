import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleTracks } from '#data/catalogue/sample-tracks';
import { shownSegments } from '#data/catalogue/shown-segments';

const artists = fc.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd')), { maxLength: 60 });
const named = (list: readonly (string | null)[]) => list.map((artist) => ({ artist }));

test('B1 a sample has the asked number of tracks, differs by seed and is alike for like seeds', () => {
  fc.assert(
    fc.property(artists, fc.nat(70), fc.integer(), (list, count, seed) => {
      const drawn = sampleTracks(named(list), count, seed);
      expect(drawn).toEqual(sampleTracks(named(list), count, seed));
      expect(new Set(drawn).size).toBe(Math.min(count, list.length));
      expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
    }),
  );
  const many = named(Array.from({ length: 100 }, (_, i) => `artist ${i % 20}`));
  expect(sampleTracks(many, 10, 1)).not.toEqual(sampleTracks(many, 10, 2));
  expect(sampleTracks(many, 10, 1)).not.toEqual([...Array(10).keys()]);
});

test('B1 no artist has two tracks in a sample more than another who has them', () => {
  fc.assert(
    fc.property(artists, fc.nat(70), fc.integer(), (list, count, seed) => {
      const drawn = sampleTracks(named(list), count, seed).map((at) => list[at] ?? null);
      const times = (of: readonly (string | null)[], artist: string | null) =>
        of.filter((one) => one === artist).length;
      for (const one of new Set(list))
        for (const other of new Set(list))
          if (times(drawn, other) < times(list, other))
            expect(times(drawn, one)).toBeLessThanOrEqual(times(drawn, other) + 1);
    }),
  );
});

test('F2 a smaller sample is part of a larger one', () => {
  fc.assert(
    fc.property(artists, fc.nat(60), fc.nat(60), fc.integer(), (list, a, b, seed) => {
      const [small, large] = [Math.min(a, b), Math.max(a, b)];
      const within = new Set(sampleTracks(named(list), large, seed));
      for (const at of sampleTracks(named(list), small, seed)) expect(within.has(at)).toBe(true);
    }),
  );
});

const TRACKS = [
  { artist: 'Ann', genres: ['folk'] },
  { artist: null, genres: [] },
  { artist: 'Bob', genres: [] },
];
const FACTS = {
  tracks: TRACKS,
  track: Uint32Array.of(0, 0, 0, 0, 1, 1, 1, 2, 2, 2),
  seed: 1,
  tagsOf: (segment: number) => (segment === 8 ? ['jazz'] : ['rock']),
};

test('a rule that leaves nothing out needs no list', () => {
  expect(shownSegments({}, FACTS)).toBeNull();
});

test('F24 every n-th segment of every track is shown, its first one included', () => {
  expect([...(shownSegments({ every: 2 }, FACTS) ?? [])]).toEqual([1, 0, 1, 0, 1, 0, 1, 1, 0, 1]);
});

test('F23 tags are those of the track and those of the segment', () => {
  const shown = shownSegments({ tags: ['folk', 'jazz'] }, FACTS) ?? [];
  expect([...shown]).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 1, 0]);
});

test('F23 B12 untagged tracks are reached by artist, and tracks without one by the empty name', () => {
  const shown = (artist: string) => [...(shownSegments({ artists: [artist] }, FACTS) ?? [])];
  expect(shown('Bob')).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
  expect(shown('')).toEqual([0, 0, 0, 0, 1, 1, 1, 0, 0, 0]);
});

test('F2 the number of tracks is drawn among those that the artists leave', () => {
  const shown = shownSegments({ artists: ['Ann', 'Bob'], tracks: 1 }, FACTS) ?? [];
  const tracks = new Set([...shown].flatMap((kept, i) => (kept ? [FACTS.track[i]] : [])));
  expect(tracks.size).toBe(1);
  expect(tracks.has(1)).toBe(false);
});
