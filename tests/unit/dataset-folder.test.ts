import { appendFile, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { MPEGDecoder } from 'mpg123-decoder';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { decodeColumns } from '#data/bundle/column-file';
import { openDataset } from '#data/node/dataset-folder';
import { inspectCommand } from '#data/node/inspect-command';
import { writeTinyDataset } from '../support/tiny-dataset.ts';

let dir: string;
let tiny: Awaited<ReturnType<typeof writeTinyDataset>>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'dataset-'));
  tiny = await writeTinyDataset(dir);
});

afterAll(async () => {
  await rm(dir, { recursive: true });
});

test('the same options write the same dataset, another seed another one', async () => {
  const other = await mkdtemp(join(tmpdir(), 'dataset-'));
  const small = { tracks: 2, segmentsPerTrack: 2 };
  const first = await writeTinyDataset(join(other, 'a'), small);
  const again = await writeTinyDataset(join(other, 'b'), small);
  const another = await writeTinyDataset(join(other, 'c'), { ...small, seed: 2 });
  expect(again).toEqual(first);
  expect(another.hash).not.toBe(first.hash);
  await rm(other, { recursive: true });
});

test('a written dataset opens with its manifest, hash, catalogue and segments', async () => {
  const dataset = await openDataset(dir);
  expect(dataset.hash).toBe(tiny.hash);
  expect(dataset.manifest).toEqual(tiny.manifest);
  expect(await readFile(dataset.manifestPath)).toEqual(await readFile(join(dir, 'manifest.json')));
  const catalogue = await dataset.catalogue();
  expect(catalogue.map(({ title }) => title)).toEqual(
    Array.from({ length: 6 }, (_, t) => `Chords ${t}`),
  );
  const { track, start } = await dataset.segments();
  expect([...track.subarray(4, 7)]).toEqual([0, 1, 1]);
  expect([...start.subarray(4, 7)]).toEqual([4 * 47_872, 0, 47_872]);
});

test('F12 the clip of a segment is an MP3 of its own with 2.992 s of sound', async () => {
  const clip = await (await openDataset(dir)).clip(7);
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const { samplesDecoded, sampleRate, channelData } = decoder.decode(clip);
  decoder.free();
  expect(samplesDecoded / sampleRate).toBeGreaterThan(2.9);
  expect(samplesDecoded / sampleRate).toBeLessThan(3.2);
  expect(channelData[0]?.some((sample) => Math.abs(sample) > 0.1)).toBe(true);
});

test('F8 F43 every axis names a column of a file with one position a segment', async () => {
  const dataset = await openDataset(dir);
  for (const space of dataset.manifest.spaces)
    for (const { axes } of space.projections)
      for (const { at } of axes) {
        const column = decodeColumns(await dataset.file(at.file))[at.column];
        expect(column?.values).toBeInstanceOf(Uint16Array);
        expect(column?.values.length).toBe(30);
      }
});

test('packed versions unpack to the file itself; matrices have none', async () => {
  const dataset = await openDataset(dir);
  const [space] = dataset.manifest.spaces;
  const axis = space?.projections[0]?.axes[0];
  if (!space || !axis) throw new Error('no space');
  const path = dataset.filePath(axis.at.file);
  const bytes = await readFile(path);
  expect(brotliDecompressSync(await readFile(`${path}.br`))).toEqual(bytes);
  expect(gunzipSync(await readFile(`${path}.gz`))).toEqual(bytes);
  await expect(readFile(`${dataset.filePath(space.matrix)}.br`)).rejects.toThrow();
});

test('B19 the explained variance of all components is in the manifest and sums to 1', async () => {
  for (const { dimensions, projections } of tiny.manifest.spaces) {
    const pca = projections.find(({ id }) => id === 'pca');
    expect(pca?.explained.length).toBe(dimensions.length);
    expect(pca?.explained.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
    expect(pca?.axes.map(({ explained }) => explained)).toEqual(pca?.explained.slice(0, 12));
  }
});

test('an older manifest stays open for the study that pinned it', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'dataset-'));
  const small = { tracks: 2, segmentsPerTrack: 1 };
  const { hash } = await writeTinyDataset(copy, small);
  await writeTinyDataset(copy, { ...small, seed: 5 });
  expect((await openDataset(copy)).manifest.seed).toBe(5);
  expect((await openDataset(copy, hash)).manifest.seed).toBe(1);
  await rm(copy, { recursive: true });
});

test('a folder without a dataset is refused with what to do', async () => {
  await expect(openDataset(tmpdir())).rejects.toThrow(
    /has no manifest\.json and so is no dataset: make one with earshot ingest/,
  );
});

test.each([
  ['no JSON', 'not json', /is no JSON/],
  ['another version', '{"format": "earshot-dataset", "version": 2}', /does not fit .* at version/],
])('a manifest that is %s is refused', async (_, text, sentence) => {
  const other = await mkdtemp(join(tmpdir(), 'dataset-'));
  await writeFile(join(other, 'manifest.json'), text);
  await expect(openDataset(other)).rejects.toThrow(sentence);
  await rm(other, { recursive: true });
});

test('a clip outside of the dataset is refused', async () => {
  await expect((await openDataset(dir)).clip(30)).rejects.toThrow(
    'Got segment 30 when expected one of 30 with a clip.',
  );
});

test('inspect tells what is inside, and refuses once a file was changed or is gone', async () => {
  const said = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  expect(await inspectCommand([dir, '--json'])).toBe(0);
  const inspection = JSON.parse(String(said.mock.calls[0]?.[0]));
  expect(inspection).toMatchObject({
    hash: tiny.hash,
    tracks: 6,
    segments: 30,
    licences: [['CC0-1.0', 6]],
  });
  expect(inspection.spaces[0].components[0].explained).toBeGreaterThan(0.3);
  expect(await inspectCommand([dir])).toBe(0);
  expect(String(said.mock.calls[1]?.[0])).toContain('All files are there and whole.');
  said.mockRestore();

  const { strongest } = tiny.manifest.models[0] ?? {};
  const path = join(dir, 'files', strongest?.name ?? '');
  await copyFile(path, `${path}.kept`);
  await appendFile(path, 'x');
  await expect(inspectCommand([dir])).rejects.toThrow(/was changed after it was written/);
  await rm(path);
  await expect(inspectCommand([dir])).rejects.toThrow(/cannot be read/);
  await copyFile(`${path}.kept`, path);
});
