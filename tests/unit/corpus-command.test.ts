import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readCorpus } from '#data/node/corpus/corpus-list';
import { corpusCommand } from '#data/node/corpus-command';

let folder = '';
let lines: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-corpus-'));
  lines = [];
  vi.spyOn(console, 'info').mockImplementation((line: string) => {
    lines.push(line);
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** A WAV of silence, 1000 samples a second of 8 bits. */
function silence(seconds: number): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF');
  head.writeUInt32LE(36 + seconds * 1000, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(1000, 24);
  head.writeUInt32LE(1000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(seconds * 1000, 40);
  return Buffer.concat([head, Buffer.alloc(seconds * 1000, 128)]);
}

/** An apt-get that has only the packages asc-music and hex-a-hop-data, and a dpkg-deb for them. */
function plantDebian(): void {
  const bin = join(folder, 'bin');
  const package_ = join(folder, 'package');
  mkdirSync(bin);
  mkdirSync(join(package_, 'usr/share/games/g/music'), { recursive: true });
  mkdirSync(join(package_, 'usr/share/doc/asc-music'), { recursive: true });
  writeFileSync(join(package_, 'usr/share/games/g/music/long.wav'), silence(25));
  writeFileSync(join(package_, 'usr/share/games/g/music/door.wav'), silence(3));
  writeFileSync(join(package_, 'usr/share/games/g/music/broken.ogg'), 'OggS');
  writeFileSync(
    join(package_, 'usr/share/doc/asc-music/copyright'),
    'Files: *\nCopyright: 2002 Michael\nLicense: GPL-2+\n',
  );
  const script = (name: string, body: string) => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  script(
    'apt-get',
    `echo "$3" >> '${folder}/fetched'; case "$3" in asc-music|hex-a-hop-data) : > "$3_1_all.deb";; *) exit 100;; esac`,
  );
  script('dpkg-deb', `cp -R '${package_}/usr' "$3/"`);
  vi.stubEnv('PATH', `${bin}${delimiter}${process.env['PATH']}`);
}

const install = (name: string) => corpusCommand(['install', name, '--out', join(folder, 'out')]);

test('install takes the music out of the packages with the licence of every track', async () => {
  plantDebian();
  expect(await install('freegames-s')).toBe(0);
  const { files } = await readCorpus(join(folder, 'out'));
  expect([...files.values()]).toEqual([
    {
      path: 'asc-music/long.wav',
      package: 'asc-music',
      licence: 'GPL-2+',
      attribution: '2002 Michael',
    },
    {
      path: 'hex-a-hop-data/long.wav',
      package: 'hex-a-hop-data',
      licence: null,
      attribution: null,
    },
  ]);
  expect(existsSync(join(folder, 'out/asc-music/long.wav'))).toBe(true);
  expect(existsSync(join(folder, 'out/asc-music/door.wav'))).toBe(false);
});

test('a package that cannot be had is skipped with a warning', async () => {
  plantDebian();
  await install('freegames-s');
  expect(lines).toContain('zaz-data: skipped, apt-get could not fetch it.');
  expect(lines.at(-2)).toMatch(/^13 of 15 packages could not be fetched: ardentryst, /);
  expect(lines.at(-1)).toMatch(/^2 tracks, 1 min in /);
});

test('a second run fetches no package that is there', async () => {
  plantDebian();
  await install('freegames-s');
  await install('freegames-s');
  const fetched = readFileSync(join(folder, 'fetched'), 'utf8').split('\n');
  expect(fetched.filter((name) => name === 'asc-music')).toHaveLength(1);
});

test('a machine without apt-get is told so in one sentence', async () => {
  vi.stubEnv('PATH', folder);
  await expect(install('freegames-s')).rejects.toThrow(/without apt-get .* install it on Debian/);
});

test('apt-get without any of the packages is told what to do', async () => {
  plantDebian();
  writeFileSync(join(folder, 'bin/apt-get'), '#!/bin/sh\nexit 100\n');
  await expect(install('freegames-s')).rejects.toThrow(/run apt-get update as root/);
});

test('list names what can be installed', async () => {
  expect(await corpusCommand(['list'])).toBe(0);
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    ...['freegames-s', 'freegames-m', 'folder', 'jamendo', 'demo'],
  ]);
});

test('an unknown corpus is refused with the names there are', async () => {
  await expect(install('nothing')).rejects.toThrow(
    /expected one of: freegames-s, freegames-m, folder, jamendo, demo/,
  );
});

test('a folder without a list has no known terms', async () => {
  expect(await readCorpus(folder)).toEqual({ audio: folder, files: new Map(), closed: false });
});

test('a list that is not one is refused', async () => {
  writeFileSync(join(folder, 'corpus.json'), '{"files": 3}');
  await expect(readCorpus(folder)).rejects.toThrow(/corpus\.json that is not a list/);
});
