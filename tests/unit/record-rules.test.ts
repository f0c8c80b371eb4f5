import { expect, test } from 'vitest';
import { freePlayRules } from '#server/gateway/record-rules';
import type { RecordEvent } from '#study/record/event';

const tick = 5;
const free = () => freePlayRules({ consent: '', protocols: [], knowsDataset: () => true });
const told = (event: RecordEvent) => () => free().check(7, { kind: 'event', event }, '');

test('a free walk may hold how its sound was set and what was played beside it', () => {
  const how = {
    walking: 'solo',
    pointing: 'hover',
    mono: true,
    matched: true,
    volume: 0.5,
  } as const;
  expect(told({ kind: 'tuned', tick, ...how })).not.toThrow();
  expect(told({ kind: 'played', tick, source: 'track', segment: 3 })).not.toThrow();
  expect(told({ kind: 'played', tick, source: 'own', segment: null })).not.toThrow();
  expect(told({ kind: 'stilled', tick, source: 'track', segment: 3 })).not.toThrow();
});

test('a free walk holds nothing of a study', () => {
  expect(told({ kind: 'opened', tick, trial: 0 })).toThrow('belongs to no free walk');
  expect(told({ kind: 'presented', tick, clip: 0, lag: 1 })).toThrow('belongs to no free walk');
});
