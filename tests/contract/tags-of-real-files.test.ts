import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { decodeAudio } from '#data/node/decode/open-sound';
import type { FileTaggram } from '#data/node/ingest/file-taggram';
import { tagsCommand } from '#data/node/tags-command';
import { SHARED, testWithShared } from '../support/shared.ts';

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tags-'));
  await symlink(join(SHARED, 'models'), join(dir, 'models'));
  vi.stubEnv('EARSHOT_HOME', dir);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(dir, { recursive: true });
});

interface Reference {
  readonly mean: readonly number[];
  readonly top10: readonly string[];
  readonly taggram: readonly (readonly number[])[];
}

const golden = (file: string) => join(SHARED, 'golden', file);

async function reference(clip: string, model: string): Promise<Reference> {
  return JSON.parse(await readFile(golden('clips.json'), 'utf8'))[clip][model];
}

/** What the command prints with --json. */
async function tagsOf(file: string, model: string): Promise<FileTaggram> {
  const said = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  try {
    expect(await tagsCommand([file, '--model', model, '--json'])).toBe(0);
    return JSON.parse(String(said.mock.calls[0]?.[0]));
  } finally {
    said.mockRestore();
  }
}

function expectClose(tags: FileTaggram, { mean, top10, taggram }: Reference): void {
  expect(tags.segments.length).toBe(taggram.length);
  const distance = Math.max(...mean.map((value, t) => Math.abs(value - (tags.mean[t] ?? 2))));
  expect(distance).toBeLessThan(1e-2);
  const top = tags.top.slice(0, 5).map(([tag]) => tag);
  expect(top10.slice(0, 5).filter((tag) => top.includes(tag)).length).toBeGreaterThanOrEqual(4);
}

testWithShared(
  'tags of a real mp3 and ogg are those of the float64 reference, for all four models',
  async () => {
    for (const [clip, file] of [
      ['raincat', 'raincat.mp3'],
      ['domina', 'domina.ogg'],
    ] as const)
      for (const [model, name] of [
        ['musicnn-mtt', 'MTT_musicnn'],
        ['musicnn-msd', 'MSD_musicnn'],
        ['vgg-mtt', 'MTT_vgg'],
        ['vgg-msd', 'MSD_vgg'],
      ] as const)
        expectClose(await tagsOf(golden(file), model), await reference(clip, name));
  },
);

testWithShared('the same music as mono and stereo wav gives the same tags', async () => {
  for (const [clip, file, channels] of [
    ['raincat', 'raincat.mp3', 1],
    ['domina', 'domina.ogg', 2],
  ] as const) {
    const { samples, sampleRate } = await decodeAudio(golden(file));
    const path = join(dir, `${clip}.wav`);
    await writeFile(path, wav(samples, sampleRate, channels));
    expectClose(await tagsOf(path, 'musicnn-mtt'), await reference(clip, 'MTT_musicnn'));
  }
});

testWithShared(
  'B4 the times of segments are exact, the mean is theirs and top is sorted',
  async () => {
    const tags = await tagsOf(golden('raincat.mp3'), 'musicnn-mtt');
    expect(tags.segments.map(({ start, end }) => [start, end])).toEqual(
      [0, 1, 2, 3, 4, 5].map((i) => [(47_872 * i) / 16_000, (47_872 * (i + 1)) / 16_000]),
    );
    for (const [t, mean] of tags.mean.entries()) {
      const sum = tags.segments.reduce((total, { values }) => total + (values[t] ?? 0), 0);
      expect(mean).toBeCloseTo(sum / 6, 6);
    }
    expect(tags.top.length).toBe(10);
    expect(tags.top.map(([, value]) => value)).toEqual(
      tags.mean.toSorted((a, b) => b - a).slice(0, 10),
    );
  },
);

testWithShared('a file that is no audio, too short or not there ends in one sentence', async () => {
  await mkdir(join(dir, 'files'));
  const path = (name: string) => join(dir, 'files', name);
  await writeFile(path('text.mp3'), 'this is text');
  await writeFile(path('short.wav'), wav(new Float32Array(20_000), 16_000, 1));
  for (const [name, sentence] of [
    ['text.mp3', /text\.mp3/],
    ['short.wav', /short\.wav is too short: give one of at least 2\.992 s/],
    ['gone.ogg', /gone\.ogg/],
  ] as const)
    await expect(tagsCommand([path(name), '--model', 'vgg-mtt'])).rejects.toThrow(sentence);
});

test('an unknown model is refused with the known ones before anything is read', async () => {
  await expect(tagsCommand(['gone.mp3', '--model', 'mtt'])).rejects.toThrow(
    /Got the model "mtt" when expected one of: musicnn-mtt/,
  );
  await expect(tagsCommand(['gone.mp3'])).rejects.toThrow(/--model/);
});

/** 16-bit WAV with the same sound in every channel. */
function wav(samples: Float32Array, rate: number, channels: number): Buffer {
  const bytes = Buffer.alloc(44 + samples.length * channels * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * channels * 2, 28);
  bytes.writeUInt16LE(channels * 2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(bytes.length - 44, 40);
  for (const [i, sample] of samples.entries())
    for (let c = 0; c < channels; c++)
      bytes.writeInt16LE(
        Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))),
        44 + (i * channels + c) * 2,
      );
  return bytes;
}
