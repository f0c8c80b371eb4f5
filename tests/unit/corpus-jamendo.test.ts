import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readCorpus } from '#data/node/corpus/corpus-list';
import { corpusCommand } from '#data/node/corpus-command';
import {
  MADE_UP,
  pathOf,
  type StreamAnswer,
  streamServer,
  writeClone,
} from '../support/jamendo-clone.ts';
import { musicWav } from '../support/made-up-music.ts';

const SOUND = musicWav(1, 8000);
let folder = '';
let lines: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-jamendo-'));
  writeClone(join(folder, 'clone'));
  lines = [];
  vi.spyOn(console, 'info').mockImplementation((line: string) => {
    lines.push(line);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const out = () => join(folder, 'out');

const install = (...options: readonly string[]) =>
  corpusCommand([
    ...['install', 'jamendo', '--out', out(), '--metadata', join(folder, 'clone')],
    ...options,
  ]);

function plantAudio(paths: readonly string[]): string {
  const audio = join(folder, 'audio');
  for (const path of paths) {
    mkdirSync(dirname(join(audio, path)), { recursive: true });
    writeFileSync(join(audio, path), SOUND);
  }
  return audio;
}

const pathsOf = async () => [...(await readCorpus(out())).files.keys()];

test('F36 tags, names and licences of MTG-Jamendo come from the metadata, the sound from a local folder', async () => {
  const audio = plantAudio(['01/901.mp3', '02/902.low.mp3']);
  expect(await install('--audio', audio)).toBe(0);
  const corpus = await readCorpus(out());
  expect([corpus.audio, corpus.closed]).toEqual([audio, true]);
  expect([...corpus.files.values()]).toEqual([
    {
      path: '01/901.mp3',
      licence: 'CC-BY-SA-3.0',
      attribution: 'Song 901 by Artist 1 from Jamendo: http://www.jamendo.com/track/901',
      title: 'Song 901',
      artist: 'Artist 1',
      album: 'Album Seven',
      genres: ['rock'],
      tags: [
        { category: 'genre', name: 'rock' },
        { category: 'instrument', name: 'guitar' },
        { category: 'mood/theme', name: 'dark' },
      ],
      url: 'http://www.jamendo.com/track/901',
    },
    expect.objectContaining({
      path: '02/902.low.mp3',
      title: 'The "Unclosed Quote',
      artist: 'Artist 1',
      genres: ['rock', 'metal'],
    }),
  ]);
  expect(lines).toContain(`6 tracks of 8 not in ${audio}: left out`);
});

test.each([
  [
    ['--split', '2', '--subset', 'autotagging_genre'],
    [901, 902, 903, 904, 21_908],
  ],
  [['--split', '2', '--subset', 'autotagging_genre', '--part', 'validation'], [904]],
])('a subset, a split and a part of it can be chosen: %j', async (options, numbers) => {
  const audio = plantAudio(MADE_UP.map(pathOf));
  await install('--audio', audio, ...options);
  const expected = numbers.map((number) => pathOf({ number })).sort();
  expect(await pathsOf()).toEqual(expected);
});

test('B1 a sample is spread over the artists, and the same seed takes the same', async () => {
  const audio = plantAudio(MADE_UP.map(pathOf));
  await install('--audio', audio, '--limit', '3', '--seed', '7');
  const first = await pathsOf();
  const artists = first.map((path) => MADE_UP.find((one) => pathOf(one) === path)?.artist);
  expect(new Set(artists)).toEqual(new Set([1, 2, 3]));
  await install('--audio', audio, '--limit', '3', '--seed', '7');
  expect(await pathsOf()).toEqual(first);
});

async function streamed(answer: StreamAnswer, ...options: readonly string[]) {
  const server = await streamServer(answer);
  try {
    const stream = ['--address', server.address, '--client-id', 'own id', '--pause', '0'];
    const code = await install(...stream, ...options).catch((error: unknown) => error);
    return { ...server, code };
  } finally {
    server.close();
  }
}

test('F35 tracks are streamed with the client id, one at a time, and those that are disallowed are told of', async () => {
  const { asked, mostAtOnce } = await streamed((track) => (track === 903 ? 404 : SOUND));
  expect(asked[0]).toBe('?trackid=901&format=mp31&from=app-own+id');
  expect([asked.length, mostAtOnce()]).toEqual([8, 1]);
  expect(lines).toContain('03/903.mp3: skipped, Jamendo does not give it (HTTP 404).');
  expect(await pathsOf()).toHaveLength(7);
  expect(readFileSync(join(out(), '08/21908.mp3'))).toEqual(SOUND);
  const { audio, closed } = await readCorpus(out());
  expect([audio, closed]).toEqual([out(), true]);
  expect(readFileSync(join(out(), 'corpus.json'), 'utf8')).not.toContain('own');
});

test('F35 a stopped run goes on where it was', async () => {
  const first = await streamed((track) => (track === 905 ? 503 : SOUND));
  expect(String(first.code)).toMatch(/HTTP 503 .* 3 times; try again later/);
  const second = await streamed(() => SOUND);
  expect(second.asked.map((query) => Number(/\d+/.exec(query)))).toEqual([905, 1906, 1907, 21_908]);
  expect(await pathsOf()).toHaveLength(8);
});

test('F35 a track that breaks off is asked for again and never kept half', async () => {
  const { asked } = await streamed((_, time) => (time === 1 ? { half: SOUND } : SOUND));
  expect(asked).toHaveLength(16);
  expect(readFileSync(join(out(), '01/901.mp3'))).toEqual(SOUND);
});

test('F35 a server that is busy is asked again, and a page instead of sound is no track', async () => {
  const page = Buffer.from('<html>'.repeat(50));
  const answer: StreamAnswer = (track, time) =>
    track === 902 ? page : track === 901 && time === 1 ? 429 : SOUND;
  const { asked } = await streamed(answer, '--limit', '8');
  expect(asked).toHaveLength(9);
  expect(lines).toContain('02/902.mp3: skipped, Jamendo does not give it (no sound in it).');
  expect(await pathsOf()).toHaveLength(7);
});

test('a client id that is not known, and one that gets nothing, end with a sentence', async () => {
  expect(String((await streamed(() => 401)).code)).toMatch(/does not know the client id/);
  expect(String((await streamed(() => 404)).code)).toMatch(/none of 8 tracks .* check the client/);
});

test('the client id may come from the environment, and without any nothing is asked', async () => {
  await expect(install()).rejects.toThrow(/neither --audio nor --client-id/);
  vi.stubEnv('JAMENDO_CLIENT_ID', 'mine');
  const server = await streamServer(() => SOUND);
  await install('--address', server.address, '--pause', '0', '--limit', '1');
  server.close();
  expect(server.asked[0]).toContain('from=app-mine');
});

test('a clone without names or licences is told of, and its tracks keep their tags', async () => {
  rmSync(join(folder, 'clone/data/raw.meta.tsv'));
  rmSync(join(folder, 'clone/audio_licenses.txt'));
  await install('--audio', plantAudio(['06/1906.mp3']));
  expect(lines.filter((line) => line.includes('is not in'))).toHaveLength(2);
  expect([...(await readCorpus(out())).files.values()]).toEqual([
    {
      path: '06/1906.mp3',
      licence: null,
      attribution: null,
      tags: [{ category: 'instrument', name: 'piano' }],
    },
  ]);
});

test.each([
  ['no list', '', /no readable file .*autotagging\.tsv.* clone/],
  ['another table', 'a\tb\n1\t2\n', /begins with "a\tb"/],
  ['a line too short', 'HEAD\ntrack_1\tartist_1\n', /line 2 that is no track/],
  ['a path out of the folder', 'HEAD\nt\ta\tb\t../1.mp3\t3.0\n', /line 2 that is no track/],
])('a clone with %s is refused with a sentence', async (_, text, sentence) => {
  const list = join(folder, 'clone/data/autotagging.tsv');
  const head = 'TRACK_ID\tARTIST_ID\tALBUM_ID\tPATH\tDURATION\tTAGS';
  if (text === '') rmSync(list);
  else writeFileSync(list, text.replace('HEAD', head));
  await expect(install('--audio', folder)).rejects.toThrow(sentence);
});

test('audio that holds none of the tracks, and a part without a split, are refused', async () => {
  await expect(install('--audio', folder)).rejects.toThrow(/none of the 8 tracks .* like 01\/901/);
  await expect(install('--audio', folder, '--part', 'test')).rejects.toThrow(
    /--part without --split/,
  );
});
