import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tagsFromName } from '#data/node/tags-of-file/tags-from-name';
import { tagsOfFile } from '#data/node/tags-of-file/tags-of-file';

const folder = mkdtempSync(join(tmpdir(), 'earshot-tags-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

function frame(id: string, text: string): Buffer {
  const encoding = id.startsWith('W') ? '' : '\x03';
  const body = Buffer.from(`${encoding}${text}`, 'utf8');
  const head = Buffer.alloc(10);
  head.write(id);
  head.writeUInt32BE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** An mp3 of one silent frame behind an ID3v2.4 tag (its sizes are below 128: 7 bits a byte). */
function mp3(tags: Readonly<Record<string, string>>): Buffer {
  const frames = Buffer.concat(Object.entries(tags).map(([id, text]) => frame(id, text)));
  const head = Buffer.from([
    0x49,
    0x44,
    0x33,
    4,
    0,
    0,
    0,
    0,
    frames.length >> 7,
    frames.length & 127,
  ]);
  const silence = Buffer.alloc(417);
  silence.set([0xff, 0xfb, 0x90, 0xc4]);
  return Buffer.concat([head, frames, silence, silence]);
}

const good = () =>
  file('good.mp3', mp3({ TIT2: 'Harbour', TPE1: 'Ann', TALB: 'Boats', TCON: 'Folk' }));

test('F37 title, artist, album and genre come from the file', async () => {
  const tags = { title: 'Harbour', artist: 'Ann', album: 'Boats', genres: ['Folk'] };
  expect(await tagsOfFile(good())).toEqual({ ...tags, licence: null, copyright: null });
});

test('B16 a file with unreadable tags inherits nothing from the one before', async () => {
  await tagsOfFile(good());
  const broken = file('second_one.mp3', Buffer.from('ID3\x04\0\0\x7f\x7f\x7f\x7fgarbage'));
  const none = { artist: null, album: null, genres: [], licence: null, copyright: null };
  const named = { title: 'Second one', ...none };
  expect(await tagsOfFile(broken)).toEqual(named);
  const untagged = file('third_one.mp3', mp3({}));
  expect(await tagsOfFile(untagged)).toEqual({ ...named, title: 'Third one' });
  expect(await tagsOfFile(join(folder, 'missing_one.mp3'))).toEqual({
    ...named,
    title: 'Missing one',
  });
});

test.each([
  ['http://creativecommons.org/licenses/by-nc-sa/3.0/', 'CC-BY-NC-SA-3.0'],
  ['licensed to the public: https://creativecommons.org/licenses/by/2.5/es/', 'CC-BY-2.5-ES'],
  ['http://creativecommons.org/publicdomain/zero/1.0/', 'CC0-1.0'],
  ['Art Libre', 'Art Libre'],
])('the licence and the copyright that a file states are kept: %s', async (stated, licence) => {
  const path = file('free.mp3', mp3({ TCOP: '2020 Ann', WCOP: stated }));
  expect(await tagsOfFile(path)).toMatchObject({ copyright: '2020 Ann', licence });
});

test('B16 many files at a time stay apart', async () => {
  const paths = Array.from({ length: 20 }, (_, i) =>
    file(`n${i}.mp3`, mp3(i % 2 === 0 ? { TIT2: `Title ${i}`, TPE1: `Artist ${i}` } : {})),
  );
  const tags = await Promise.all(paths.map(tagsOfFile));
  tags.forEach(({ title, artist }, i) => {
    expect([title, artist]).toEqual(i % 2 === 0 ? [`Title ${i}`, `Artist ${i}`] : [`N${i}`, null]);
  });
});

test('a file with a title keeps to its own tags', async () => {
  const path = file('Someone - Else.mp3', mp3({ TIT2: ' Mine\0' }));
  expect(await tagsOfFile(path)).toMatchObject({ title: 'Mine', artist: null, album: null });
});

test('a file with an artist only takes its title from the name', async () => {
  const path = file('01 - Ann - Harbour.mp3', mp3({ TPE1: 'Ann B.' }));
  expect(await tagsOfFile(path)).toMatchObject({ title: 'Harbour', artist: 'Ann B.' });
});

test.each([
  ['03 - Ann - Harbour.ogg', 'Harbour', 'Ann', null],
  ['03 - Ann - Boats - Harbour.ogg', 'Harbour', 'Ann', 'Boats'],
  ['Ann - Harbour.mp3', 'Harbour', 'Ann', null],
  ['07. Harbour lamps.mp3', 'Harbour lamps', null, null],
  ['time_to_strike.mp3', 'Time to strike', null, null],
  ['Dj_Rkod_Pulse_(George_Remix).ogg', 'Dj Rkod Pulse (George Remix)', null, null],
  ['DST-Azum.ogg', 'DST-Azum', null, null],
  ['music-game-1.ogg', 'Music-game-1', null, null],
  ['game/track2.ogg', 'Game: track2', null, null],
  ['Feelings/song.ogg', 'Feelings: song', null, null],
  ['sea horse/5.ogg', 'Sea horse: 5', null, null],
  ['1999.mp3', '1999', null, null],
  ['noise', 'Noise', null, null],
])('the name %s says enough', (path, title, artist, album) => {
  expect(tagsFromName(path)).toEqual({ title, artist, album, genres: [] });
});

test('a folder is not mistaken for a file name', async () => {
  mkdirSync(join(folder, 'a.mp3'));
  expect((await tagsOfFile(join(folder, 'a.mp3'))).title).toBe('A');
});
