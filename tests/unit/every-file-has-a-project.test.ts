import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, test } from 'vitest';

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8' }).split('\n').filter(Boolean);

const projects: string[] = JSON.parse(readFileSync('tsconfig.json', 'utf8')).references.map(
  ({ path }: { path: string }) => path,
);

const compiledBy = (project: string) =>
  run('npx', 'tsc', '-p', project, '--listFilesOnly').map((path) => relative('.', path));

test('every source file is compiled by some project', () => {
  const sources = run('git', 'ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx');
  const compiled = new Set([...projects, 'data/kernels'].flatMap(compiledBy));
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.filter((path) => !compiled.has(path))).toEqual([]);
}, 120_000);
