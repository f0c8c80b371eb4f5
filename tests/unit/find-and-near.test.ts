import { describe, expect, test } from 'vitest';
import { type Look, USUAL_LOOK } from '#game/dataset/look';
import { readLink, writeLink } from '#game/dataset/view-link';
import { find, findIndex } from '#game/find/find-index';
import { linksOf, nearOf } from '#game/find/near';
import { fitsRecord } from '#models/space/shown-rule';

const track = (title: string, artist: string | null, album: string | null, genres: string[]) => ({
  ...{ title, artist, album, genres, licence: null, attribution: null, path: '', sha256: '' },
  ...{ seconds: 1, firstSegment: 0, segmentCount: 1, clips: null },
});
const INDEX = findIndex(
  [
    track('Étude in Blue', 'Ann Lee', 'Rooms', ['jazz']),
    track('Blue', null, 'Rooms', []),
    track('Lee Side', 'Bob', null, ['jazz', 'folk']),
  ],
  ['rock', 'jazz'],
);
const found = (typed: string) =>
  find(INDEX, typed, 10).map(({ mark: { kind }, label }) => `${kind} ${label}`);

describe('find my song', () => {
  test('by what its title begins with first, then by words within, then with the artist', () => {
    expect(found('blue')).toEqual(['track Blue', 'track Étude in Blue']);
    expect(found('lee')).toEqual(['track Lee Side', 'artist Ann Lee', 'track Étude in Blue']);
    expect(found('etude ann')).toEqual(['track Étude in Blue']);
  });
  test('accents, capitals and signs do not matter', () => {
    expect(found(' ÉTUDE, b')).toEqual(['track Étude in Blue']);
  });
  test('artists, albums and tags are found, tags of the model too', () => {
    expect(found('rooms')).toEqual(['album Rooms']);
    expect(found('ro')).toEqual(['album Rooms', 'tag rock']);
    expect(INDEX.find(({ label }) => label === 'jazz')?.tracks).toBe(2);
  });
  test('B12 an untagged track is found, and its artist', () => {
    expect(found('bob')).toEqual(['artist Bob', 'track Lee Side']);
    expect(found('blue')).toContain('track Blue');
  });
  test('nothing is found by nothing, nor by what is not there', () => {
    expect([found(''), found('  '), found('polka')]).toEqual([[], [], []]);
  });
});

describe('why are these near?', () => {
  const tags = {
    names: ['slow', 'rock', 'piano'],
    tags: [Uint8Array.of(0, 0, 1), Uint8Array.of(2, 1, 2)],
    values: [Uint8Array.of(255, 204, 255), Uint8Array.of(102, 51, 255)],
  };
  const neighbours = [Uint32Array.of(1, 0, 0), Uint32Array.of(2, 2, 1)];
  const wormholes = [Uint32Array.of(2, 1, 2)];
  test('neighbours come nearest first, with the tags that both have and the weaker activation', () => {
    const near = nearOf(0, neighbours, wormholes, tags);
    expect(near.map(({ segment }) => segment)).toEqual([1, 2]);
    expect(near[0]?.common).toEqual([{ name: 'slow', value: 0.8 }]);
    expect(near[1]?.common).toEqual([{ name: 'piano', value: 0.4 }]);
  });
  test('those that the map tore apart are told', () => {
    expect(nearOf(0, neighbours, wormholes, tags).map(({ torn }) => torn)).toEqual([false, true]);
    expect(nearOf(0, neighbours, null, tags).every(({ torn }) => !torn)).toBe(true);
  });
  test('a link to itself is none, and none comes twice', () => {
    expect(linksOf([Uint32Array.of(0), Uint32Array.of(0)], 0)).toEqual([]);
    expect(linksOf([Uint32Array.of(4), Uint32Array.of(4)], 0)).toEqual([4]);
  });
});

test('F23 a filter that a line of the record has no room for is not taken from a link', () => {
  const many = Array.from({ length: 40 }, (_, i) => `${i} ${'long name '.repeat(9)}`);
  const look: Look = { ...USUAL_LOOK, artists: many, mode: 'averages' };
  expect(fitsRecord({ artists: many })).toBe(false);
  expect(fitsRecord({ artists: many.slice(0, 20) })).toBe(true);
  expect(readLink(writeLink({ look })).look).toEqual({ ...USUAL_LOOK, mode: 'averages' });
});
