import { afterEach, describe, expect, test } from 'vitest';
import { createMemoryJournal } from '#server/store/memory-journal';
import { HeadlessClient } from '#study/node/headless-client';
import type { RecordEvent } from '#study/record/event';
import { kindOf } from '#study/trial/kinds';
import type { Hello, Standing } from '#study/wire/messages';
import { startStudyServer, TINY_STUDY } from '../support/study-server.ts';
import type { TestServer } from '../support/test-server.ts';

const MINUTE = 60_000;
const listener = { hear: () => [0.1, 0.2, 0.3, 0, 0, 0], random: () => 0.4, careless: false };
const servers: TestServer[] = [];
const clients: HeadlessClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const server of servers.splice(0)) await server.close();
});

/** A study with a policy, on a clock that the test sets. */
async function startWith(fields: string, clock: { now: number }, journal = createMemoryJournal()) {
  const source = TINY_STUDY.replace('quota: 4', `quota: 4\n${fields}`);
  const server = await startStudyServer(source, { journal, now: () => clock.now });
  servers.push(server);
  return server;
}

const consentOf = ({ parts }: TestServer) => parts.registry.study('tiny-study')?.consent ?? '';

/** Open a page: each has a name of its own. */
async function openPage(
  server: TestServer,
  letter: string,
  page: string | undefined,
  more: Partial<Hello> = {},
) {
  const client = new HeadlessClient({
    url: server.url,
    study: 'tiny-study',
    session: letter.repeat(32),
    token: letter.repeat(32),
    consent: consentOf(server),
    ...(page === undefined ? {} : { page: page.repeat(32) }),
    ...more,
  });
  clients.push(client);
  const standing = await client.welcomed();
  const log = (event: RecordEvent) => client.record({ kind: 'event', event });
  return { client, standing, log };
}
type Page = Awaited<ReturnType<typeof openPage>>;

function begin(server: TestServer, { log, standing }: Page, page: string | undefined): Standing {
  if (!standing) throw new Error('no place');
  const { protocol, dataset, place } = standing.plan;
  const named = page === undefined ? {} : { page: page.repeat(32) };
  log({ kind: 'consented', tick: 0, text: consentOf(server) });
  log({
    kind: 'began',
    tick: 0,
    seed: place.seed,
    protocol,
    dataset,
    build: 'test',
    place,
    ...named,
  });
  return standing;
}

/** Do the trials from ... to - 1. */
function work({ log }: Page, { plan }: Standing, from: number, to: number, tick: number): void {
  for (const { trial, kind: name, task } of plan.trials.slice(from, to)) {
    const kind = kindOf(name);
    log({ kind: 'opened', tick, trial });
    for (const clip of kind.mustHear(task)) {
      log({ kind: 'presented', tick, clip, lag: 5 });
      log({ kind: 'heard', tick, clip });
    }
    const answer = name === 'questionnaire' ? { value: 'x' } : kind.simulate(task, listener);
    log({ kind: 'answered', tick, trial, answer, rt: 5 });
  }
}

/** Somebody who did two trials of a study and closed the page in the middle of the third. */
async function brokenOff(server: TestServer, page: string | undefined = 'a') {
  const first = await openPage(server, '1', page);
  const standing = begin(server, first, page);
  work(first, standing, 0, 2, 100);
  first.log({ kind: 'opened', tick: 120, trial: 2 });
  await first.client.settled();
  first.client.close();
  return standing;
}

const POLICY = 'resume: {policy: resume, within: 20}';

