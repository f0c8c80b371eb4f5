import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { decodeAudio, openSound } from '#data/node/decode/open-sound';
import { Refusal } from '#models/refusal';
import { SHARED, testWithShared } from '../support/shared.ts';

/*
 * decode-fixtures/: `clicks` in stereo, left 1.2 and right 0.8 times as loud, 3 s long, encoded by
 * ffmpeg (flac, flac in ogg, libvorbis -q 2, libopus 96k, libmp3lame 64k, aac 64k; Ogg pages of 0.2 s).
 */
const FIXTURES = 'tests/contract/decode-fixtures';
const folder = mkdtempSync(join(tmpdir(), 'earshot-decode-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CLICKS = [0.25, 0.75, 1.25, 1.75, 2.25, 2.75];

/** Six short bursts of 1500 Hz. */
function clicks(rate: number): Float32Array {
  const burst = (t: number) => 0.5 * Math.exp(-(t * t) / 2e-6) * Math.cos(2 * Math.PI * 1500 * t);
  return Float32Array.from({ length: rate * 3 }, (_, i) =>
    CLICKS.reduce((sum, click) => sum + burst(i / rate - click), 0),
  );
}

/** By how many samples `late` lies behind `signal`: where their product around the clicks is largest. */
function lag(late: Float32Array, signal: Float32Array): number {
  const loud = Array.from(signal.keys()).filter((i) => Math.abs(signal[i] ?? 0) > 0.01);
  const product = (by: number) =>
    loud.reduce((sum, i) => sum + (signal[i] ?? 0) * (late[i + by] ?? 0), 0);
  const lags = Array.from({ length: 2401 }, (_, i) => i - 1200);
  return lags.reduce((best, by) => (product(by) > product(best) ? by : best), 0);
}

const furthest = (a: Float32Array, b: Float32Array) =>
  b.reduce((most, value, i) => Math.max(most, Math.abs(value - (a[i] ?? 0))), 0);

function file(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

describe.each([
  ['clicks.flac', 44_100, 132_300, 1e-4],
  ['clicks.oga', 44_100, 132_300, 1e-4],
  ['clicks.ogg', 48_000, 144_000, 0.1],
  ['clicks.opus', 48_000, 144_000, 0.25],
  ['clicks.mp3', 44_100, 132_300, 0.1],
] as const)('%s', (name, rate, length, tolerance) => {
  const path = join(FIXTURES, name);

  test('begins and ends with the music, at lag 0, all channels averaged', async () => {
    const { sampleRate, samples } = await decodeAudio(path);
    expect(sampleRate).toBe(rate);
    expect(samples.length).toBe(length);
    expect(Math.abs(lag(samples, clicks(rate)))).toBeLessThanOrEqual(
      name === 'clicks.opus' ? 2 : 0,
    );
    expect(furthest(samples, clicks(rate))).toBeLessThan(tolerance);
  });

  test('is known by its content under any name', async () => {
    const { samples } = await decodeAudio(file('sound.txt', readFileSync(path)));
    expect(samples.length).toBe(length);
  });

  test('gives what is readable where it breaks off', async () => {
    const bytes = readFileSync(path);
    const short = file(`short-${name}`, bytes.subarray(0, Math.ceil(bytes.length * 0.8)));
    const { samples } = await decodeAudio(short);
    expect(samples.length).toBeGreaterThan(0.3 * length);
    expect(samples.length).toBeLessThanOrEqual(length);
    const sound = clicks(rate).subarray(0, samples.length / 2);
    expect(furthest(samples, sound)).toBeLessThan(tolerance);
  });
});

test('an mp3 behind an ID3 tag of 200 kB is found', async () => {
  const tag = Buffer.concat([
    Buffer.from('ID3\x03\0\0\0\x0c\x1a\x40', 'latin1'),
    Buffer.alloc(200_000),
  ]);
  const path = file('tagged.mp3', Buffer.concat([tag, readFileSync(join(FIXTURES, 'clicks.mp3'))]));
  expect((await decodeAudio(path)).samples.length).toBe(132_300);
});

type Write = (view: DataView, at: number, value: number) => void;
const WAVES: readonly (readonly [string, code: number, bits: number, Write, tolerance: number])[] =
  [
    ['8 bits', 1, 8, (view, at, value) => view.setUint8(at, Math.round(value * 127 + 128)), 0.01],
    ['16 bits', 1, 16, (view, at, value) => view.setInt16(at, value * 32_767, true), 1e-4],
    [
      '24 bits',
      1,
      24,
      (view, at, value) => {
        const whole = Math.round(value * (2 ** 23 - 1));
        view.setUint16(at, whole & 0xffff, true);
        view.setInt8(at + 2, whole >> 16);
      },
      1e-6,
    ],
    ['32 bits', 1, 32, (view, at, value) => view.setInt32(at, value * (2 ** 31 - 1), true), 1e-6],
    ['floats of 32', 3, 32, (view, at, value) => view.setFloat32(at, value, true), 1e-7],
    ['floats of 64', 3, 64, (view, at, value) => view.setFloat64(at, value, true), 1e-7],
  ];

function wave(code: number, bits: number, write: Write, extensible: boolean): Uint8Array {
  const signal = clicks(22_050);
  const frame = (bits / 8) * 2;
  const format = new DataView(new ArrayBuffer(extensible ? 40 : 16));
  format.setUint16(0, extensible ? 0xfffe : code, true);
  format.setUint16(2, 2, true);
  format.setUint32(4, 22_050, true);
  format.setUint16(12, frame, true);
  format.setUint16(14, bits, true);
  if (extensible) format.setUint16(24, code, true);
  const data = new DataView(new ArrayBuffer(signal.length * frame));
  signal.forEach((value, i) => {
    write(data, i * frame, value * 1.2);
    write(data, i * frame + bits / 8, value * 0.8);
  });
  const chunk = (id: string, body: Uint8Array) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(body.length);
    return Buffer.concat([Buffer.from(id), size, body, Buffer.alloc(body.length % 2)]);
  };
  const bytes = (view: DataView) => new Uint8Array(view.buffer);
  const parts = [
    chunk('fmt ', bytes(format)),
    chunk('LIST', Buffer.from('odd')),
    chunk('data', bytes(data)),
  ];
  return chunk(
    'RIFF',
    Buffer.concat([Buffer.from('WAVE'), ...parts, chunk('id3 ', Buffer.alloc(99, 'x'))]),
  );
}

describe.each([false, true])('WAV with the extensible header: %s', (extensible) => {
  test.each(WAVES)('%s', async (_, code, bits, write, tolerance) => {
    const path = file('sound.wav', wave(code, bits, write, extensible));
    const { sampleRate, samples, seconds } = await decodeAudio(path);
    expect([sampleRate, samples.length, seconds]).toEqual([22_050, 66_150, 3]);
    expect(furthest(samples, clicks(22_050))).toBeLessThan(tolerance);
  });
});

test('values beyond full scale are held to it, and values that are no numbers are silence', async () => {
  const odd: Write = (view, at, value) =>
    view.setFloat32(at, value > 0.3 ? 9 : value < -0.2 ? Number.NaN : value, true);
  const { samples } = await decodeAudio(file('loud.wav', wave(3, 32, odd, false)));
  expect(Math.max(...samples)).toBe(1);
  expect(samples.every(Number.isFinite)).toBe(true);
});

test('a long file is read piece by piece', async () => {
  const bytes = wave(1, 16, (view, at, value) => view.setInt16(at, value * 32_767, true), false);
  const { chunks } = await openSound(file('long.wav', bytes));
  const lengths: number[] = [];
  for await (const chunk of chunks) lengths.push(chunk.length);
  expect(lengths.length).toBeGreaterThan(10);
  expect(Math.max(...lengths)).toBeLessThan(5000);
});

test('reading may stop early', async () => {
  const { chunks } = await openSound(join(FIXTURES, 'clicks.mp3'));
  for await (const chunk of chunks) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
});

const refused: readonly (readonly [string, () => string, RegExp])[] = [
  ['an empty file', () => file('empty.mp3', Buffer.alloc(0)), /which is empty/],
  ['a text', () => file('text.mp3', Buffer.from('not music '.repeat(9000))), /holds none of mp3/],
  ['a folder', () => folder, /is not a file/],
  ['a missing file', () => join(folder, 'nobody.mp3'), /no file at .*nobody\.mp3/],
  [
    'an Ogg without sound',
    () => file('x.ogg', Buffer.from('OggS'.padEnd(99, 'x'))),
    /holds none of/,
  ],
  [
    'a FLAC that ends after its header',
    () => file('x.flac', readFileSync(join(FIXTURES, 'clicks.flac')).subarray(0, 60)),
    /no readable sound/,
  ],
  [
    'a WAV in mu-law',
    () =>
      file(
        'mu.wav',
        wave(7, 8, () => undefined, false),
      ),
    /8 bits in format 7/,
  ],
];

test.each(refused)('%s is refused with a sentence', async (_, path, sentence) => {
  const error = await decodeAudio(path()).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Refusal);
  expect(String(error)).toMatch(sentence);
});

test('m4a without ffmpeg on the PATH is refused with what to do', async () => {
  vi.stubEnv('PATH', folder);
  const error = await decodeAudio(join(FIXTURES, 'clicks.m4a')).catch((reason: unknown) => reason);
  vi.unstubAllEnvs();
  expect(String(error)).toMatch(/install ffmpeg, or convert/);
});

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

test.skipIf(!hasFfmpeg)('m4a is decoded by ffmpeg where there is one', async () => {
  const { sampleRate, samples } = await decodeAudio(join(FIXTURES, 'clicks.m4a'));
  expect(sampleRate).toBe(44_100);
  expect(lag(samples, clicks(44_100))).toBe(0);
});

testWithShared('the golden files have as many samples as the reference decoder gave', async () => {
  const count = async (name: string) => {
    const { sampleRate, samples } = await decodeAudio(join(SHARED, 'golden', name));
    return [sampleRate, samples.length];
  };
  expect(await count('raincat.mp3')).toEqual([22_050, 419_174]);
  expect(await count('domina.ogg')).toEqual([48_000, 912_392]);
});
