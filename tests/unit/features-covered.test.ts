import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/**
 * What the map has to offer, by the rows of the feature list: the original's, defects not to repeat, and
 * what users of such maps ask for.
 */
const FEATURES = [...range(1, 30), ...range(35, 37)].map((number) => `F${number}`);
const DEFECTS = [...range(1, 13), ...range(16, 20)].map((number) => `B${number}`);

/** What users of such maps ask for (C), and words of the name of a test that shows it. */
const ASKED = {
  'find my song and look around it': /a song is found/,
  'fade or clear my trail': /a trail/,
  'save the walk as a playlist': /the walk become playlists/,
  'why are these near': /true neighbours are listed/,
  'paths with one song an artist': /no song comes twice and no artist either/,
  'a path that varies': /the same path has other songs/,
  'a zoom that shows something new': /are others closer by than from afar/,
  'export of coordinates': /coordinates a table/,
  'bookmarks and a link that reopens the view': /a place is kept, its link reopens/,
  'drop in my own file': /own file/,
  'what does distance mean here': /what distance means/,
  'no cap at 10,000 points': /drawn in full/,
  'works on an address that is not localhost': /not localhost/,
} as const;

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

test.each(Object.entries(ASKED))('%s: a test shows it', (_, words) => {
  expect(names.filter(({ name }) => words.test(name)).map(({ path }) => path)).not.toEqual([]);
});
