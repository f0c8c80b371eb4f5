import { expect, test } from 'vitest';
import { growthOf, type Segments } from '#data/node/maps/growth';

/** Tracks of two segments each, named by the hashes of their files. */
function segmentsOf(...hashes: readonly string[]): Segments {
  const tracks = hashes.map((sha256, i) => ({
    ...{ path: `${i}.wav`, title: `${i}`, artist: null, album: null, genres: [], licence: null },
    ...{ attribution: null, sha256, seconds: 6, firstSegment: 2 * i, segmentCount: 2, clips: null },
  }));
  const rows = Uint32Array.from({ length: 2 * hashes.length }, (_, row) => row);
  const nothing = new Uint32Array(rows.length);
  const table = {
    track: rows.map((row) => row >> 1),
    start: rows.map((row) => (row & 1) * 47_872),
    clipOffset: nothing,
    clipBytes: nothing,
  };
  return { table, tracks };
}

test('the same files are the same segments, also where one lies there twice', () => {
  const twice = segmentsOf('a', 'b', 'a');
  expect(growthOf(twice, twice)).toMatchObject({ same: true, added: new Uint32Array() });
});

test('a second copy of a file is new, and so is a file that was not there', () => {
  const { before, added, same } = growthOf(segmentsOf('a', 'b'), segmentsOf('a', 'c', 'b', 'a'));
  expect([...before]).toEqual([0, 1, -1, -1, 2, 3, -1, -1]);
  expect([...added]).toEqual([2, 3, 6, 7]);
  expect(same).toBe(false);
});
