import { beforeAll, expect, test } from 'vitest';
import { seededRandom } from '#models/chance/seeded-random';
import { PlanDesk } from '#study/plan/draw-plan';
import { type Plan, withoutTruth } from '#study/plan/plan';
import { withLabels } from '#study/plan/shown-labels';
import { conditionsOf, type Protocol } from '#study/protocol/protocol';
import { drawProfile, qualitiesOf, simulatedListener } from '#study/simulate/listener';
import { isWalked, KINDS, kindOf } from '#study/trial/kinds';
import { isShowable } from '#study/trial/label-filter';
import { exampleStudies } from '../support/example-studies.ts';
import { madeUpStimuli } from '../support/made-up-stimuli.ts';

const stimuli = madeUpStimuli();
const studies: { protocol: Protocol; plans: Plan[] }[] = [];

beforeAll(async () => {
  for (const { protocol } of await exampleStudies()) {
    const desk = new PlanDesk({ protocol, hash: '0'.repeat(64), stimuli, labels: [] });
    const [condition] = conditionsOf(protocol);
    const plans = Array.from({ length: 12 }, (_, slot) =>
      desk.draw({ condition: condition?.id ?? '', slot, seed: slot }),
    );
    studies.push({ protocol, plans });
  }
});

const trials = () => studies.flatMap(({ plans }) => plans.flatMap((plan) => plan.trials));

test('the ready protocols use every kind of trial, and none has more than 60 lines save the battery and the 32 maps', () => {
  const used = new Set(studies.flatMap(({ protocol }) => protocol.blocks.map(({ kind }) => kind)));
  expect([...used].sort()).toEqual(
    KINDS.map(({ name }) => name)
      .filter((name) => name !== 'instructions')
      .sort(),
  );
});

test('a simulated answer fits its task, and its rows have exactly the columns of the kind', () => {
  const listener = simulatedListener(qualitiesOf(stimuli), drawProfile(seededRandom(1)), 5);
  for (const { kind: name, task, truth = {} } of trials()) {
    const kind = kindOf(name);
    const answer = kind.simulate(task, listener);
    expect(kind.Answer.safeParse(answer).success).toBe(true);
    expect(kind.misfit(task, answer)).toBeNull();
    const columns = kind.columns.map(([column]) => column).sort();
    const rows = kind.rows(task, truth, answer);
    for (const row of rows)
      expect(
        Object.keys(row).filter((key) => !columns.includes(key) && key !== 'a' && key !== 'b'),
      ).toEqual([]);
    if (!isWalked(name))
      expect(kind.clips(task).length).toBeGreaterThanOrEqual(kind.mustHear(task).length);
  }
});

test('no clip is offered twice in a trial, and none of two by one artist where the rule says so', () => {
  const intruders = trials().filter(({ kind }) => kind === 'axis-intruder');
  expect(intruders.length).toBeGreaterThan(100);
  for (const { kind, task } of trials()) {
    const clips = kindOf(kind).clips(task);
    if (kind !== 'mushra') expect(new Set(clips).size).toBe(clips.length);
  }
});

test('what is true of a trial is not sent to its participant', () => {
  for (const { plans } of studies)
    for (const plan of plans) {
      expect(JSON.stringify(withoutTruth(plan))).not.toContain('odd_clip');
      expect(withoutTruth(plan).trials.every((trial) => !('truth' in trial))).toBe(true);
    }
});

test('an axis is flipped for exactly half of the people', () => {
  const battery = studies.find(({ protocol }) => protocol.id === 'axis-battery');
  const flips = battery?.plans.flatMap(({ trials: own }) =>
    own
      .filter(({ kind }) => kind === 'explore')
      .map(({ task }) => (task as { flipX: boolean }).flipX),
  );
  expect(flips?.filter((flip) => flip)).toHaveLength((flips?.length ?? 0) / 2);
});

test('every clip of a pool is the intruder about equally often over people', () => {
  const single = studies.find(({ protocol }) => protocol.id === 'axis-intruder');
  const odd = single?.plans.flatMap(({ trials: own }) =>
    own
      .filter(
        ({ kind, truth, repeats }) =>
          kind === 'axis-intruder' && truth?.['axis'] === 'pc1' && repeats === null,
      )
      .map(({ truth }) => truth?.['odd_clip']),
  );
  const counts = new Map<unknown, number>();
  for (const clip of odd ?? []) counts.set(clip, (counts.get(clip) ?? 0) + 1);
  expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(2);
});

test('a label of somebody else is in a plan by its number only, and gone once its author took it back', () => {
  const protocol = studies.find(({ protocol: one }) => one.id === 'label-transfer')?.protocol;
  if (!protocol) throw new Error('no protocol');
  const desk = new PlanDesk({ protocol, hash: '0'.repeat(64), stimuli, labels: [] });
  const labels = [{ id: 41, axis: 'pc1', pole: 'low' as const }];
  const plan = desk.draw({ condition: 'all', slot: 0, seed: 3 }, labels);
  expect(JSON.stringify(plan)).not.toContain('CANARY');
  expect(JSON.stringify(withLabels(plan, () => 'CANARY'))).toContain('CANARY');
  expect(JSON.stringify(withLabels(plan, () => undefined))).toContain('taken back');
});

test('labels with addresses, numbers, insults or whole sentences are not shown to others', () => {
  expect(['calm', 'a rainy Sunday', 'très doux'].map(isShowable)).toEqual([true, true, true]);
  expect(
    ['call 0151123456', 'me@home', 'www.x.y', 'shit', 'x', 'one two three four five six seven'].map(
      isShowable,
    ),
  ).toEqual([false, false, false, false, false, false]);
});
