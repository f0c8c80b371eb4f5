import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseBuffer } from 'music-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose } from '#data/compose/compose';
import { PIECES } from '#data/compose/pieces';
import { loudness } from '#data/node/demo/mastering';
import { installDemo, renderPiece } from '#data/node/demo/render-demo';
import { loadSynthesiser, RENDER_RATE } from '#data/node/demo/synthesiser';

const pieces = PIECES.filter(({ style }) => ['choir', 'metal'].includes(style)).slice(1, 3);

describe('a rendered track', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'earshot-render-'));
    await installDemo(dir, () => undefined, pieces);
  });
  afterAll(async () => await rm(dir, { recursive: true, force: true }));

  test('has its number and title as file name', async () => {
    expect((await readdir(dir)).toSorted()).toEqual([
      '08-vesper-for-empty-rooms.wav',
      '19-anvil-hymn.wav',
    ]);
  });

  test('says title, artist, genre, licence and attribution, and lasts as long as its score', async () => {
    for (const [index, name] of (await readdir(dir)).toSorted().entries()) {
      const { common, format, native } = await parseBuffer(await readFile(join(dir, name)));
      const piece = pieces[index];
      expect(common.title).toBe(piece?.title);
      expect(common.artist).toBe(piece?.artist);
      expect(common.genre).toEqual([piece?.genre]);
      expect(native['exif']).toContainEqual({ id: 'ICOP', value: 'CC0-1.0' });
      expect(format.sampleRate).toBe(RENDER_RATE);
      expect(format.duration).toBeCloseTo(piece ? compose(piece).seconds : 0, 2);
    }
  });

  test('is as loud as another of a quite different style, never full scale, and ends in silence', async () => {
    const sounds = await Promise.all(
      (await readdir(dir)).map(async (name) => samplesOf(await readFile(join(dir, name)))),
    );
    const [one = 0, two = 0] = sounds.map((sound) => loudness(sound, RENDER_RATE));
    expect(Math.abs(20 * Math.log10(one / two))).toBeLessThan(2);
    for (const { left } of sounds) {
      expect(left.every((value) => Math.abs(value) < 0.99)).toBe(true);
      expect(Math.max(...left.slice(-200).map(Math.abs))).toBeLessThan(0.001);
    }
  });

  test('has the same bytes when it is rendered again', async () => {
    const [piece] = pieces;
    expect(piece).toBeDefined();
    if (!piece) return;
    const again = await renderPiece(await loadSynthesiser(), piece);
    expect(again.equals(await readFile(join(dir, '08-vesper-for-empty-rooms.wav')))).toBe(true);
  });
});

/** Left and right of a 16-bit stereo WAV whose samples come last. */
function samplesOf(wav: Buffer) {
  const start = wav.indexOf('data') + 8;
  const frames = (wav.length - start) / 4;
  const channel = (offset: number) =>
    Float32Array.from(
      { length: frames },
      (_, i) => wav.readInt16LE(start + i * 4 + offset) / 32_768,
    );
  return { left: channel(0), right: channel(2) };
}