describe('STUDY 6 resume by check-points, as the server has it', () => {
  test('who comes back in time goes on, whoever comes too late finds the session over', async () => {
    for (const [minutes, outcome] of [
      [19, null],
      [21, 'expired'],
    ] as const) {
      const clock = { now: 1_700_000_000_000 };
      const server = await startWith(POLICY, clock);
      const standing = await brokenOff(server);
      clock.now += minutes * MINUTE;
      const back = await openPage(server, '1', 'b');
      const away = back.standing?.away ?? 0;
      expect(away).toBeCloseTo(minutes * 60, 0);
      back.log({ kind: 'returned', tick: 121, away, page: 'b'.repeat(32) });
      if (outcome === null) {
        work(back, standing, 2, standing.plan.trials.length, 130);
        back.log({ kind: 'finished', tick: 140, outcome: 'complete' });
      } else back.log({ kind: 'finished', tick: 122, outcome });
      await back.client.settled();
      expect(back.client.refusal).toBeNull();
      expect(back.client.completion?.code).toBe(outcome === null ? 'DONE-1234' : undefined);
      const place = await server.parts.journal.findPlace('tiny-study', '1'.repeat(32));
      expect(place?.outcome).toBe(outcome ?? 'complete');
    }
  });

  test('a page that says that it was away for no time at all is refused', async () => {
    const clock = { now: 1_700_000_000_000 };
    const server = await startWith(POLICY, clock);
    await brokenOff(server);
    clock.now += 21 * MINUTE;
    const back = await openPage(server, '1', 'b');
    back.log({ kind: 'returned', tick: 121, away: 0, page: 'b'.repeat(32) });
    await back.client.settled();
    expect(back.client.refusal).toMatch(/after 0 s when nothing was heard for 1260 s/);
  });

  test('opening the page again and again does not make the silence shorter, nor does another server', async () => {
    const clock = { now: 1_700_000_000_000 };
    const journal = createMemoryJournal();
    const server = await startWith(POLICY, clock, journal);
    await brokenOff(server);
    clock.now += 15 * MINUTE;
    (await openPage(server, '1', 'b')).client.close();
    clock.now += 6 * MINUTE;
    (await openPage(server, '1', 'c')).client.close();
    const other = await startWith(POLICY, clock, journal);
    const back = await openPage(other, '1', 'd');
    expect(back.standing?.away).toBeCloseTo(21 * 60, 0);
    back.log({ kind: 'returned', tick: 121, away: 30, page: 'd'.repeat(32) });
    await back.client.settled();
    expect(back.client.refusal).toMatch(/longer than this study allows/);
  });

  test.each(['resume', 'restart', 'block'] as const)(
    'policy %s: a new page can’t carry on a half-heard block without coming back first',
    async (policy) => {
      const clock = { now: 1_700_000_000_000 };
      const server = await startWith(`resume: {policy: ${policy}, within: 60}`, clock);
      const standing = await brokenOff(server);
      clock.now += 5 * MINUTE;
      const carriesOn = await openPage(server, '1', 'b');
      carriesOn.log({ kind: 'heard', tick: 130, clip: 0 });
      await carriesOn.client.settled();
      expect(carriesOn.client.refusal).toMatch(/another window or tab/);
      const back = await openPage(server, '1', 'c');
      back.log({ kind: 'returned', tick: 130, away: 300, page: 'c'.repeat(32) });
      const from = { resume: 2, restart: 0, block: 1 }[policy];
      expect(standing.plan.trials[from]?.block).toBe(
        { resume: 'direction', restart: 'free-label', block: 'direction' }[policy],
      );
      back.log({ kind: 'opened', tick: 131, trial: from });
      await back.client.settled();
      expect(back.client.refusal).toBeNull();
    },
  );

  test('where a second window goes on, the first one can’t', async () => {
    const clock = { now: 1_700_000_000_000 };
    const server = await startWith(POLICY, clock);
    const first = await openPage(server, '1', 'a');
    const standing = begin(server, first, 'a');
    work(first, standing, 0, 1, 100);
    await first.client.settled();
    const second = await openPage(server, '1', 'b');
    second.log({ kind: 'returned', tick: 101, away: 0, page: 'b'.repeat(32) });
    await second.client.settled();
    expect(second.client.refusal).toBeNull();
    // One entry of the first window is under the number of the second's: the server has another one there.
    first.log({ kind: 'noticed', tick: 101, what: 'focus', value: 0 });
    first.log({ kind: 'noticed', tick: 101, what: 'focus', value: 1 });
    await first.client.settled();
    expect(first.client.refusal).not.toBeNull();
  });

  test('what an earlier page could not send is still taken, up to the age that the study allows', async () => {
    for (const [minutes, refusal] of [
      [10, null],
      [30, /longer than its study allows/],
    ] as const) {
      const clock = { now: 1_700_000_000_000 };
      const server = await startWith(POLICY, clock);
      const standing = await brokenOff(server);
      clock.now += 60 * MINUTE;
      const left = await openPage(server, '1', 'a');
      const made = 120 + (minutes * MINUTE) / 8;
      const [clip = 0] = kindOf('direction').mustHear(standing.plan.trials[2]?.task);
      left.log({ kind: 'presented', tick: made, clip, lag: 5 });
      await left.client.settled();
      if (refusal === null) expect(left.client.refusal).toBeNull();
      else expect(left.client.refusal).toMatch(refusal);
      left.client.close();
      const back = await openPage(server, '1', 'b');
      expect(back.standing?.away).toBeCloseTo(3600, 0);
    }
  });
});

describe('STUDY 6 bar repeat participants', () => {
  test.each([
    ['the id of a panel', { participant: { panel: 'sona', id: '77' } as const }],
    [
      'the id of a link made for one person',
      { participant: { panel: 'link', id: 'p-12' } as const },
    ],
    ['the same secret under another name', { token: '9'.repeat(32) }],
  ])('by %s; nothing is written for whoever is barred', async (_, more) => {
    const clock = { now: 1_700_000_000_000 };
    const journal = createMemoryJournal();
    const calls: string[] = [];
    const watched = {
      ...journal,
      open: async (session: Parameters<typeof journal.open>[0]) => {
        calls.push('open');
        return await journal.open(session);
      },
      forget: async (study: string, session: string) => {
        calls.push('forget');
        await journal.forget(study, session);
      },
    };
    const server = await startWith('repeat: bar', clock, watched);
    const first = await openPage(server, '1', 'a', more);
    expect(first.standing).not.toBeNull();
    calls.length = 0;
    const again = await openPage(server, '2', 'b', more);
    expect(again.client.refusal).toMatch(/only once/);
    expect(calls).toEqual([]);
    expect(await journal.find('tiny-study', '2'.repeat(32))).toBeUndefined();
    const same = await openPage(server, '1', 'c', more);
    expect(same.standing).not.toBeNull();
  });

  test('where repeats are allowed, the same person may come again', async () => {
    const clock = { now: 1_700_000_000_000 };
    const server = await startWith('repeat: allow', clock);
    const participant = { panel: 'prolific', id: 'x' } as const;
    expect((await openPage(server, '1', 'a', { participant })).standing).not.toBeNull();
    expect((await openPage(server, '2', 'b', { participant })).standing).not.toBeNull();
  });
});
