import { describe, expect, test } from 'vitest';
import { findRegions } from '#game/dataset/regions';
import { placeNames, type Region } from '#game/map/region-names';
import { seededRandom } from '#models/chance/seeded-random';

const NAMES = ['rock', 'jazz', 'slow', 'loud'];

/** Rock on the left, jazz on the right; what is high is slow, what is low is loud. */
function twoKinds() {
  const random = seededRandom(3);
  const count = 600;
  const positions = new Float32Array(2 * count);
  const tags = [new Uint8Array(count), new Uint8Array(count)];
  for (let i = 0; i < count; i++) {
    const right = i % 2;
    positions[2 * i] = 0.1 + 0.3 * random() + 0.5 * right;
    positions[2 * i + 1] = 0.1 + 0.8 * random();
    tags[0]?.fill(right, i, i + 1);
    tags[1]?.fill((positions[2 * i + 1] ?? 0) < 0.5 ? 2 : 3, i, i + 1);
  }
  const values = tags.map((column) => new Uint8Array(column.length).fill(200));
  return { positions, tags: { names: NAMES, tags, values } };
}

describe('names of regions', () => {
  const { positions, tags } = twoKinds();
  const regions = findRegions(positions, tags);
  const largest = (level: number) =>
    regions.filter((region) => region.level === level).sort((a, b) => b.weight - a.weight);

  test('are kinds of music from afar, in their hue, where they lie', () => {
    const [a, b] = largest(0);
    const byName = new Map([a, b].map((region) => [region?.name, region]));
    expect([...byName.keys()].sort()).toEqual(['jazz', 'rock']);
    expect(byName.get('rock')?.x).toBeLessThan(0.45);
    expect(byName.get('jazz')?.x).toBeGreaterThan(0.55);
    expect(byName.get('rock')?.hue).not.toBeNull();
  });
  test('are moods close by, without a hue', () => {
    expect(new Set(largest(2).map(({ name }) => name))).toEqual(new Set(['slow', 'loud']));
    expect(largest(2).every(({ hue }) => hue === null)).toBe(true);
    const slow = largest(2).find(({ name }) => name === 'slow');
    expect(slow?.y).toBeLessThan(0.5);
  });
  test('of a map without segments there are none', () => {
    expect(findRegions(new Float32Array(0), { names: NAMES, tags: [], values: [] })).toEqual([]);
    const nowhere = new Float32Array(positions.length).fill(Number.NaN);
    expect(findRegions(nowhere, tags)).toEqual([]);
  });
});

describe('names on the screen', () => {
  const random = seededRandom(5);
  const regions: Region[] = Array.from({ length: 200 }, (_, i) => ({
    name: `region ${i}`,
    hue: null,
    x: random(),
    y: random(),
    extent: 0.2 * random(),
    weight: 200 - i,
    level: i % 4,
  }));
  const boxes = (zoom: number) =>
    placeNames(regions, zoom, 700).map(({ region, x, y, size }) => ({
      left: x - (region.name.length * size * 0.7) / 2,
      right: x + (region.name.length * size * 0.7) / 2,
      top: y - 0.6 * size,
      bottom: y + 0.6 * size,
    }));
  test.each([600, 1500, 4000, 20_000])('never overlap at zoom %i', (zoom) => {
    const placed = boxes(zoom);
    expect(placed.length).toBeGreaterThan(3);
    for (const [i, a] of placed.entries())
      for (const b of placed.slice(i + 1))
        expect(a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top).toBe(
          true,
        );
  });
  test('are others closer by than from afar', () => {
    const levels = (zoom: number) =>
      new Set(placeNames(regions, zoom, 700).map(({ region }) => region.level));
    expect([...levels(700)]).toEqual([0]);
    expect(levels(2000)).toEqual(new Set([1, 2]));
    expect(levels(9000)).toEqual(new Set([3, 1]));
  });
});
