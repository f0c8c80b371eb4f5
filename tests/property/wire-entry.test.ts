import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '#models/refusal';
import { decodeEntry, encodeEntry, MOST_ENTRY_BYTES } from '#study/wire/entry';

const unit = fc.float({ min: 0, max: 1, noNaN: true });
const tick = fc.nat(0xff_ff_ff);
const samples = fc
  .tuple(tick, fc.array(fc.tuple(unit, unit), { minLength: 1, maxLength: 13 }))
  .map(([at, pairs]) => ({
    kind: 'samples' as const,
    tick: at,
    positions: Float32Array.from(pairs.flat()),
  }));
const intent = fc.oneof(
  fc.record({ kind: fc.constant('halt' as const) }),
  fc.record({ kind: fc.constant('go' as const), x: unit, y: unit }),
);
const intended = fc.record({ kind: fc.constant('intended' as const), tick, intent });

test('entries come back from the wire as they went in', () => {
  fc.assert(
    fc.property(fc.oneof(samples, intended), (content) => {
      const entry =
        content.kind === 'samples' ? content : { kind: 'event' as const, event: content };
      expect(decodeEntry(encodeEntry(entry))).toEqual(entry);
    }),
  );
});

test('what is no entry is refused with a sentence, never with a crash', () => {
  const bytes = fc.uint8Array({ maxLength: MOST_ENTRY_BYTES + 10 });
  const nearly = fc.tuple(fc.constantFrom(0, 1), bytes).map(([kind, rest]) => {
    return Uint8Array.of(1, kind, ...rest);
  });
  fc.assert(
    fc.property(fc.oneof(bytes, nearly), (noise) => {
      try {
        const entry = decodeEntry(noise);
        expect(decodeEntry(encodeEntry(entry))).toEqual(entry);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
        expect(String(error)).toMatch(/\.$/);
      }
    }),
  );
});

test('a batch with one flipped bit is refused or still a batch on the map', () => {
  fc.assert(
    fc.property(samples, fc.nat(), (batch, place) => {
      const bytes = encodeEntry(batch);
      const at = place % (bytes.length * 8);
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
      try {
        const entry = decodeEntry(bytes);
        if (entry.kind === 'samples')
          expect(entry.positions.every((value) => value >= 0 && value <= 1)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    }),
  );
});
