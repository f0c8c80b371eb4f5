import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { exportCommand } from '#server/export-command';
import { openSqliteJournal } from '#server/store/sqlite-journal';
import { HeadlessClient } from '#study/node/headless-client';
import type { RecordEvent } from '#study/record/event';
import { kindOf } from '#study/trial/kinds';
import type { Hello, Standing } from '#study/wire/messages';
import { startStudyServer, TINY_STUDY } from '../support/study-server.ts';
import type { TestServer } from '../support/test-server.ts';

const CANARY = 'purple elephants';
const listener = { hear: () => [0.1, 0.2, 0.3, 0, 0, 0], random: () => 0.4, careless: false };
let server: TestServer;
const clients: HeadlessClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await server.close();
});

function helloOf(letter: string, more: Partial<Hello> = {}) {
  const consent = server.parts.registry.study('tiny-study')?.consent ?? '';
  return {
    study: 'tiny-study',
    session: letter.repeat(32),
    token: letter.repeat(32),
    consent,
    ...more,
  };
}

async function enter(letter: string, more: Partial<Hello> = {}) {
  const client = new HeadlessClient({ url: server.url, ...helloOf(letter, more) });
  clients.push(client);
  const standing = await client.welcomed();
  return { client, standing };
}

function begin(client: HeadlessClient, { plan }: Standing): void {
  const { protocol, dataset, place } = plan;
  const consent = server.parts.registry.study('tiny-study')?.consent ?? '';
  log(client, { kind: 'consented', tick: 0, text: consent });
  log(client, {
    kind: 'began',
    tick: 0,
    seed: place.seed,
    protocol,
    dataset,
    build: 'test',
    place,
  });
}

function log(client: HeadlessClient, event: RecordEvent): void {
  client.record({ kind: 'event', event });
}

/** Do the trials from ... to - 1 at the given tick. */
function work(
  client: HeadlessClient,
  { plan }: Standing,
  from: number,
  to: number,
  tick: number,
  text = CANARY,
): void {
  for (const { trial, kind: name, task } of plan.trials.slice(from, to)) {
    const kind = kindOf(name);
    log(client, { kind: 'opened', tick, trial });
    for (const clip of kind.mustHear(task)) {
      log(client, { kind: 'presented', tick, clip, lag: 5 });
      log(client, { kind: 'heard', tick, clip });
    }
    const simulated = kind.simulate(task, listener);
    const answer =
      name === 'free-label'
        ? { a: text, b: 'bright' }
        : name === 'questionnaire'
          ? { value: text }
          : simulated;
    log(client, { kind: 'answered', tick, trial, answer, rt: 5 });
  }
}

async function participate(letter: string, more: Partial<Hello> = {}, text = CANARY) {
  const { client, standing } = await enter(letter, more);
  if (!standing) throw new Error(client.refusal ?? '');
  begin(client, standing);
  work(client, standing, 0, standing.plan.trials.length, 100, text);
  log(client, { kind: 'finished', tick: 101, outcome: 'complete' });
  await client.settled();
  return { client, standing };
}

test('STUDY 6 completion code: it is given once the whole record is durable, and not before', async () => {
  server = await startStudyServer();
  const { client, standing } = await enter('a');
  if (!standing) throw new Error('no place');
  expect(JSON.stringify(standing)).not.toContain('DONE-1234');
  begin(client, standing);
  work(client, standing, 0, standing.plan.trials.length, 100);
  await client.settled();
  expect(client.completion).toBeNull();
  log(client, { kind: 'finished', tick: 101, outcome: 'complete' });
  await client.settled();
  expect(client.completion).toEqual({ code: 'DONE-1234', link: 'https://panel.example/return' });
  client.close();
  const again = await enter('a');
  expect(again.client.completion?.code).toBe('DONE-1234');
});

test('a door tells what is agreed to and nothing of the protocol', async () => {
  server = await startStudyServer();
  const door = await (await fetch(`${server.url}/api/studies/tiny-study`)).text();
  expect(JSON.parse(door)).toMatchObject({
    id: 'tiny-study',
    consent: { text: 'You will listen to chords.' },
    once: false,
  });
  expect(door).not.toMatch(/direction|pc1|DONE/);
});

test('STUDY 6 nothing lost: who closes the page goes on where the server says, with all that was answered', async () => {
  let now = 1_700_000_000_000;
  server = await startStudyServer(TINY_STUDY, { now: () => now });
  const { client, standing } = await enter('b');
  if (!standing) throw new Error('no place');
  begin(client, standing);
  work(client, standing, 0, 2, 100);
  log(client, { kind: 'opened', tick: 120, trial: 2 });
  await client.settled();
  client.close();
  now += 90_000;
  const back = await enter('b');
  expect(back.standing?.away).toBeGreaterThanOrEqual(60);
  expect(back.standing?.plan).toEqual(standing.plan);
  expect(back.standing?.state).toMatchObject({ trial: 2, open: true, tick: 120 });
  if (!back.standing) return;
  log(back.client, { kind: 'returned', tick: 130, away: back.standing.away });
  work(back.client, back.standing, 2, back.standing.plan.trials.length, 140);
  log(back.client, { kind: 'finished', tick: 150, outcome: 'complete' });
  await back.client.settled();
  expect(back.client.completion?.code).toBe('DONE-1234');
});

