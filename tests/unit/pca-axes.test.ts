import { expect, test } from 'vitest';
import { axisWords, correlations } from '#models/projection/axis-words';
import { fitPca, projectPca } from '#models/projection/pca';
import type { Matrix } from '#models/space/space';

function matrix(rows: readonly (readonly number[])[]): Matrix {
  return {
    rows: rows.length,
    columns: rows[0]?.length ?? 0,
    values: Float32Array.from(rows.flat()),
  };
}

test('the first component follows the line that points lie on', () => {
  const { components, explained, mean } = fitPca(
    matrix([
      [0, 1],
      [3, 5],
      [6, 9],
      [9, 13],
    ]),
  );
  expect([...mean]).toEqual([4.5, 7]);
  expect(components[0]).toBeCloseTo(0.6, 12);
  expect(components[1]).toBeCloseTo(0.8, 12);
  expect(explained[0]).toBeCloseTo(1, 12);
});

test('of two equal loadings the first decides the sign', () => {
  const { components } = fitPca(
    matrix([
      [1, -1],
      [-1, 1],
      [2, -2],
    ]),
  );
  expect(components[0]).toBeCloseTo(Math.SQRT1_2, 12);
  expect(components[1]).toBeCloseTo(-Math.SQRT1_2, 12);
});

test('B17 a single row lies at the origin with nothing explained', () => {
  const one = matrix([[3, 4, 5]]);
  const model = fitPca(one);
  expect(model.explained).toEqual([0, 0, 0]);
  expect(projectPca(model, one, 2)).toEqual([Float32Array.of(0), Float32Array.of(0)]);
});

test('an axis is named by the tags that go along with it, strongest first at each end', () => {
  const positions = [0, 1, 2, 3, 4, 5];
  const taggrams = matrix(
    positions.map((x) => [x, 5 - x, x + (x % 2) * 2, 0.5, x % 3 === 0 ? 1 : 0, -x + (x % 2)]),
  );
  const tags = ['loud', 'quiet', 'rock', 'always', 'now and then', 'soft'];
  const { low, high } = axisWords(positions, taggrams, tags);
  expect(high).toEqual(['loud', 'rock']);
  expect(low.slice(0, 2)).toEqual(['quiet', 'soft']);
  expect(axisWords(positions, taggrams, tags, 1)).toEqual({ low: ['quiet'], high: ['loud'] });
});

test('a tag that does not go along with the axis names neither end', () => {
  const taggrams = matrix([
    [0.1, 0.4],
    [0.9, 0.4],
    [0.1, 0.4],
    [0.9, 0.4],
  ]);
  expect(axisWords([0, 0, 1, 1], taggrams, ['alternating', 'constant'])).toEqual({
    low: [],
    high: [],
  });
});

test('correlations are exact for lines and 0 where nothing varies', () => {
  const values = matrix([
    [1, 3, 7],
    [2, 1, 7],
    [3, -1, 7],
  ]);
  const [up, down, flat] = correlations([10, 20, 30], values);
  expect(up).toBeCloseTo(1, 12);
  expect(down).toBeCloseTo(-1, 12);
  expect(flat).toBe(0);
  expect(correlations([1], matrix([[2, 3]]))).toEqual([0, 0]);
});
