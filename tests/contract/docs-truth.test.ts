import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const pages = ['README.md', ...readdirSync('docs').map((name) => join('docs', name))].filter(
  (path) => path.endsWith('.md'),
);
const text = (page: string) => readFileSync(page, 'utf8');

/** `earshot CMD ...` as shown in a page: the command, its sub-command if it has one, its options. */
function shownCommands(page: string) {
  const lines = [...text(page).matchAll(/npx earshot ([^\n`]+)/g)].map(([, line = '']) => line);
  return lines.map((line) => {
    const words = (line.split('#')[0] ?? '').split(/\s+/).filter(Boolean);
    const [name = '', second = '', third = ''] = words;
    const nested = ['models', 'corpus', 'study'].includes(name) && /^[a-z]+$/.test(second);
    const corpus = name === 'corpus' && second === 'install' && /^[a-z-]+$/.test(third);
    return {
      line,
      command: corpus ? [name, second, third] : nested ? [name, second] : [name],
      options: words.map((word) => word.replace(/[[\].]/g, '')).filter((w) => w.startsWith('--')),
    };
  });
}

const shown = pages.flatMap((page) => shownCommands(page));

test('the pages show commands', () => {
  expect(shown.length).toBeGreaterThan(8);
});

test.each(shown)('the command line knows: earshot $line', ({ command, options }) => {
  const help = spawnSync('node', ['bin/earshot.js', ...command, '--help'], { encoding: 'utf8' });
  expect(help.status).toBe(0);
  for (const option of options) expect(help.stdout).toContain(option);
});

test.each(pages)('every link of %s leads to a file', (page) => {
  const targets = [...text(page).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target = '']) => target);
  const local = targets.filter((target) => !/^https?:/.test(target));
  expect(local.filter((target) => !existsSync(join(dirname(page), target)))).toEqual([]);
});

test('every npm script that the README names exists', () => {
  const { scripts } = JSON.parse(text('package.json'));
  const named = pages.flatMap((page) => [...text(page).matchAll(/npm run ([a-z]+)/g)]);
  for (const [, name = ''] of named) expect(Object.keys(scripts)).toContain(name);
});
