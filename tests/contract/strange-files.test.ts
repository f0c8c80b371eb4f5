import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Track } from '#data/catalogue/track';
import { openDataset } from '#data/node/dataset-folder';
import type { IngestSummary } from '#data/node/ingest/ingest';
import { wavFile } from '../support/sound-files.ts';
import { type StrangeFile, writeStrangeFiles } from '../support/strange-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-strange-'));
const [music, dataset] = [join(folder, 'music'), join(folder, 'dataset')];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command line as a user has it, without weights and without ffmpeg on the PATH. */
function earshot(args: readonly string[], as?: { readonly uid: number }) {
  const env = { ...process.env, EARSHOT_HOME: join(folder, 'home'), PATH: '' };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(process.cwd(), 'bin/earshot.js'), ...args],
    { encoding: 'utf8', env, ...as },
  );
  return { status, stdout, stderr };
}

const ingest = (audio: string, out: string, as?: { readonly uid: number }) =>
  earshot(['ingest', audio, '--out', out, '--models', 'descriptors', '--json'], as);

let files: readonly StrangeFile[] = [];
let run: ReturnType<typeof earshot>;
let summary: IngestSummary;
let tracks: readonly Track[] = [];

beforeAll(async () => {
  mkdirSync(music);
  files = await writeStrangeFiles(music);
  run = ingest(music, dataset);
  summary = JSON.parse(run.stdout || '{}');
  tracks = await (await openDataset(dataset)).catalogue();
}, 120_000);

const endingIn = (end: 'track' | 'passed over') =>
  files.filter(({ ends }) => ends === end).map(({ path }) => path);

test('F41 sixty strange files end as tracks or as sentences, and the run ends well', () => {
  expect(files.length).toBeGreaterThanOrEqual(60);
  expect(run.status).toBe(0);
  expect(tracks.map(({ path }) => path).sort()).toEqual(endingIn('track').sort());
  expect(run.stderr).not.toMatch(/MPG123|FLAC__/);
  const sentences = files.filter(({ ends }) => ends instanceof RegExp);
  expect(summary.failed.map(({ path }) => path).sort()).toEqual(
    sentences.map(({ path }) => path).sort(),
  );
});

test('F41 every file that gave no track is listed with a sentence that says why', () => {
  for (const { path, ends } of files) {
    if (!(ends instanceof RegExp)) continue;
    const reason = summary.failed.find((failed) => failed.path === path)?.reason ?? '';
    expect(reason, path).toMatch(ends);
    expect(reason, path).toMatch(/^[A-Z].*\.$/);
  }
});

test('what stands in the dataset is whole, finite and called by its name', async () => {
  expect(earshot(['inspect', dataset]).stdout).toContain('All files are there and whole.');
  const { manifest, file } = await openDataset(dataset);
  for (const { matrix } of manifest.spaces)
    expect(new Float32Array(await file(matrix)).every(Number.isFinite)).toBe(true);
  const named = new Map(tracks.map((track) => [track.path, track]));
  expect(named.get('夜曲 音楽.wav')?.title).toBe('夜曲 音楽');
  expect(named.get('🎸🔥.wav')?.title).toBe('🎸🔥');
  expect(named.get('picture.mp3')).toMatchObject({ title: 'Bild & Ton', artist: 'Zoë' });
  expect(named.get('copy of 8 kHz.wav')?.sha256).toBe(named.get('8 kHz.wav')?.sha256);
});

test('a second run over them hears nothing new and makes the same dataset', () => {
  const again: IngestSummary = JSON.parse(ingest(music, dataset).stdout);
  expect(again.hash).toBe(summary.hash);
  expect(again.failed).toEqual(summary.failed);
  expect(again.perModel).toEqual({ descriptors: null });
});

test('a folder in which nothing can be heard ends with 1, a sentence and no dataset', () => {
  const poor = join(folder, 'poor');
  mkdirSync(poor);
  writeFileSync(join(poor, 'text.mp3'), 'text');
  const { status, stderr } = ingest(poor, join(folder, 'none'));
  expect(status).toBe(1);
  expect(stderr).toMatch(/None of the 1 audio file.* could be ingested \(text\.mp3: .*\): check/);
});

test('a file and a folder that may not be read are listed, and the others are heard', (context) => {
  const root = process.getuid?.() === 0;
  const as = root ? { uid: 65_534 } : undefined;
  if (earshot(['--help'], as).status !== 0) context.skip('no other user may read the checkout');
  const closed = join(folder, 'closed');
  mkdirSync(join(closed, 'shut'), { recursive: true });
  for (const name of ['open.wav', 'locked.wav', 'shut/in.wav'])
    writeFileSync(join(closed, name), wavFile({ seconds: 4, rate: 8000 }));
  for (const [path, mode] of [
    [folder, 0o777],
    ['locked.wav', 0],
    ['shut', 0],
  ] as const)
    chmodSync(path === folder ? folder : join(closed, path), mode);
  const { status, stdout } = ingest(closed, join(folder, 'from closed'), as);
  chmodSync(join(closed, 'shut'), 0o700);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    tracks: 1,
    failed: [
      { path: 'locked.wav', reason: 'The file cannot be opened.' },
      { path: 'shut', reason: 'The folder cannot be opened.' },
    ],
  });
});
