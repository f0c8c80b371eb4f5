import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Files that break a rule of direction, and what they import. */
const FORBIDDEN: readonly [path: string, imported: string][] = [
  ['models/space/a.ts', 'node:fs'],
  ['models/space/b.ts', 'ml-matrix'],
  ['models/tagger/a.ts', 'ml-matrix'],
  ['models/projection/a.ts', 'fft.js'],
  ['study/walk/a.ts', 'express'],
  ['study/walk/b.ts', '#study/node/planted'],
  ['data/bundle/a.ts', '#data/node/planted'],
  ['game/a.ts', 'node:path'],
  ['game/b.ts', '#server/planted'],
  ['server/a.ts', '#game/planted'],
  ['server/b.ts', '#analysis/planted'],
  ['analysis/a.ts', '#server/planted'],
];
const ALLOWED: readonly [path: string, imported: string][] = [
  ['models/tagger/fine.ts', 'fft.js'],
  ['study/walk/fine.ts', '#models/refusal'],
  ['server/fine.ts', '#study/wire/messages'],
];

const folder = mkdtempSync(join(tmpdir(), 'earshot-rules-'));
let complaints = '';

beforeAll(() => {
  cpSync('biome.json', join(folder, 'biome.json'));
  cpSync('package.json', join(folder, 'package.json'));
  for (const [path, imported] of [...FORBIDDEN, ...ALLOWED]) plant(path, imported);
  const biome = resolve('node_modules/.bin/biome');
  const args = ['lint', '--vcs-enabled=false', '--only=style/noRestrictedImports'];
  const { stdout, stderr } = spawnSync(
    biome,
    [...args, '--max-diagnostics=100', '--reporter=github'],
    { cwd: folder, encoding: 'utf8' },
  );
  complaints = stdout + stderr;
});
afterAll(() => rmSync(folder, { recursive: true }));

function plant(path: string, imported: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `import { x } from '${imported}';\nexport const y = x;\n`);
}

test.each(FORBIDDEN)('%s may not import %s', (path) => {
  expect(complaints).toContain(`${path},`);
});

test.each(ALLOWED)('%s may import %s', (path) => {
  expect(complaints).not.toContain(`${path},`);
});
