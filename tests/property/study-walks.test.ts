import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '#models/chance/seeded-random';
import { simulateWalk } from '#study/node/simulated-walk';
import { PlanDesk } from '#study/plan/draw-plan';
import type { Plan } from '#study/plan/plan';
import { blockIds } from '#study/protocol/protocol';
import type { RecordEvent } from '#study/record/event';
import { renderSession } from '#study/session/render-session';
import { NEW_SESSION } from '#study/session/session-state';
import { stepSession } from '#study/session/step-session';
import { tickSeconds } from '#study/session/ticks';
import { usualSeconds } from '#study/trial/map-rule';
import { Course, type CourseTask } from '#study/walk/course';
import { prepareGround, startPlace } from '#study/walk/ground';
import { Walk } from '#study/walk/walk';
import { decodeEntry, type Entry, encodeEntry } from '#study/wire/entry';
import { Explorer } from '../../game/map/explorer.ts';
import { exampleStudies } from '../support/example-studies.ts';
import { madeUpStimuli } from '../support/made-up-stimuli.ts';

const stimuli = madeUpStimuli();
const plans: Plan[] = [];
for (const { protocol } of await exampleStudies()) {
  if (protocol.id !== 'goal-free-placebo') continue;
  const desk = new PlanDesk({ protocol, hash: '0'.repeat(64), stimuli, labels: [] });
  for (let slot = 0; slot < 8; slot++)
    plans.push(desk.draw({ condition: 'all', slot, seed: slot }));
  expect(blockIds(protocol)).toContain('placebo');
}

const random = seededRandom(3);
const positions = Float32Array.from({ length: 2 * stimuli.segments }, () => random());
const view = (task: CourseTask) => ({
  space: task.map.space,
  projection: task.map.projection,
  axes: [0, 1] as const,
  labels: ['a', 'b'] as const,
  scale: [1, 1] as const,
  offset: [0, 0] as const,
  positions,
  tracks: new Uint32Array(stimuli.segments),
  ...(task.speed === null ? {} : { speed: task.speed }),
});

