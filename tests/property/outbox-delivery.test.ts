import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_IN_FLIGHT } from '#study/wire/messages';
import { type Fate, LossyServer } from '../support/lossy-server.ts';

const fate = fc.constantFrom<Fate>('arrives', 'arrives', 'lost', 'doubled', 'held');
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('produce' as const), n: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('connect' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lose' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('check' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('release' as const), at: fc.nat(50) }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** Let things happen to an outbox over a line whose messages meet the given fates in turn. */
function live(happenings: readonly Happening[], fates: readonly Fate[]) {
  let turn = 0;
  let calm = false;
  const server = new LossyServer(() =>
    calm ? 'arrives' : (fates[turn++ % fates.length] ?? 'lost'),
  );
  let produced = 0;
  for (const event of happenings) {
    if (event.kind === 'produce')
      for (let i = 0; i < event.n; i++, produced++) server.happen({ kind: 'produced' });
    if (event.kind === 'connect') server.happen({ kind: 'connected' });
    if (event.kind === 'lose') server.happen({ kind: 'lost' });
    if (event.kind === 'check') server.happen({ kind: 'checked' });
    if (event.kind === 'release') server.release(event.at);
  }
  return { server, produced, calmDown: () => (calm = true) };
}

const lives = [fc.array(happening, { maxLength: 60 }), fc.array(fate, { minLength: 1 })] as const;

test('whatever the line loses, doubles or holds, the server has every entry once in the end', () => {
  fc.assert(
    fc.property(...lives, (happenings, fates) => {
      const { server, produced, calmDown } = live(happenings, fates);
      calmDown();
      server.happen({ kind: 'lost' });
      server.happen({ kind: 'connected' });
      expect(server.stored).toEqual(Array.from({ length: produced }, (_, seq) => seq));
      expect(server.state).toMatchObject({ phase: 'live', kept: produced, sent: produced });
    }),
    { numRuns: 500 },
  );
});

test('only entries that the server has are dropped, and never more are unanswered than allowed', () => {
  fc.assert(
    fc.property(...lives, (happenings, fates) => {
      const { server } = live(happenings, fates);
      for (const seq of server.dropped) expect(seq).toBeLessThan(server.next);
      expect(server.mostInFlight).toBeLessThanOrEqual(MOST_IN_FLIGHT);
    }),
    { numRuns: 500 },
  );
});

test('a line that goes silent is given up and taken up again without an event from below', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), (count) => {
      const silent = live([{ kind: 'connect' }, { kind: 'produce', n: count }], ['lost']);
      silent.server.happen({ kind: 'checked' });
      silent.server.happen({ kind: 'checked' });
      expect(silent.server.state.phase).toBe('offline');
      silent.calmDown();
      silent.server.happen({ kind: 'connected' });
      expect(silent.server.next).toBe(count);
    }),
  );
});
