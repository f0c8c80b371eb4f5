import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMPASS, compassOf } from '#game/near/compass';
import { leadFrom } from '#game/near/lead';
import { nearTracks } from '#game/near/near-tracks';
import { buildGrid } from '#models/space/grid';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const map = fc.array(fc.tuple(unit, unit), { minLength: 1, maxLength: 60 }).map((points) => ({
  positions: Float32Array.from(points.flat()),
  tracks: Uint32Array.from(points, (_, i) => Math.floor(i / 3)),
}));
const place = fc.record({ x: unit, y: unit });

describe('near me', () => {
  test('the tracks nearest to a place come nearest first, each once, as all distances say', () => {
    fc.assert(
      fc.property(
        map,
        place,
        fc.integer({ min: 1, max: 12 }),
        ({ positions, tracks }, at, most) => {
          const near = nearTracks(buildGrid(positions), tracks, at, most);
          const best = new Map<number, number>();
          for (const [segment, track] of tracks.entries()) {
            const dx = (positions[2 * segment] ?? 0) - at.x;
            const dy = (positions[2 * segment + 1] ?? 0) - at.y;
            best.set(
              track,
              Math.min(best.get(track) ?? Number.POSITIVE_INFINITY, Math.hypot(dx, dy)),
            );
          }
          const expected = [...best.values()].sort((a, b) => a - b).slice(0, most);
          expect(near.map(({ distance }) => distance)).toEqual(expected);
          expect(new Set(near.map(({ track }) => track)).size).toBe(near.length);
        },
      ),
    );
  });

  test('directions are compass words, up being north', () => {
    const ways: [number, number][] = [
      [0, -1],
      [1, -1],
      [1, 0],
      [1, 1],
      [0, 1],
      [-1, 1],
      [-1, 0],
      [-1, -1],
    ];
    expect(ways.map(([dx, dy]) => compassOf(dx, dy))).toEqual([...COMPASS]);
  });
});

describe('rediscovery', () => {
  const positions = Float32Array.of(0.1, 0.1, 0.2, 0.2, 0.9, 0.9, 0.5, 0.5);
  const tracks = Uint32Array.of(0, 1, 2, 2);

  test('leads to the nearest of what was never heard, then to what was heard longest ago', () => {
    const lead = (heard: [number, number][]) =>
      leadFrom(positions, tracks, new Map(heard), { x: 0, y: 0 });
    expect(lead([])).toBe(0);
    expect(lead([[0, 5]])).toBe(1);
    expect(
      lead([
        [0, 5],
        [1, 7],
      ]),
    ).toBe(3);
    expect(
      lead([
        [0, 5],
        [1, 3],
        [2, 9],
      ]),
    ).toBe(1);
    expect(leadFrom(new Float32Array(0), new Uint32Array(0), new Map(), { x: 0, y: 0 })).toBeNull();
  });

  test('once a track is heard, the lead goes to another one, until all were', () => {
    fc.assert(
      fc.property(map, place, ({ positions: points, tracks: of }, at) => {
        const heard = new Map<number, number>();
        const count = new Set(of).size;
        for (let minute = 1; minute <= count; minute++) {
          const lead = leadFrom(points, of, heard, at);
          const track = of[lead ?? 0] ?? 0;
          expect(heard.has(track)).toBe(false);
          heard.set(track, minute);
        }
      }),
    );
  });
});
