import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readCorpus } from '#data/node/corpus/corpus-list';
import { corpusCommand } from '#data/node/corpus-command';

let folder = '';
let lines: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-folder-'));
  lines = [];
  vi.spyOn(console, 'info').mockImplementation((line: string) => {
    lines.push(line);
  });
  plant({ 'music/a/one.mp3': 'x', 'music/a/two.ogg': 'x', 'music/b/Käse.flac': 'x' });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function plant(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const music = () => join(folder, 'music');
const install = (...options: readonly string[]) =>
  corpusCommand([
    ...['install', 'folder', '--from', music(), '--out', join(folder, 'out')],
    ...options,
  ]);

test("a user's folder is listed where it lies with what its list declares, and defaults for the rest", async () => {
  const csv =
    'path,title,artist,license,attribution,genres,tags,url\n' +
    'a/one.mp3,"One, or so",Ann,CC-BY-4.0,Ann B.,folk; jazz,mood---calm;live,https://example.org/1\n' +
    `${'b/Käse.flac'.normalize('NFD')},,,CC0-1.0,,,,\n` +
    'gone.mp3,,,CC0-1.0,,,,\n';
  plant({ 'music/corpus.csv': csv });
  expect(await install('--licence', 'all rights reserved', '--attribution', 'Us')).toBe(0);
  const { audio, closed, files } = await readCorpus(join(folder, 'out'));
  expect([audio, closed]).toEqual([music(), true]);
  expect([...files.values()]).toEqual([
    {
      path: 'a/one.mp3',
      licence: 'CC-BY-4.0',
      attribution: 'Ann B.',
      title: 'One, or so',
      artist: 'Ann',
      genres: ['folk', 'jazz'],
      tags: [
        { category: 'mood', name: 'calm' },
        { category: 'tag', name: 'live' },
      ],
      url: 'https://example.org/1',
    },
    { path: 'a/two.ogg', licence: 'all rights reserved', attribution: 'Us' },
    { path: 'b/Käse.flac', licence: 'CC0-1.0', attribution: 'Us' },
  ]);
  expect(lines).toContain('gone.mp3: declared, but there is no such file.');
  expect(lines).toContain('3 tracks of 3 with a declared licence');
  expect(readdirSync(join(folder, 'out'))).toEqual(['corpus.json']);
});

test('a table with tabs can lie elsewhere, and its order of columns is free', async () => {
  plant({ 'list.tsv': 'licence\tpath\r\nMIT\t./a/two.ogg\r\n' });
  await install('--list', join(folder, 'list.tsv'));
  const { files } = await readCorpus(join(folder, 'out'));
  expect([...files.values()].map(({ licence }) => licence)).toEqual([null, 'MIT', null]);
});

test('a folder that a corpus was installed into keeps its terms', async () => {
  const files = [{ path: 'a/one.mp3', package: 'game', licence: 'GPL-2', attribution: null }];
  plant({
    'music/corpus.json': JSON.stringify({ format: 'earshot-corpus', version: 1, name: 'x', files }),
  });
  await install();
  const listed = (await readCorpus(join(folder, 'out'))).files;
  expect(listed.get('a/one.mp3')).toEqual({ ...files[0] });
});

test('a corpus.csv beside the music counts without an install', async () => {
  plant({ 'music/corpus.csv': 'path,licence\na/one.mp3,MIT\n' });
  const { audio, closed, files } = await readCorpus(music());
  expect([audio, closed, files.get('a/one.mp3')?.licence]).toEqual([music(), false, 'MIT']);
});

test.each([
  [
    'a column of another name',
    'path,licens\na,b\n',
    /the column "licens" .* expected path and some/,
  ],
  ['no path', 'title,licence\na,b\n', /no column "path"/],
  ['a cell too many', 'path,licence\na,b,c\n', /is no table \(.*line 2/],
  ['an open quote', 'path,licence\n"a,b\n', /is no table/],
])('a list with %s is refused with a sentence', async (_, csv, sentence) => {
  plant({ 'music/corpus.csv': csv });
  await expect(install()).rejects.toThrow(sentence);
});

test('a list that is not there, and a folder without music, are refused', async () => {
  await expect(install('--list', 'nowhere.csv')).rejects.toThrow(/no readable file nowhere\.csv/);
  rmSync(music(), { recursive: true });
  mkdirSync(music());
  await expect(install()).rejects.toThrow(/Found no audio in/);
});

test('a path that leads out of the folder is refused', async () => {
  const files = [{ path: 'a/../../x.mp3', licence: null, attribution: null }];
  const list = { format: 'earshot-corpus', version: 1, name: 'x', files };
  plant({ 'music/corpus.json': JSON.stringify(list) });
  await expect(install()).rejects.toThrow(/not a list of Earshot's \(see files\.0\.path\)/);
});
