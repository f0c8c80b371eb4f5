import { describe, expect, test } from 'vitest';
import { quantise } from '#data/bundle/column-file';
import { dressOf } from '#game/dataset/dress-of';
import { type Look, USUAL_LOOK } from '#game/dataset/look';
import { placeView } from '#game/dataset/place-view';
import { readLink, writeLink } from '#game/dataset/view-link';
import { originBytes, placeBytes, styleBytes } from '#game/map/point-bytes';
import { curvePoints, trackCircles, trackRuns } from '#game/map/track-points';
import { stepToCount } from '#game/panel/track-steps';
import { buildGrid } from '#models/space/grid';

const NOWHERE = Number.NaN;

describe('F10 log axes', () => {
  const x = quantise('x', [1, 10, 100, -5, 0]);
  const y = quantise('y', [100, 100, 1, 1, 1]);
  const plain = { isotropic: false, kept: null };
  test('lie by the logarithms of their values', () => {
    const { positions, scale, offset } = placeView(x, y, { ...plain, log: true });
    expect(positions[0]).toBeCloseTo(offset[0] + scale[0] * 0, 2);
    expect(positions[2]).toBeCloseTo(offset[0] + scale[0] * 1, 2);
    expect(positions[4]).toBeCloseTo(offset[0] + scale[0] * 2, 2);
  });
  test('B18 say how many values they drop, and show none of those', () => {
    const { positions, dropped } = placeView(x, y, { ...plain, log: true });
    expect(dropped).toBe(2);
    expect(buildGrid(positions).ids.length).toBe(3);
    expect(placeView(x, y, { ...plain, log: false }).dropped).toBe(0);
  });
  test('B9 without any value above 0 there is an empty map with finite bounds', () => {
    const negative = quantise('x', [-1, -2]);
    const placed = placeView(negative, negative, { ...plain, log: true });
    expect(placed.dropped).toBe(2);
    expect([...placed.scale, ...placed.offset].every(Number.isFinite)).toBe(true);
  });
});

describe('F3 tracks on the map', () => {
  const positions = Float32Array.of(0, 0, 0.5, 0, 1, 0, 0.25, 0.75, NOWHERE, NOWHERE, 0.5, 0.5);
  const runs = trackRuns(positions, Uint32Array.of(0, 0, 0, 1, 1, 2));

  test('trajectories are one curve a track that ends at its first and last segment', () => {
    const { segments, alive } = curvePoints(runs);
    expect([...segments]).toEqual([0, 0, 1, 2, 2, 3, 3, 3, 5, 5, 5]);
    const stretches = [...alive].flatMap((on, i) =>
      on ? [[segments[i + 1], segments[i + 2]]] : [],
    );
    expect(stretches).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });
  test('averages lie at the mean place and are as wide as the segments spread', () => {
    const [circle] = trackCircles(positions, runs);
    expect(circle).toMatchObject({ x: 0.5, y: 0, segment: 0 });
    expect(circle?.spread).toBeCloseTo(Math.sqrt(0.5 / 3), 6);
  });
  test('B17 a single track, and a track of a single segment, have a finite size', () => {
    const circles = trackCircles(positions, runs);
    expect(circles.map(({ spread }) => spread)[1]).toBe(0);
    const alone = trackCircles(positions, trackRuns(positions.subarray(6, 8), Uint32Array.of(1)));
    expect(alone).toHaveLength(1);
    for (const { x, y, spread } of [...circles, ...alone])
      expect([x, y, spread].every(Number.isFinite)).toBe(true);
  });
});

