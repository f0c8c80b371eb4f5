import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSegmentWindow } from '#data/node/ingest/segment-window';
import { FRAMINGS, segmentSamples } from '#models/tagger/framing';
import { FRONT_ENDS } from '#models/tagger/front-end';

const segmentation = fc.constantFrom('frames-187' as const, 'frames-96' as const);

/** Sound without a pattern, from a seed. */
function noise(length: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

test('F41 a signal that passes in pieces gives the patches of the whole, bit for bit', async () => {
  await fc.assert(
    fc.asyncProperty(
      segmentation,
      fc.double({ min: 0, max: 6.1, noNaN: true }),
      fc.integer({ min: -300, max: 300 }),
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 4 }),
      async (id, segments, odd, size, pieces) => {
        const hop = segmentSamples(FRAMINGS[id]);
        const signal = noise(Math.max(0, Math.round(segments) * hop + odd), 7);
        const { patchCount, prepare } = FRONT_ENDS[id];
        const patchesAt = prepare();
        const found: number[] = [];
        const window = createSegmentWindow(id, size, async ({ samples, at, count }) => {
          for (const value of patchesAt(samples, at, count)) found.push(value);
        });
        for (let at = 0, i = 0; at < signal.length; i++) {
          const end = at + (pieces[i % pieces.length] ?? 1);
          await window.push(signal.subarray(at, end));
          at = end;
        }
        const count = patchCount(signal.length);
        expect(await window.end()).toBe(count);
        expect(Float32Array.from(found)).toEqual(prepare()(signal, 0, count));
      },
    ),
    { numRuns: 12 },
  );
});
