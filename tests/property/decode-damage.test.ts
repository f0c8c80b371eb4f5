import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test, vi } from 'vitest';
import { decodeAudio } from '#data/node/decode/open-sound';
import { Refusal } from '#models/refusal';

const folder = mkdtempSync(join(tmpdir(), 'earshot-damage-'));
afterAll(() => rmSync(folder, { recursive: true }));

const places = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), {
  minLength: 1,
  maxLength: 60,
});

test.each(['flac', 'oga', 'ogg', 'opus', 'mp3'])(
  'a damaged %s gives sound within full scale or a sentence, nothing else',
  async (ending) => {
    vi.spyOn(console, 'error').mockReturnValue();
    const whole = readFileSync(`tests/contract/decode-fixtures/clicks.${ending}`);
    const path = join(folder, `damaged.${ending}`);
    await fc.assert(
      fc.asyncProperty(places, async (damage) => {
        const bytes = Uint8Array.from(whole);
        for (const [place, value] of damage) bytes[Math.floor(place * bytes.length)] = value;
        writeFileSync(path, bytes);
        const result = await decodeAudio(path).catch((reason: unknown) => reason);
        if (result instanceof Refusal) return;
        const { samples } = result as { samples: Float32Array };
        expect(samples.every((value) => Math.abs(value) <= 1)).toBe(true);
      }),
      { numRuns: 40 },
    );
    vi.restoreAllMocks();
  },
);