describe('B3 a point on the graphics card', () => {
  const positions = Float32Array.of(0, 1, 0.25, 0.5, NOWHERE, NOWHERE);
  const { ids } = buildGrid(positions);
  const dress = { hues: Uint8Array.of(3, 4, 5), strengths: null, trust: null };
  test('takes 8 bytes: 4 of its place and 4 of its look', () => {
    const bytes = placeBytes(positions, ids).byteLength + styleBytes(dress, ids).byteLength;
    expect(bytes).toBe(8 * 2);
  });
  test('is within half a step of its place', () => {
    const order = Uint32Array.of(1, 0);
    expect([...placeBytes(positions, order)]).toEqual([16384, 32768, 0, 65535]);
    expect([...styleBytes(dress, order)].filter((_, i) => i % 4 === 0)).toEqual([4, 3]);
  });
  test('that had no place in the map before begins where it ends', () => {
    const from = Float32Array.of(0.5, 0.5, NOWHERE, NOWHERE, 0, 0);
    expect([...originBytes(from, positions, Uint32Array.of(0, 1))]).toEqual([
      32768, 32768, 16384, 32768,
    ]);
  });
});

describe('F26 highlights', () => {
  const track = (title: string, artist: string | null, album: string | null, genres: string[]) => ({
    ...{ title, artist, album, genres, licence: null, attribution: null, path: '', sha256: '' },
    ...{ seconds: 1, firstSegment: 0, segmentCount: 1, clips: null },
  });
  const facts = {
    tracks: [track('One', 'Ann', 'Even', ['folk']), track('Two', null, null, [])],
    track: Uint32Array.of(0, 0, 1),
    kinds: { names: ['rock', 'jazz'], tags: [Uint8Array.of(0, 1, 1)], values: [new Uint8Array(3)] },
  };
  const dress = (...marks: (typeof USUAL_LOOK)['marks']) =>
    dressOf({ ...USUAL_LOOK, marks }, facts, null);
  test('have a colour each, and everything else is dim', () => {
    const { dress: worn, legend } = dress(
      { kind: 'artist', name: 'Ann' },
      { kind: 'track', name: '1' },
    );
    expect([...worn.hues]).toEqual([0, 0, 1]);
    expect([...(worn.strengths ?? [])]).toEqual([255, 255, 255]);
    expect(legend.map(({ tag, segments }) => [tag, segments])).toEqual([
      ['Ann', 2],
      ['Two', 1],
    ]);
  });
  test.each([
    [{ kind: 'tag', name: 'jazz' }, [1, 2]],
    [{ kind: 'tag', name: 'folk' }, [0, 1]],
    [{ kind: 'album', name: 'Even' }, [0, 1]],
    [{ kind: 'artist', name: '' }, [2]],
    [{ kind: 'tag', name: 'polka' }, []],
  ] as const)('%j means its segments', (mark, segments) => {
    const strong = [...(dress(mark).dress.strengths ?? [])];
    expect(strong.flatMap((value, i) => (value === 255 ? [i] : []))).toEqual(segments);
  });
  test('trajectories have one colour a track, next to each other different ones', () => {
    const { hues } = dressOf({ ...USUAL_LOOK, mode: 'trajectories' }, facts, null).dress;
    expect(hues[0]).toBe(hues[1]);
    expect(hues[2]).not.toBe(hues[0]);
  });
});

test('a link reopens the same look: mode, tracks, thinning, log, filter, colours', () => {
  const look: Look = {
    mode: 'averages',
    tracks: 12,
    every: 3,
    log: true,
    shapes: true,
    fog: true,
    names: false,
    tags: ['a&b', 'c:d'],
    artists: ['', 'Ann'],
    marks: [{ kind: 'tag', name: 'x:y' }],
  };
  expect(readLink(writeLink({ dataset: 'demo', look })).look).toEqual(look);
});

test('a link that makes no sense gives the usual look', () => {
  expect(readLink('#mode=pie&n=-1&every=0.5&mark=nothing&log=yes').look).toEqual(USUAL_LOOK);
});

test('F2 the slider reaches 1 and all', () => {
  expect([stepToCount(0, 127), stepToCount(60, 127), stepToCount(0, 1)]).toEqual([1, 127, 1]);
});
