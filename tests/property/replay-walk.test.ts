import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordEvent, Viewed } from '#study/record/event';
import { prepareGround, startPlace, type WalkView } from '#study/walk/ground';
import type { Intent } from '#study/walk/intent';
import { replay } from '#study/walk/replay';
import type { Voice } from '#study/walk/voice';
import { Walk } from '#study/walk/walk';
import { decodeEntry, type Entry, encodeEntry } from '#study/wire/entry';

const MAPS = 3;
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const direction = fc.double({ min: -1, max: 1, noNaN: true });
const intent: fc.Arbitrary<Intent> = fc.oneof(
  fc.constant<Intent>({ kind: 'halt' }),
  fc.record({ kind: fc.constant('head' as const), dx: direction, dy: direction }),
  fc.record({ kind: fc.constant('go' as const), x: unit, y: unit }),
);
const action = fc.oneof(
  { weight: 6, arbitrary: intent.map((wish) => ({ wish })) },
  { weight: 1, arbitrary: fc.nat(MAPS - 1).map((map) => ({ map })) },
);
const script = fc.array(fc.tuple(fc.nat(90), action), { maxLength: 25 });

/** Made-up maps of the same segments, different in every projection. */
function viewOf(map: number, segments: number): WalkView {
  const positions = Float32Array.from(
    { length: 2 * segments },
    (_, i) => ((i + 1) * (map + 1) * 0.61803) % 1,
  );
  return {
    space: 'made-up/taggram',
    projection: String(map),
    axes: [0, 1],
    labels: ['a', 'b'],
    scale: [1, 1],
    offset: [0, 0],
    positions,
    ...(map === 2 && { log: true as const, shown: { every: 2, artists: ['', 'Ann'] } }),
  };
}

interface Walked {
  readonly entries: readonly Entry[];
  readonly heard: readonly (readonly Voice[])[];
}

function walkBy(
  actions: [number, { wish: Intent } | { map: number }][],
  segments: number,
  seed: number,
): Walked {
  const entries: Entry[] = [];
  const heard: (readonly Voice[])[] = [];
  const ground = prepareGround(viewOf(0, segments));
  const walk = new Walk(ground, startPlace(ground, seed), (entry) => entries.push(entry));
  for (const [ticks, what] of [...actions, [60, { wish: { kind: 'halt' } }] as const]) {
    for (let i = 0; i < ticks; i++) {
      heard.push(walk.state.voices);
      walk.advance();
    }
    if ('wish' in what) walk.intend(what.wish);
    else walk.change(prepareGround(viewOf(what.map, segments)));
  }
  walk.end();
  return { entries, heard };
}

const sent = (entries: readonly Entry[]) => entries.map((entry) => decodeEntry(encodeEntry(entry)));
const positionsOf = (segments: number) => (viewed: Viewed) =>
  viewOf(Number(viewed.projection), segments).positions;

test('a walk that was sent and replayed has the same samples, bit for bit, and the same events', () => {
  fc.assert(
    fc.property(
      script,
      fc.integer({ min: 1, max: 300 }),
      fc.integer(),
      (actions, segments, seed) => {
        const kept = sent(walkBy(actions, segments, seed).entries);
        expect(sent(replay(kept, positionsOf(segments)).entries)).toEqual(kept);
      },
    ),
  );
});

test('a replay decides again what was heard at every tick', () => {
  fc.assert(
    fc.property(
      script,
      fc.integer({ min: 1, max: 300 }),
      fc.integer(),
      (actions, segments, seed) => {
        const { entries, heard } = walkBy(actions, segments, seed);
        const { hearings, ticks } = replay(sent(entries), positionsOf(segments));
        expect(ticks).toBe(heard.length);
        const replayed = heard.map((_, tick) =>
          hearings
            .filter(({ since, until }) => since <= tick && tick < until)
            .map(({ segment }) => segment)
            .toSorted(),
        );
        expect(replayed).toEqual(
          heard.map((voices) => voices.map(({ segment }) => segment).toSorted()),
        );
      },
    ),
    { numRuns: 40 },
  );
});

test('a record that breaks off replays as far as it goes', () => {
  fc.assert(
    fc.property(script, fc.nat(200), (actions, cut) => {
      const kept = sent(walkBy(actions, 50, 1).entries).slice(0, 1 + cut);
      const again = replay(kept, positionsOf(50)).entries;
      const samples = (entries: readonly Entry[]) =>
        entries.filter(({ kind }) => kind === 'samples');
      expect(samples(again).slice(0, samples(kept).length)).toEqual(samples(kept));
    }),
  );
});

test('pauses and measured sounds in a record do not change its replay', () => {
  const kept = sent(walkBy([[40, { wish: { kind: 'head', dx: 1, dy: 0 } }]], 80, 5).entries);
  const noise: RecordEvent[] = [
    { kind: 'paused', tick: 12, ms: 5000 },
    { kind: 'sounded', tick: 3, segment: 1, gain: 0.5, lag: 9 },
    { kind: 'ceased', tick: 20, segment: 1, gain: 0.5 },
  ];
  const noisy = [...kept, ...noise.map((event): Entry => ({ kind: 'event', event }))];
  expect(replay(noisy, positionsOf(80))).toEqual(replay(kept, positionsOf(80)));
});

test('a record that enters no map is refused with a sentence', () => {
  expect(() => replay([], positionsOf(1))).toThrow(/enters no map/);
});

test('a record keeps the places and rules it was walked by, whatever today would decide', () => {
  const viewed: Viewed = {
    kind: 'viewed',
    tick: 0,
    ...viewOf(0, 10),
    axes: [0, 1],
    labels: ['a', 'b'],
    scale: [1, 1],
    offset: [0, 0],
    x: 0.25,
    y: 0.5,
    speed: 0.5,
    radius: 0.01,
  };
  const event = (line: RecordEvent): Entry => ({ kind: 'event', event: line });
  const { entries } = replay(
    [
      event(viewed),
      event({ kind: 'intended', tick: 0, intent: { kind: 'head', dx: 1, dy: 0 } }),
      event({ ...viewed, tick: 25, x: 0.125 }),
      event({ kind: 'ended', tick: 27 }),
    ],
    positionsOf(10),
  );
  const [first, second] = entries.filter((entry) => entry.kind === 'samples');
  expect([first?.positions[0], first?.positions[2]]).toEqual([0.25, Math.fround(0.25 + 2 * 0.004)]);
  expect(second?.positions[0]).toBe(Math.fround(0.125 + 0.004));
});
