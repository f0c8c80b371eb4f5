import { cp, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDataset } from '#data/node/dataset-folder';
import { ingest } from '#data/node/ingest/ingest';
import type { IngestParts } from '#data/node/ingest/parts';
import type { Position } from '#data/node/progress';
import { bundleOf } from '../support/bundle-of.ts';
import {
  type FakeParts,
  fakeParts,
  newLog,
  SEGMENT,
  writeFakeAudio,
} from '../support/fake-ingest.ts';

let dir: string;
let audio: string;

const job = (out: string) => ({ audio, out: join(dir, out), id: 'fakes', title: 'Fakes', seed: 1 });
const silent = () => undefined;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ingest-'));
  audio = join(dir, 'audio');
  await writeFakeAudio(audio, {
    'a/one.mp3': { samples: 5 * SEGMENT + 20_000, pitch: 220 },
    'a/two.ogg': { samples: 3 * SEGMENT, pitch: 440 },
    'b/Ünïcode 音楽.flac': { samples: 2 * SEGMENT + 1, pitch: 880 },
    'b/broken.wav': { broken: true },
    'b/short.wav': { samples: SEGMENT - 300, pitch: 100 },
    'c/last.opus': { samples: 4 * SEGMENT - 256, pitch: 1760 },
    'c/cover.jpg': 'no audio',
    'c/.hidden.mp3': 'no audio',
  });
});

afterAll(async () => {
  await rm(dir, { recursive: true });
});

test('F40 a folder becomes a dataset; what cannot be read or is too short is listed with its reason', async () => {
  const summary = await ingest(job('whole'), fakeParts(true), silent);
  expect(summary).toMatchObject({ tracks: 4, segments: 14 });
  expect(summary.failed).toEqual([
    { path: 'b/broken.wav', reason: 'The file is broken.' },
    {
      path: 'b/short.wav',
      reason: 'It is too short: 2.97 s when one segment needs 2.992 s.',
    },
  ]);
  const dataset = await openDataset(summary.dataset);
  expect(dataset.hash).toBe(summary.hash);
  expect((await dataset.catalogue()).map((track) => [track.path, track.segmentCount])).toEqual([
    ['a/one.mp3', 5],
    ['a/two.ogg', 3],
    ['b/Ünïcode 音楽.flac', 2],
    ['c/last.opus', 4],
  ]);
  expect(dataset.manifest.spaces.map(({ id, dimensions }) => [id, dimensions.length])).toEqual([
    ['musicnn-mtt/taggram', 50],
    ['musicnn-mtt/embedding', 200],
    ['vgg-msd/taggram', 50],
    ['vgg-msd/embedding', 256],
  ]);
});

test('B4 segments start at exact samples', async () => {
  const { segments } = await openDataset(join(dir, 'whole'));
  const { start } = await segments();
  expect([...start.subarray(0, 5)]).toEqual([0, 1, 2, 3, 4].map((i) => i * 47_872));
});

test('F12 every segment has the clip of its own 2.992 s, the last one padded by at most a frame', async () => {
  const dataset = await openDataset(join(dir, 'whole'));
  const clips = await Promise.all(Array.from({ length: 14 }, (_, i) => dataset.clip(i)));
  expect(clips.map(({ length }) => length)).toEqual(Array.from({ length: 14 }, () => 2992));
  expect(new Set(clips.map(([first]) => first)).size).toBeGreaterThan(3);
});

test('F41 the models hear the same patches at most four at a time', async () => {
  const log = newLog();
  await ingest(job('batches'), fakeParts(false, log), silent);
  expect(log.batches).toEqual([4, 4, 1, 1, 3, 3, 2, 2, 4, 4]);
});

test.each([2, 5, 6])(
  'a run that dies at file %i and is taken up again gives the same bytes as one in one go',
  async (n) => {
    const out = `died-${n}`;
    const log = newLog();
    await expect(ingest(job(out), dying(fakeParts(true, log), n), silent)).rejects.toThrow('power');
    await writeFile(join(dir, out, 'work', 'x.bin.999999999.draft'), 'half');
    const before = log.decoded.length;
    const summary = await ingest(job(out), fakeParts(true, log), silent);
    expect(await bundleOf(join(dir, out))).toEqual(await bundleOf(join(dir, 'whole')));
    expect(summary.tracks).toBe(4);
    const again = log.decoded.slice(before).map((path) => path.slice(audio.length + 1));
    expect(again).toEqual(
      [
        'a/one.mp3',
        'a/two.ogg',
        'b/broken.wav',
        'b/short.wav',
        'b/Ünïcode 音楽.flac',
        'c/last.opus',
      ].filter((path, i) => i >= n - 1 || path === 'b/broken.wav'),
    );
    expect(
      (await readdir(join(dir, out, 'work'))).filter((name) => name.endsWith('draft')),
    ).toEqual([]);
  },
);

