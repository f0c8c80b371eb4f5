import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeCoordinates } from '#game/playlist/coordinates';
import { writeM3u8 } from '#game/playlist/m3u8';
import { fileName } from '#game/playlist/save-file';

const song = fc.record({
  title: fc.string({ unit: 'binary' }),
  artist: fc.option(fc.string({ unit: 'binary' })),
  seconds: fc.double({ min: 0, max: 1e5, noNaN: true }),
  path: fc.string({ minLength: 1 }),
});
const place = fc.record({
  root: fc.constantFrom('', '/music', 'D:\\Music\\', 'https://a.example/m/'),
  windows: fc.boolean(),
});

test('B13 a playlist has its head and two lines a song, in the given order, whatever the names', () => {
  fc.assert(
    fc.property(fc.array(song), place, (songs, where) => {
      const lines = writeM3u8(songs, where).split('\n');
      expect(lines[0]).toBe('#EXTM3U');
      expect(lines).toHaveLength(2 + 2 * songs.length);
      for (const [i, { seconds }] of songs.entries()) {
        expect(lines[1 + 2 * i]).toMatch(new RegExp(`^#EXTINF:${Math.round(seconds)},`));
        expect(lines[2 + 2 * i]).not.toMatch(/^#/);
      }
    }),
  );
});

const one = { title: 'Air', artist: 'Bach', seconds: 182.6, path: 'baroque/air 1.mp3' };

test('F28 paths are below the root that was chosen, which may be an address', () => {
  const pathAt = (root: string) => writeM3u8([one], { root, windows: false }).split('\n')[2];
  expect(writeM3u8([one], { root: '', windows: false })).toBe(
    '#EXTM3U\n#EXTINF:183,Bach - Air\nbaroque/air 1.mp3\n',
  );
  expect(pathAt('/home/me/Music/')).toBe('/home/me/Music/baroque/air 1.mp3');
  expect(pathAt('https://music.example/all')).toBe('https://music.example/all/baroque/air%201.mp3');
});

test('F29 paths are Windows paths where that was chosen', () => {
  expect(writeM3u8([one], { root: 'D:\\Music', windows: true })).toContain(
    '\nD:\\Music\\baroque\\air 1.mp3\n',
  );
});

test('an unknown artist is left out of the name', () => {
  const text = writeM3u8([{ ...one, artist: null }], { root: '', windows: false });
  expect(text).toContain('#EXTINF:183,Air\n');
});

test('coordinates are read back as they were; a name that is a formula is disarmed', () => {
  fc.assert(
    fc.property(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), (title, x) => {
      const row = { place: 1, segment: 2, title, artist: '=1+1', path: 'a', start: 3 };
      const axes = { axis_x: 'rock', axis_y: '-jazz', x, y: 0.5 };
      const [read] = parse(writeCoordinates([{ ...row, ...axes }]), {
        columns: true,
      }) as Record<string, string>[];
      expect(read?.['artist']).toBe("'=1+1");
      expect(read?.['axis_y']).toBe("'-jazz");
      expect(read?.['title']?.replace(/^'/, '')).toBe(title.replace(/^'/, ''));
      expect(Number(read?.['x']) - x).toBe(0);
    }),
  );
});

test('a file is named so that any file system takes it', () => {
  expect(fileName('AC/DC: "Live"?', 'm3u8')).toBe('AC DC Live.m3u8');
  expect(fileName('///', 'csv')).toBe('earshot.csv');
});
