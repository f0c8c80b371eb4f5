import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/**
 * What the map has to offer, by the rows of the feature list: the original's, and defects not to repeat.
 * Playlists (F28, F29, B13) are no part of the map.
 */
const FEATURES = [...range(1, 27), 30, ...range(35, 37)].map((number) => `F${number}`);
const DEFECTS = [...range(1, 12), ...range(16, 20)].map((number) => `B${number}`);

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Names of all tests and groups with the file that they stand in. */
const names = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts') && !path.endsWith('features-covered.test.ts'))
  .flatMap((path) => {
    const source = readFileSync(join('tests', path), 'utf8');
    const called = /\b(?:test|describe)(?:\.each\([\s\S]*?\))?\(\s*(['"`])((?:(?!\1)[\s\S])*)\1/g;
    return [...source.matchAll(called)].map(([, , name = '']) => ({ path, name }));
  });

test.each([...FEATURES, ...DEFECTS])('%s is covered by a test that names it', (id) => {
  const covering = names.filter(({ name }) => new RegExp(`\\b${id}\\b`).test(name));
  expect(covering.map(({ path, name }) => `${path}: ${name}`)).not.toEqual([]);
});