const act = fc.oneof(
  { weight: 8, arbitrary: fc.record({ frame: fc.integer({ min: 1, max: 90 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ dx: fc.double({ min: -1, max: 1, noNaN: true }), dy: fc.constant(0.4) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.constant(0.3) }),
  },
  { weight: 1, arbitrary: fc.record({ asleep: fc.integer({ min: 1001, max: 60_000 }) }) },
  { weight: 1, arbitrary: fc.record({ focus: fc.constantFrom(0, 1) }) },
  { weight: 1, arbitrary: fc.record({ measured: fc.nat(200) }) },
  { weight: 1, arbitrary: fc.record({ resting: fc.nat(10_000) }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

interface Lived {
  readonly entries: readonly Entry[];
  /** Name of everything until each tick, and what was heard at it. */
  readonly ticks: readonly { readonly hash: string; readonly heard: string }[];
}

const seen = ({ hash, state }: Walk) => ({ hash, heard: JSON.stringify(state.voices) });

/** One thing that a person or their computer does. */
function doOne(
  one: Act,
  explorer: Explorer,
  clock: { ms: number },
  now: () => number,
  log: (event: RecordEvent) => void,
): void {
  const { tick } = explorer.walk.state;
  if ('frame' in one) {
    clock.ms += one.frame;
    explorer.frame(true);
  } else if ('asleep' in one) clock.ms += one.asleep;
  else if ('dx' in one) explorer.steer({ kind: 'head', dx: one.dx, dy: one.dy });
  else if ('x' in one) explorer.walkTo(one);
  else if ('resting' in one) return;
  else if ('focus' in one) log({ kind: 'noticed', tick: now(), what: 'focus', value: one.focus });
  else if (tick - one.measured >= 913)
    log({ kind: 'sounded', tick: tick - one.measured, segment: 1, gain: 0.5, lag: 9 });
}

/** Live through one walked trial as the page does: on a clock of frames, with pauses and all that is noticed. */
function live(plan: Plan, trial: number, acts: readonly Act[], end: 'ended' | 'broken off'): Lived {
  const planned = plan.trials[trial];
  const task = planned?.task as CourseTask;
  const entries: Entry[] = [];
  const ticks: { hash: string; heard: string }[] = [];
  let state = { ...NEW_SESSION, trial, open: true, tick: 900, openedAt: 900 };
  const log = (event: RecordEvent) => {
    state = stepSession(plan, state, event).state;
    entries.push({ kind: 'event', event });
  };
  const clock = { ms: 0 };
  const setOut = (tick: number, at: { x: number; y: number } | null) =>
    new Explorer({
      view: view(task),
      seed: task.seed,
      at,
      tick,
      extent: { width: 800, height: 600 },
      now: () => clock.ms,
      hooks: {
        record: (entry) => (entry.kind === 'event' ? log(entry.event) : entries.push(entry)),
        heard: () => undefined,
        begun: (walk) => {
          const course = new Course(task, walk, state.walkedTicks);
          return () => {
            course.pass();
            ticks.push(seen(walk));
          };
        },
      },
    });
  let explorer = setOut(913, null);
  const now = () => Math.max(state.tick, explorer.walk.state.tick);
  for (const one of acts) {
    doOne(one, explorer, clock, now, log);
    if (!('resting' in one)) continue;
    explorer.end();
    log({ kind: 'suspended', tick: now() });
    log({ kind: 'resumed', tick: now() + one.resting });
    explorer = setOut(state.tick, explorer.walk.state);
  }
  if (end === 'ended') {
    explorer.end();
    log({
      kind: 'answered',
      tick: now(),
      trial,
      answer: task.targets ? { reached: false } : {},
      rt: 1,
    });
  }
  return { entries, ticks };
}

/** The record of a session that went straight to a trial. */
function sessionOf(plan: Plan, trial: number, walked: readonly Entry[]) {
  const alone: Plan = {
    ...plan,
    trials: plan.trials
      .slice(0, trial + 1)
      .map((one, i) => (i < trial ? { ...one, kind: 'debrief', task: {} } : one)),
    blocks: [{ id: 'all', kind: 'explore', title: '', from: 0, to: trial + 1 }],
  };
  const before: Entry[] = alone.trials.slice(0, trial).flatMap((one): Entry[] => [
    { kind: 'event', event: { kind: 'opened', tick: 1, trial: one.trial } },
    { kind: 'event', event: { kind: 'answered', tick: 1, trial: one.trial, answer: {}, rt: 1 } },
  ]);
  const opened: Entry = { kind: 'event', event: { kind: 'opened', tick: 900, trial } };
  const entries = [...before, opened, ...walked].map((entry) => decodeEntry(encodeEntry(entry)));
  return { plan: alone, entries };
}

const walkedTrial = (plan: Plan, which: number) => {
  const trials = plan.trials.filter(
    ({ task }) => typeof task === 'object' && task !== null && 'map' in task,
  );
  return trials[which % trials.length]?.trial ?? 0;
};
const decided = ({ kind }: RecordEvent) =>
  ['viewed', 'intended', 'advised', 'ended'].includes(kind);

test('STUDY 6 a session with walks is rendered again from its record: the same state hash at every tick, the same voices with the same gains, the same advice', () => {
  let advice = 0;
  fc.assert(
    fc.property(
      fc.nat(),
      fc.nat(),
      fc.array(act, { minLength: 5, maxLength: 120 }),
      (slot, which, acts) => {
        const plan = plans[slot % plans.length];
        if (!plan) return;
        const trial = walkedTrial(plan, which);
        const lived = live(plan, trial, acts, 'ended');
        const session = sessionOf(plan, trial, lived.entries);
        const ticks: ReturnType<typeof seen>[] = [];
        const { walks, state } = renderSession(
          session.plan,
          session.entries,
          () => positions,
          (_, walk) => ticks.push(seen(walk)),
        );
        expect(ticks).toEqual(lived.ticks);
        expect(walks).toHaveLength(1 + acts.filter((one) => 'resting' in one).length);
        const kept = lived.entries.filter((one) => one.kind === 'samples' || decided(one.event));
        const again = walks
          .flatMap(({ entries }) => entries)
          .map((entry) => decodeEntry(encodeEntry(entry)));
        expect(again).toEqual(kept.map((entry) => decodeEntry(encodeEntry(entry))));
        expect(state).toMatchObject({ open: false, walkingSince: null });
        advice += kept.filter((one) => one.kind === 'event' && one.event.kind === 'advised').length;
      },
    ),
    { numRuns: 120 },
  );
  expect(advice).toBeGreaterThan(20);
});

test('however often a walk is paused, it takes its time once: what was walked before counts, the pauses do not', () => {
  const stretch = fc.record({ ticks: fc.integer({ min: 1, max: 700 }), rest: fc.nat(100_000) });
  fc.assert(
    fc.property(fc.nat(), fc.array(stretch, { maxLength: 6 }), (slot, stretches) => {
      const plan = plans[slot % plans.length];
      const trial = plan?.trials.find(({ kind }) => kind === 'explore');
      if (!plan || !trial) throw new Error('no free walk');
      const task = { ...(trial.task as CourseTask), seconds: 8 };
      const ground = prepareGround(view(task));
      let state = { ...NEW_SESSION, trial: trial.trial, open: true, tick: 900, openedAt: 900 };
      const log = (event: RecordEvent) => {
        state = stepSession(plan, state, event).state;
      };
      let walked = 0;
      for (const { ticks, rest } of [...stretches, { ticks: 1e6, rest: 0 }]) {
        const record = (entry: Entry) => entry.kind === 'event' && log(entry.event);
        const walk = new Walk(ground, startPlace(ground, task.seed), record, state.tick);
        const course = new Course(task, walk, state.walkedTicks);
        expect(course.passed).toBe(tickSeconds(walked));
        for (let i = 0; i < ticks && !course.over; i++, walked++) {
          walk.advance();
          course.pass();
        }
        walk.end();
        expect(state.walkedTicks).toBe(walked);
        log({ kind: 'suspended', tick: state.tick });
        log({ kind: 'resumed', tick: state.tick + rest });
      }
      expect(tickSeconds(walked)).toBe(8);
      log({ kind: 'returned', tick: state.tick, away: 1 });
      expect(state.walkedTicks).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test('a walk without a limit is over at no time, a simulated person ends it all the same', () => {
  const trial = plans[0]?.trials.find(({ kind }) => kind === 'explore');
  const task = { ...(trial?.task as CourseTask), seconds: null };
  const ground = prepareGround(view(task));
  const course = new Course(
    task,
    new Walk(ground, startPlace(ground, task.seed), () => undefined, 0),
    1e9,
  );
  course.pass();
  expect([course.over, course.left]).toEqual([false, null]);
  const heard = (segment: number) => [random() + segment / stimuli.segments];
  const listener = { hear: heard, random, careless: false };
  const entries: Entry[] = [];
  const record = (entry: Entry) => void entries.push(entry);
  let walked = 0;
  for (const ms of simulateWalk({ task, ground, listener, record, tick: 0 })) walked += ms;
  expect(walked).toBe(1000 * usualSeconds(task));
  expect(entries.length).toBeGreaterThan(100);
});

test('a walk that breaks off is rendered as far as its record goes, with the same hashes until there', () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(act, { minLength: 5, maxLength: 80 }), (slot, acts) => {
      const plan = plans[slot % plans.length];
      if (!plan) return;
      const trial = walkedTrial(plan, slot);
      const lived = live(plan, trial, acts, 'broken off');
      const session = sessionOf(plan, trial, lived.entries);
      const ticks: ReturnType<typeof seen>[] = [];
      renderSession(
        session.plan,
        session.entries,
        () => positions,
        (_, walk) => ticks.push(seen(walk)),
      );
      expect(ticks).toEqual(lived.ticks.slice(0, ticks.length));
    }),
    { numRuns: 40 },
  );
});

test('a record that was tampered with comes to another hash than the one it holds', () => {
  const [plan] = plans;
  if (!plan) throw new Error('no plan');
  const trial = walkedTrial(plan, 0);
  const acts = [{ dx: 0.5, dy: 0.4 }, ...Array(60).fill({ frame: 30 })] as Act[];
  const { entries } = live(plan, trial, acts, 'ended');
  const wrong = entries.map(
    (entry): Entry =>
      entry.kind === 'event' && entry.event.kind === 'intended'
        ? {
            kind: 'event',
            event: { ...entry.event, intent: { kind: 'head', dx: 0.5000001, dy: 0.4 } },
          }
        : entry,
  );
  const held = entries.flatMap((one) =>
    one.kind === 'event' && one.event.kind === 'ended' ? [one.event.hash] : [],
  );
  const hashOf = (kept: readonly Entry[]) => {
    const session = sessionOf(plan, trial, kept);
    return renderSession(session.plan, session.entries, () => positions).walks[0]?.hash;
  };
  expect(hashOf(entries)).toBe(held[0]);
  expect(hashOf(wrong)).not.toBe(held[0]);
});
