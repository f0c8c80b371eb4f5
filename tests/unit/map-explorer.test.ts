import { describe, expect, test } from 'vitest';
import type { Entry } from '#study/wire/entry';
import { Explorer } from '../../game/map/explorer.ts';
import type { MapView } from '../../game/map/map-view.ts';

const VIEW: MapView = {
  space: 'made-up/taggram',
  projection: 'pca',
  axes: [0, 1],
  labels: ['PC 1', 'PC 2'],
  scale: [1, 1],
  offset: [0, 0],
  positions: Float32Array.of(0.25, 0.5, 0.5, 0.5, 0.75, 0.5),
  tracks: new Uint32Array(3),
};

function explore() {
  const entries: Entry[] = [];
  const heard: number[][] = [];
  const clock = { ms: 0 };
  const explorer = new Explorer({
    view: VIEW,
    seed: 1,
    extent: { width: 1000, height: 800 },
    now: () => clock.ms,
    hooks: {
      record: (entry) => entries.push(entry),
      heard: (voices) => heard.push(voices.map(({ segment }) => segment)),
    },
  });
  const frames = (fps: number, seconds: number) => {
    const start = clock.ms;
    for (let frame = 1; frame <= fps * seconds; frame++) {
      clock.ms = start + (frame * 1000) / fps;
      explorer.frame(true);
    }
  };
  return { explorer, entries, heard, clock, frames };
}

describe('exploring', () => {
  test('a key counts from its own tick, not from the next frame', () => {
    const { explorer, entries, clock } = explore();
    clock.ms = 80;
    explorer.steer({ kind: 'head', dx: 1, dy: 0 });
    expect(entries.at(-1)).toEqual({
      kind: 'event',
      event: { kind: 'intended', tick: 10, intent: { kind: 'head', dx: 1, dy: 0 } },
    });
  });

  test('12 and 60 frames a second walk the same way', () => {
    const ends = [12, 60].map((fps) => {
      const { explorer, frames } = explore();
      explorer.walkTo({ x: 0.1, y: 0.2 });
      frames(fps, 1);
      explorer.steer({ kind: 'head', dx: 0, dy: 1 });
      frames(fps, 1);
      return [explorer.walk.state.tick, explorer.walk.state.x, explorer.walk.state.y];
    });
    expect(ends[0]).toEqual(ends[1]);
  });

  test('a hidden page is recorded as a pause and nothing moves meanwhile', () => {
    const { explorer, entries, clock, frames } = explore();
    explorer.steer({ kind: 'head', dx: 1, dy: 0 });
    frames(60, 0.5);
    const { tick, x } = explorer.walk.state;
    clock.ms += 60_000;
    explorer.frame(true);
    expect(explorer.walk.state).toMatchObject({ tick, x });
    expect(entries.at(-1)).toEqual({ kind: 'event', event: { kind: 'paused', tick, ms: 60_000 } });
  });

  test('tells what is heard once for every change, and silence at the end', () => {
    const { explorer, heard, frames } = explore();
    frames(60, 0.5);
    const start = heard.at(-1);
    expect(heard).toHaveLength(1);
    expect(start).toHaveLength(1);
    explorer.end();
    expect(heard).toEqual([start, []]);
  });

  test('prefetches along the heading before the segment is in reach', () => {
    const { explorer, frames } = explore();
    explorer.walkTo({ x: 0.25, y: 0.5 });
    frames(60, 8);
    explorer.walkTo({ x: 0.5, y: 0.5 });
    let early = false;
    for (let i = 0; i < 60; i++) {
      frames(60, 1 / 30);
      const { voices, soon } = explorer.moment();
      early ||= soon.includes(1) && !voices.some(({ segment }) => segment === 1);
    }
    expect(early).toBe(true);
    expect(explore().explorer.moment().soon).toEqual([]);
  });

  test('a click beyond the border walks to the border', () => {
    const { explorer } = explore();
    explorer.walkTo({ x: 3, y: -1 });
    expect(explorer.walk.state.intent).toEqual({ kind: 'go', x: 1, y: 0 });
  });

  test('F17 walking brings a dragged map back to the avatar', () => {
    const { explorer } = explore();
    explorer.drag(200, 0);
    expect(explorer.camera.following).toBe(false);
    explorer.steer({ kind: 'head', dx: 0, dy: 1 });
    expect(explorer.camera.following).toBe(true);
  });

  test('another map takes avatar and trail along with the segments that they were at', () => {
    const { explorer, clock, frames } = explore();
    explorer.walkTo({ x: 0.26, y: 0.5 });
    frames(60, 12);
    explorer.walkTo({ x: 0.74, y: 0.5 });
    frames(60, 12);
    const before = explorer.avatar;
    explorer.show({ ...VIEW, positions: Float32Array.of(0.125, 0.125, 0.25, 0.25, 0.5, 0.875) });
    expect(explorer.walk.state).toMatchObject({ x: 0.5, y: 0.875 });
    expect(explorer.trail.at(-1)).toMatchObject({ x: 0.5, y: 0.875 });
    expect(explorer.trail.some(({ x, y }) => x === 0.125 && y === 0.125)).toBe(true);
    expect(explorer.avatar).toEqual(before);
    expect(explorer.way).toBe(0);
    clock.ms += 600;
    expect(explorer.way).toBeCloseTo(0.5, 5);
    clock.ms += 600;
    expect(explorer.avatar).toEqual({ x: 0.5, y: 0.875 });
  });

  test('with reduced motion another map is there at once', () => {
    const { explorer } = explore();
    explorer.show({ ...VIEW, positions: Float32Array.of(0.1, 0.1, 0.2, 0.2, 0.5, 0.875) }, false);
    expect([explorer.way, explorer.from]).toEqual([1, null]);
  });
});
