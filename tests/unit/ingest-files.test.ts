import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAudio } from '#data/node/ingest/list-audio';
import { sampleFiles } from '#data/node/ingest/sample-files';

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ingest-files-'));
  await mkdir(join(dir, 'B', 'deep'), { recursive: true });
  await mkdir(join(dir, 'out', 'clips'), { recursive: true });
  const names = ['ä.MP3', 'z.ogg', 'a.flac', '10.wav', '9.wav', 'note.txt', '.x.mp3', '音.opus'];
  for (const name of names) await writeFile(join(dir, name), name);
  await writeFile(join(dir, 'B', 'deep', 'b.m4a'), '');
  await writeFile(join(dir, 'out', 'clips', 'c.mp3'), '');
  await symlink(join(dir, 'a.flac'), join(dir, 'B', 'link.flac'));
  await symlink(join(dir, 'gone'), join(dir, 'B', 'dangling.mp3'));
});

afterAll(async () => {
  await rm(dir, { recursive: true });
});

test('F40 audio is found at any depth, in any script, in one order everywhere', async () => {
  const files = await listAudio(dir, join(dir, 'out'));
  expect(files.map(({ path }) => path)).toEqual([
    '10.wav',
    '9.wav',
    'B/dangling.mp3',
    'B/deep/b.m4a',
    'B/link.flac',
    'a.flac',
    'z.ogg',
    'ä.MP3',
    '音.opus',
  ]);
  expect(files[1]).toEqual({ path: '9.wav', bytes: 5 });
  expect(files[2]?.problem).toBe('It is a link to a file that is not there.');
});

const library = Array.from({ length: 60 }, (_, i) => ({
  path: `${['many', 'some', 'few'][i < 40 ? 0 : i < 55 ? 1 : 2]}/${String(i).padStart(2, '0')}.mp3`,
  bytes: 1,
}));

test('B1 a sample is spread over the folders instead of being the first files', () => {
  const sample = sampleFiles(library, 12, 1);
  const count = (folder: string) => sample.filter(({ path }) => path.startsWith(folder)).length;
  expect([count('many'), count('some'), count('few')]).toEqual([4, 4, 4]);
  expect(sample.map(({ path }) => path)).not.toEqual(library.slice(0, 12).map(({ path }) => path));
});

test('B1 the same seed takes the same sample in the order given, another seed another one', () => {
  expect(sampleFiles(library, 12, 1)).toEqual(sampleFiles(library, 12, 1));
  expect(sampleFiles(library, 12, 2)).not.toEqual(sampleFiles(library, 12, 1));
  const order = sampleFiles(library, 30, 3).map((file) => library.indexOf(file));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test('a limit beyond the number of files takes all of them, and a larger sample holds the smaller', () => {
  expect(sampleFiles(library, 100, 1)).toEqual(library);
  expect(sampleFiles(library, 59, 1).length).toBe(59);
  const larger = sampleFiles(library, 30, 1);
  expect(sampleFiles(library, 12, 1).every((file) => larger.includes(file))).toBe(true);
});

test.skipIf(process.getuid?.() === 0)(
  'a folder that cannot be opened is listed with the reason, and the others are found',
  async () => {
    const music = await mkdtemp(join(tmpdir(), 'earshot-closed-'));
    await writeFile(join(music, 'a.mp3'), 'x');
    await mkdir(join(music, 'closed'));
    await chmod(join(music, 'closed'), 0o000);
    const files = await listAudio(music, '');
    await chmod(join(music, 'closed'), 0o700);
    await rm(music, { recursive: true });
    expect(files).toEqual([
      { path: 'a.mp3', bytes: 1 },
      { path: 'closed', bytes: 0, problem: 'The folder cannot be opened.' },
    ]);
  },
);
