import { afterEach, expect, test } from 'vitest';
import { openDataset } from '#data/node/dataset-folder';
import { keptEntries } from '#server/store/kept-entries';
import { WalkedGrounds } from '#server/study/walked-ground';
import { takePart } from '#study/node/simulated-participant';
import { actInTurn, VirtualClock } from '#study/node/virtual-clock';
import { Plan } from '#study/plan/plan';
import { renderSession } from '#study/session/render-session';
import { simulatedListener } from '#study/simulate/listener';
import { startStudyServer } from '../support/study-server.ts';
import type { TestServer } from '../support/test-server.ts';

const MAP = 'map: {space: musicnn-msd/taggram, projection: pca, axes: [PC 1, PC 2]}';
const WALKS = `format: earshot-protocol
version: 1
id: tiny-study
title: Walks
dataset: tiny
blocks:
  - {kind: consent, text: You will walk., choice: I agree}
  - {kind: explore, minutes: 0.3, ${MAP}, switches: {rotate: true}}
  - {kind: goal-walk, minutes: 0.4, ${MAP}, goal: {find: clip}}
  - {kind: guided-walk, id: placebo, minutes: 0.4, ${MAP}, goal: {find: clip}, policy: placebo, strength: 0}
  - {kind: guided-walk, id: guided, minutes: 0.4, ${MAP}, goal: {find: clip}, policy: fixed-target}
  - {kind: debrief, text: Thank you.}
`;
const PEOPLE = 4;
let server: TestServer;
afterEach(() => server.close());

test('STUDY 6 replay: walks that came through the socket are rendered again from the stored record alone: the same hash and hearing schedule', async () => {
  const clock = new VirtualClock(1_700_000_000_000);
  server = await startStudyServer(WALKS, { now: () => clock.now });
  const [served] = server.parts.datasets;
  const dataset = await openDataset(served?.dir ?? '');
  const grounds = await WalkedGrounds.open(dataset, ['musicnn-msd/taggram']);
  const consent = server.parts.registry.study('tiny-study')?.consent ?? '';
  const noise = Array.from({ length: 6 }, (_, k) =>
    Float32Array.from({ length: 30 }, (__, i) => Math.sin(i * (k + 2))),
  );
  const profile = { noise: 0.4, careless: false, leavesAt: null, returnsAt: null };
  const actors = Array.from({ length: PEOPLE }, (_, i) => ({
    from: clock.now + i,
    acts: takePart({
      url: server.url,
      hello: { study: 'tiny-study', consent, session: `${i}`.repeat(32), token: 'a'.repeat(32) },
      profile,
      listener: simulatedListener(noise, profile, i),
      clipSeconds: 3,
      ground: (task) => grounds.of(task),
      now: () => clock.now,
    }),
  }));
  const results = await actInTurn(clock, actors);
  expect(results.map(({ outcome }) => outcome)).toEqual(Array(PEOPLE).fill('complete'));
  let advice = 0;
  let heard = 0;
  for (let i = 0; i < PEOPLE; i++) {
    const session = `${i}`.repeat(32);
    const place = await server.parts.journal.findPlace('tiny-study', session);
    const plan = Plan.parse(JSON.parse(place?.plan ?? ''));
    const { walks, state } = renderSession(
      plan,
      await keptEntries(server.parts.journal, 'tiny-study', session),
      (viewed) => grounds.positionsOf(viewed),
    );
    expect(state).toMatchObject({ phase: 'over', outcome: 'complete' });
    expect(walks).toHaveLength(4);
    for (const { entries, recorded, hearings, hash } of walks) {
      expect(entries).toEqual(recorded);
      const last = recorded.at(-1);
      expect(last).toMatchObject({ kind: 'event', event: { kind: 'ended', hash } });
      advice += recorded.filter(
        (one) => one.kind === 'event' && one.event.kind === 'advised',
      ).length;
      heard += hearings.length;
    }
  }
  expect(advice).toBeGreaterThan(PEOPLE);
  expect(heard).toBeGreaterThan(3 * PEOPLE);
});