test('a second run hears nothing and changes nothing', async () => {
  const log = newLog();
  const before = await bundleOf(join(dir, 'whole'));
  const summary = await ingest(job('whole'), fakeParts(true, log), silent);
  expect(log.batches).toEqual([]);
  expect(summary.xRealTime).toBeNull();
  expect(summary.perModel).toEqual({ 'musicnn-mtt': null, 'vgg-msd': null });
  expect(await bundleOf(join(dir, 'whole'))).toEqual(before);
});

test('a track whose clips were lost is heard again', async () => {
  await cp(join(dir, 'whole'), join(dir, 'lost'), { recursive: true });
  const [clips = ''] = await readdir(join(dir, 'lost', 'clips'));
  await rm(join(dir, 'lost', 'clips', clips));
  await ingest(job('lost'), fakeParts(true), silent);
  expect(await bundleOf(join(dir, 'lost'))).toEqual(await bundleOf(join(dir, 'whole')));
});

test('without clips the manifest and the catalogue name none', async () => {
  const { manifest, catalogue, clip } = await openDataset(join(dir, 'batches'));
  expect(manifest.clips).toBeNull();
  expect((await catalogue()).every(({ clips }) => clips === null)).toBe(true);
  await expect(clip(0)).rejects.toThrow(/with a clip/);
});

test('what has the name of an audio file and is none is listed with its reason, and the run goes on', async () => {
  const audio = join(dir, 'odd');
  await writeFakeAudio(audio, { 'a.wav': { samples: 2 * SEGMENT, pitch: 440 } });
  await symlink(join(audio, 'gone.mp3'), join(audio, 'dangling.mp3'));
  const summary = await ingest({ ...job('of-odd'), audio }, fakeParts(false), silent);
  expect(summary).toMatchObject({ tracks: 1, segments: 2 });
  expect(summary.failed).toEqual([
    { path: 'dangling.mp3', reason: 'It is a link to a file that is not there.' },
  ]);
});

test('B1 a limit takes a seeded sample that is spread over the folders', async () => {
  const { tracks, failed } = await ingest({ ...job('limit'), limit: 3 }, fakeParts(false), silent);
  expect(tracks + failed.length).toBe(3);
  const log = newLog();
  await ingest({ ...job('limit-2'), limit: 3 }, fakeParts(false, log), silent);
  const folders = log.decoded.map((path) => path.slice(audio.length + 1, audio.length + 2));
  expect(folders).toEqual(['a', 'b', 'c']);
});

test('progress tells the share by bytes and what an earlier run had done', async () => {
  const positions: Position[] = [];
  const tracks = (position: Position) => position.noun || positions.push(position);
  await ingest(job('whole'), fakeParts(true), tracks);
  expect(positions.map(({ done }) => done)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(positions.at(-1)).toMatchObject({ total: 6, share: 1, music: 0, label: 'c/last.opus' });
  expect(positions.at(-1)?.shareBefore).toBe(1);
});

test('a run reports milliseconds a segment and a rate by the clock it was given', async () => {
  const { perModel, elapsed, xRealTime, seconds } = await ingest(
    job('clock'),
    fakeParts(false),
    silent,
  );
  expect(perModel['musicnn-mtt']).toBeCloseTo((5 * 10) / 14);
  expect(xRealTime).toBeGreaterThan(seconds / elapsed);
});

test('a folder without audio, one that is not there and one of broken files are refused', async () => {
  const empty = await mkdtemp(join(dir, 'empty-'));
  const of = (folder: string) => ingest({ ...job('none'), audio: folder }, fakeParts(true), silent);
  await expect(of(empty)).rejects.toThrow(/Found no audio in .*: give a folder of mp3/);
  await expect(of(join(dir, 'nowhere'))).rejects.toThrow(/is no folder that can be read/);
  await writeFakeAudio(empty, { 'x.mp3': { broken: true } });
  await expect(of(empty)).rejects.toThrow(
    /None of the 1 audio files .* could be ingested \(x\.mp3: The file is broken\): check/,
  );
});

test('a dataset that lies inside of the music is not ingested itself', async () => {
  const inside = { ...job('x'), out: join(audio, 'dataset') };
  const first = await ingest(inside, fakeParts(true), silent);
  const again = await ingest(inside, fakeParts(true), silent);
  expect(again.hash).toBe(first.hash);
  await rm(inside.out, { recursive: true });
});

function dying(parts: FakeParts, n: number): FakeParts {
  let files = 0;
  const [tagger, ...others] = parts.listeners;
  if (!tagger) throw new Error('no tagger');
  let dead = false;
  const hear: typeof tagger.hear = async (...patches) => {
    if (dead) throw new Error('power cut');
    return await tagger.hear(...patches);
  };
  const decode: IngestParts['decode'] = (path) => {
    dead = ++files >= n;
    return parts.decode(path);
  };
  return { ...parts, decode, listeners: [{ ...tagger, hear }, ...others] };
}
