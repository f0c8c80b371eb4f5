import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What researchers ask of study software: each ask is named by a test as `STUDY 6 ASK`. */
const ASKS = [
  'assign',
  'switch off',
  'one link',
  'resume',
  'nothing lost',
  'preload',
  'sound unlock',
  'random subset',
  'training apart',
  'completion code',
  'panel parameters',
  'heard before rated',
  'response time and order',
  'constrained randomisation',
  'bar repeat participants',
  'replay',
  'codebook',
  'safe CSV',
  'preregistration',
  'switches',
];

/** Names of all tests and groups. */
const names = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts') && !path.endsWith('study-asks.test.ts'))
  .flatMap((path) => {
    const source = readFileSync(join('tests', path), 'utf8');
    const called = /\b(?:test|describe)(?:\.each\([\s\S]*?\))?\(\s*(['"`])((?:(?!\1)[\s\S])*)\1/g;
    return [...source.matchAll(called)].map(([, , name = '']) => ({ path, name }));
  });

test.each(ASKS)('STUDY 6 has a test that names the ask: %s', (ask) => {
  const covering = names.filter(({ name }) => name.includes(`STUDY 6 ${ask}`));
  expect(covering.map(({ path, name }) => `${path}: ${name}`)).not.toEqual([]);
});
