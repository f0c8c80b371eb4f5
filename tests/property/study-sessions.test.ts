import { beforeAll, expect, test } from 'vitest';
import { PlanDesk } from '#study/plan/draw-plan';
import type { Plan } from '#study/plan/plan';
import { conditionsOf } from '#study/protocol/protocol';
import { replaySession, stateHash } from '#study/session/replay-session';
import { decodeEntry, encodeEntry } from '#study/wire/entry';
import { exampleStudies } from '../support/example-studies.ts';
import { fuzzedSession } from '../support/fuzzed-session.ts';
import { madeUpStimuli } from '../support/made-up-stimuli.ts';

const SESSIONS = 1000;
const plans: Plan[] = [];

beforeAll(async () => {
  for (const { protocol } of await exampleStudies()) {
    const desk = new PlanDesk({
      protocol,
      hash: '0'.repeat(64),
      stimuli: madeUpStimuli(),
      labels: [],
    });
    const conditions = conditionsOf(protocol);
    for (let slot = 0; slot < 3; slot++)
      plans.push(
        desk.draw({ condition: conditions[slot % conditions.length]?.id ?? '', slot, seed: slot }),
      );
    for (const policy of ['block', 'restart'] as const)
      plans.push({
        ...desk.draw({ condition: conditions[0]?.id ?? '', slot: 9, seed: 9 }),
        resume: { policy, within: 20 },
      });
  }
});

test('1,000 fuzzed sessions replay from their records to the same hash, after every event', () => {
  let refused = 0;
  const outcomes = new Map<string, number>();
  for (let seed = 0; seed < SESSIONS; seed++) {
    const plan = plans[seed % plans.length];
    if (!plan) continue;
    const session = fuzzedSession(plan, seed);
    const sent = session.events.map((event) => decodeEntry(encodeEntry({ kind: 'event', event })));
    const last = session.states.at(-1);
    expect(stateHash(replaySession(plan, sent))).toBe(last && stateHash(last));
    const half = Math.floor(sent.length / 2);
    const midway = session.states[half - 1];
    if (midway) expect(stateHash(replaySession(plan, sent.slice(0, half)))).toBe(stateHash(midway));
    refused += session.refused;
    const outcome = last?.outcome ?? 'broken off';
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  expect(refused).toBeGreaterThan(100);
  expect([...outcomes.keys()].sort()).toEqual(
    expect.arrayContaining(['complete', 'expired', 'left']),
  );
});

test('the same place and labels give the same plan, another slot or seed another one', () => {
  const [plan, other] = plans;
  expect(plan).not.toEqual(other);
  expect(
    new Set(plans.map((one) => JSON.stringify(one.trials.map(({ task }) => task)))).size,
  ).toBeGreaterThan(plans.length / 2);
});
