import { describe, expect, test } from 'vitest';
import { FRAMES_187 } from '#data/catalogue/segment-rule';
import { captionOf } from '#game/dataset/caption';

const track = {
  title: "Journey's End",
  artist: 'Mattias Westlund',
  album: 'The Hammer of Thursagan',
  genres: [],
  licence: 'GPL-2',
  attribution: 'Wesnoth',
  path: 'a.ogg',
  sha256: '',
  seconds: 300,
  firstSegment: 0,
  segmentCount: 30,
  clips: null,
};
const column = (at: number) => Uint32Array.from({ length: 30 }, (_, i) => i * at);
const source = {
  tracks: [track],
  rule: FRAMES_187,
  table: {
    track: column(0),
    start: column(FRAMES_187.hop),
    clipOffset: column(0),
    clipBytes: column(0),
  },
  strongest: {
    names: ['strings', 'slow'],
    tags: [new Uint8Array(30), new Uint8Array(30).fill(1)],
    values: [new Uint8Array(30).fill(207), new Uint8Array(30).fill(51)],
  },
};

describe('the caption', () => {
  test('F13 F14 names title, artist, exact time, tags and licence of the nearest voice', () => {
    expect(captionOf(source, [24, 3, 7])).toEqual({
      segment: 24,
      track: 0,
      title: "Journey's End",
      artist: 'Mattias Westlund',
      album: 'The Hammer of Thursagan',
      time: '1:11–1:14',
      tags: [
        { name: 'strings', value: 207 / 255 },
        { name: 'slow', value: 0.2 },
      ],
      nearby: 2,
      licence: 'GPL-2 · Wesnoth',
    });
  });
  test('says nothing in silence, or of a segment without a track', () => {
    expect(captionOf(source, [])).toBeNull();
    expect(captionOf({ ...source, tracks: [] }, [1])).toBeNull();
  });
  test('leaves the licence out where none is known', () => {
    const unknown = { ...source, tracks: [{ ...track, licence: null, attribution: '' }] };
    expect(captionOf(unknown, [0])?.licence).toBeNull();
  });
});
