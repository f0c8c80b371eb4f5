import { describe, expect, test } from 'vitest';
import { sha256 } from '#models/node/sha256';
import { fuzzyGraph, membershipsOf } from '#models/projection/fuzzy-graph';
import { judgeMaps } from '#models/projection/judge-maps';
import { nearestNeighbours } from '#models/projection/neighbours';
import { placeAmong } from '#models/projection/placing';
import { fitUmap, UMAP_NEIGHBOURS } from '#models/projection/umap';
import { type Matrix, selectRows } from '#models/space/space';
import { cloudySpace, firstTwo } from '../support/made-up-space.ts';

const space = cloudySpace(300, 8, 5);
const near = nearestNeighbours(space, UMAP_NEIGHBOURS);
const map = fitUmap(near, firstTwo(space), 1);

function distance({ values }: Matrix, a: number, b: number): number {
  return Math.hypot(
    (values[2 * a] ?? 0) - (values[2 * b] ?? 0),
    (values[2 * a + 1] ?? 0) - (values[2 * b + 1] ?? 0),
  );
}

describe('UMAP', () => {
  test('the same seed gives the same bytes, another seed others', () => {
    const bytes = ({ values }: Matrix) => sha256(new Uint8Array(values.buffer));
    expect(bytes(fitUmap(near, firstTwo(space), 1))).toBe(bytes(map));
    expect(bytes(fitUmap(near, firstTwo(space), 2))).not.toBe(bytes(map));
  });

  test('clouds that a plane of the space puts onto each other lie apart', () => {
    const [judged, plane] = judgeMaps(space, [map, firstTwo(space)], 1);
    expect(judged?.quality.trustworthiness).toBeGreaterThan(0.95);
    expect(judged?.quality.trustworthiness).toBeGreaterThan(
      0.05 + (plane?.quality.trustworthiness ?? 1),
    );
  });

  test('memberships of a point sum to log2 of its neighbours and itself; the nearest is whole', () => {
    const memberships = membershipsOf(near);
    for (let i = 0; i < space.rows; i += 37) {
      const own = memberships.subarray(i * UMAP_NEIGHBOURS, (i + 1) * UMAP_NEIGHBOURS);
      expect(own[0]).toBe(1);
      expect(own.reduce((sum, value) => sum + value)).toBeCloseTo(Math.log2(15), 3);
    }
  });

  test('a link that two see with a and b weighs a + b - ab, both ways', () => {
    const three = nearestNeighbours({ rows: 3, columns: 1, values: Float32Array.of(0, 1, 3) }, 2);
    const { heads, tails, weights } = fuzzyGraph(three);
    const memberships = membershipsOf(three);
    const seen = (a: number, b: number) =>
      memberships[2 * a + (three.ids[2 * a] === b ? 0 : 1)] ?? 0;
    expect(heads.length).toBe(6);
    for (const [link, head] of heads.entries()) {
      const [a, b] = [seen(head, tails[link] ?? 0), seen(tails[link] ?? 0, head)];
      expect(weights[link]).toBeCloseTo(a + b - a * b, 6);
    }
  });
});

describe('placing new points', () => {
  const added = Uint32Array.from({ length: 30 }, (_, i) => 7 + 10 * i - (i % 3));

  test('keeps nearly as many of their neighbours as a map that was made with them', () => {
    const places = placeAmong(map, space, added, 1);
    const values = map.values.slice();
    for (const [i, id] of added.entries()) values.set(selectRows(places, [i]).values, 2 * id);
    const [fitted, placed] = judgeMaps(space, [map, { ...map, values }], 1);
    expect(placed?.quality.kept).toBeGreaterThan(0.9 * (fitted?.quality.kept ?? 1));
  });

  test('puts each into its own cloud, whatever place is told for it before', () => {
    const values = map.values.slice();
    for (const id of added) values.set([1e3, -1e3], 2 * id);
    const places = placeAmong({ ...map, values }, space, added, 1);
    for (const [i, id] of added.entries()) {
      const at = { rows: 2, columns: 2, values: new Float32Array(4) };
      at.values.set(selectRows(places, [i]).values, 0);
      const toCloud = [0, 1, 2, 3, 4].map((cloud) => {
        const others = Array.from({ length: 60 }, (_, k) => cloud + 5 * k).filter(
          (other) => !added.includes(other),
        );
        return Math.min(
          ...others.map((other) => {
            at.values.set(selectRows(map, [other]).values, 2);
            return distance(at, 0, 1);
          }),
        );
      });
      expect(toCloud.indexOf(Math.min(...toCloud))).toBe(id % 5);
    }
  });

  test('is the middle of the nearest where a map is too small to be drawn on', () => {
    const small = { rows: 4, columns: 1, values: Float32Array.of(0, 1, 2, 1.1) };
    const plane = { rows: 4, columns: 2, values: Float32Array.of(0, 0, 1, 5, 2, 1, 9, 9) };
    expect([...placeAmong(plane, small, Uint32Array.of(3), 1).values]).toEqual([1, 1]);
  });
});
