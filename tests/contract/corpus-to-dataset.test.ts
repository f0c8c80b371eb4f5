import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Track } from '#data/catalogue/track';
import { corpusCommand } from '#data/node/corpus-command';
import { openDataset } from '#data/node/dataset-folder';
import { ingestCommand } from '#data/node/ingest-command';
import { streamServer, writeClone } from '../support/jamendo-clone.ts';
import { musicWav } from '../support/made-up-music.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-corpora-'));

beforeAll(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  vi.stubEnv('EARSHOT_HOME', join(folder, 'home'));
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Ingest a folder by the command line with the descriptors; the catalogue without the sound's own facts. */
async function catalogueOf(audio: string, ...options: readonly string[]) {
  const out = join(folder, `of ${audio.replaceAll('/', ' ')}`);
  expect(
    await ingestCommand([
      ...[audio, '--out', out, '--models', 'descriptors', '--no-clips', '--json'],
      ...options,
    ]),
  ).toBe(0);
  return (await (await openDataset(out)).catalogue()).map(factsOf);
}

function factsOf(track: Track): Partial<Track> {
  const { title, artist, album, genres, licence, attribution, tags, url, path } = track;
  const given = { ...(tags && { tags }), ...(url && { url }) };
  return { title, artist, album, genres, licence, attribution, ...given, path };
}

test('F35 F36 streamed tracks of MTG-Jamendo become a dataset with tags, names and licences, and nothing else does', async () => {
  const [clone, corpus] = [join(folder, 'clone'), join(folder, 'jamendo')];
  writeClone(clone);
  const server = await streamServer((track) => musicWav(4 + (track % 3), 16_000));
  await corpusCommand([
    ...['install', 'jamendo', '--out', corpus, '--metadata', clone, '--limit', '3'],
    ...['--address', server.address, '--client-id', 'x', '--pause', '0'],
  ]);
  server.close();
  writeFileSync(join(corpus, 'mine.wav'), musicWav(5, 16_000));
  const tracks = await catalogueOf(corpus);
  expect(tracks).toHaveLength(3);
  expect(tracks).toContainEqual({
    title: 'Song 21908',
    artist: 'Artist 3',
    album: 'Album Seven',
    genres: ['ambient'],
    licence: 'CC-BY-SA-3.0',
    attribution: 'Song 21908 by Artist 3 from Jamendo: http://www.jamendo.com/track/21908',
    tags: [{ category: 'genre', name: 'ambient' }],
    url: 'http://www.jamendo.com/track/21908',
    path: '08/21908.mp3',
  });
});

test('F37 B16 a folder with a list beside it, and one that was listed elsewhere, carry what was declared', async () => {
  const music = join(folder, 'music');
  for (const path of ['Ann/01 - Harbour.wav', 'Ben/night_song.wav']) {
    mkdirSync(dirname(join(music, path)), { recursive: true });
    writeFileSync(join(music, path), musicWav(4, 16_000));
  }
  writeFileSync(join(music, 'corpus.csv'), 'path,artist,licence\nAnn/01 - Harbour.wav,Ann,MIT\n');
  const unknown = { album: null, genres: [], attribution: null };
  const harbour = { ...unknown, path: 'Ann/01 - Harbour.wav', licence: 'MIT', artist: 'Ann' };
  const night = { ...unknown, path: 'Ben/night_song.wav', title: 'Night song', artist: null };
  expect(await catalogueOf(music)).toEqual([
    { ...harbour, title: 'Harbour' },
    { ...night, licence: null },
  ]);
  const listed = join(folder, 'listed');
  await corpusCommand([
    ...['install', 'folder', '--from', music, '--out', listed],
    ...['--licence', 'CC0-1.0'],
  ]);
  writeFileSync(join(music, 'later.wav'), musicWav(4, 16_000));
  rmSync(join(music, 'Ann'), { recursive: true });
  expect(await catalogueOf(listed)).toEqual([{ ...night, licence: 'CC0-1.0' }]);
});