const BREACHES: readonly [name: string, events: readonly RecordEvent[], reason: RegExp][] = [
  [
    'an answer to a trial that is not open',
    [{ kind: 'answered', tick: 1, trial: 0, answer: { a: 'x', b: 'y' }, rt: 1 }],
    /not open/,
  ],
  ['a trial that is not the next one', [{ kind: 'opened', tick: 1, trial: 3 }], /expected 0/],
  [
    'a clip rated without being heard',
    [
      { kind: 'opened', tick: 1, trial: 0 },
      { kind: 'answered', tick: 2, trial: 0, answer: { a: 'x', b: 'y' }, rt: 1 },
    ],
    /before its clip 0 was heard/,
  ],
  [
    'an end before the end',
    [{ kind: 'finished', tick: 1, outcome: 'complete' }],
    /not at that end/,
  ],
  ['a tick from the future', [{ kind: 'opened', tick: 4_000_000_000, trial: 0 }], /future/],
  [
    'a walk without a walk',
    [{ kind: 'intended', tick: 1, intent: { kind: 'halt' } }],
    /no walk is open/,
  ],
  [
    'a second consent',
    [{ kind: 'consented', tick: 1, text: 'a'.repeat(64) }],
    /begins consented, began/,
  ],
];

test.each(BREACHES)('%s is refused for good, with its reason', async (_, events, reason) => {
  server = await startStudyServer();
  const { client, standing } = await enter('c');
  if (!standing) throw new Error('no place');
  begin(client, standing);
  for (const event of events) log(client, event);
  await client.settled();
  expect(client.refusal).toMatch(reason);
});

test('nothing is logged before the consent of the study was named', async () => {
  server = await startStudyServer();
  const { client } = await enter('d', { consent: 'a'.repeat(64) });
  expect(client.refusal).toMatch(/consent text that this study never had/);
  expect(await server.parts.journal.find('tiny-study', 'd'.repeat(32))).toBeUndefined();
});

test('somebody whom a panel sends twice is barred where the study says so, and their id is nowhere', async () => {
  server = await startStudyServer(TINY_STUDY.replace('quota: 4', 'quota: 4\nrepeat: bar'));
  const participant = { panel: 'prolific', id: '5f1c0ffee5f1c0ffee5f1c0f' } as const;
  await participate('e', { participant });
  const { client } = await enter('f', { participant });
  expect(client.refusal).toMatch(/only once/);
  expect(await server.parts.journal.find('tiny-study', 'f'.repeat(32))).toBeUndefined();
  const place = await server.parts.journal.findPlace('tiny-study', 'e'.repeat(32));
  expect(place?.participant).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(place) + server.log()).not.toContain(participant.id);
});

test('a study that has all its people tells the next one so and keeps nothing of them', async () => {
  server = await startStudyServer(TINY_STUDY.replace('quota: 4', 'quota: 1'));
  await participate('1');
  const { client } = await enter('2');
  expect(client.refusal).toMatch(/all the people it needs/);
  expect(await server.parts.journal.find('tiny-study', '2'.repeat(32))).toBeUndefined();
});

test('a withdrawal deletes for good: 0 occurrences of the id or of what was written, also where others read it', async () => {
  const data = await mkdtemp(join(tmpdir(), 'earshot-withdraw-'));
  const journal = await openSqliteJournal(data);
  server = await startStudyServer(TINY_STUDY, { journal });
  const first = await participate('7');
  await participate('8');
  const before = await Promise.all((await readdir(data)).map((name) => readFile(join(data, name))));
  expect(before.some((bytes) => bytes.includes(CANARY))).toBe(true);
  for (const letter of ['7', '8']) {
    const response = await fetch(`${server.url}/api/sessions/tiny-study/${letter.repeat(32)}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${letter.repeat(32)}` },
    });
    expect(response.status).toBe(204);
  }
  expect(first.client.refusal ?? 'ended').toBeTruthy();
  expect(await journal.labels('tiny-study')).toEqual([]);
  await participate('9', {}, 'green');
  const files = await Promise.all((await readdir(data)).map((name) => readFile(join(data, name))));
  const after = await mkdtemp(join(tmpdir(), 'earshot-withdrawn-'));
  await journal.close();
  const registry = join(data, 'registry.json');
  const source = server.parts.registry.study('tiny-study');
  await writeFile(registry, JSON.stringify({ studies: [source], datasets: [] }));
  await exportCommand([
    'tiny-study',
    '--data',
    data,
    '--out',
    after,
    '--dataset',
    server.parts.datasets[0]?.dir ?? '',
  ]);
  const exported = await Promise.all(
    (await readdir(after)).map((name) => readFile(join(after, name))),
  );
  for (const bytes of [...files, ...exported, Buffer.from(server.log())])
    for (const trace of ['7'.repeat(32), '8'.repeat(32), CANARY])
      expect(bytes.includes(trace)).toBe(false);
  await rm(data, { recursive: true });
  await rm(after, { recursive: true });
});
