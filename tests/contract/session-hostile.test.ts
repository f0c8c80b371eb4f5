import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { HeadlessClient } from '#study/node/headless-client';
import { type Entry, encodeEntry, MOST_ENTRY_BYTES } from '#study/wire/entry';
import { type Kept, MOST_MESSAGE_BYTES, MOST_SESSION_ENTRIES } from '#study/wire/messages';
import {
  heard,
  opening,
  startTestServer,
  type TestServer,
  visitor,
} from '../support/test-server.ts';

let server: TestServer;
const sockets: Socket[] = [];
let visitors = 0;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => await server.close());
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

/** A connection that sends what it likes. */
async function rawLine(): Promise<Socket> {
  const socket = io(server.url, { forceNew: true, transports: ['websocket'], reconnection: false });
  sockets.push(socket);
  await heard(socket, 'connect');
  return socket;
}

async function ask(socket: Socket, name: string, ...args: unknown[]): Promise<Kept> {
  return await socket.timeout(5000).emitWithAck(name, ...args);
}

/** A valid hello of somebody new. */
function somebody() {
  const session = (visitors++).toString(16).padStart(32, '0');
  return { wire: 1, ...visitor(server.parts.registry), session };
}

async function greeted(hello = somebody()): Promise<Socket> {
  const socket = await rawLine();
  expect(await ask(socket, 'hello', hello)).toEqual({ ok: true, next: 0 });
  return socket;
}

async function opened(): Promise<Socket> {
  const socket = await greeted();
  for (const [seq, entry] of opening(server).entries())
    expect(await ask(socket, 'entry', seq, encodeEntry(entry))).toEqual({
      ok: true,
      next: seq + 1,
    });
  return socket;
}

const halt: Entry = {
  kind: 'event',
  event: { kind: 'intended', tick: 1, intent: { kind: 'halt' } },
};
const sample: Entry = { kind: 'samples', tick: 0, positions: Float32Array.of(0.5, 0.5) };

function changed(index: number, change: object): Uint8Array {
  const entry = opening(server)[index];
  if (entry?.kind !== 'event') throw new Error('An opening has events only.');
  return jsonEntry({ ...entry.event, ...change });
}

function jsonEntry(value: unknown): Uint8Array {
  return Uint8Array.of(1, 1, ...new TextEncoder().encode(JSON.stringify(value)));
}

describe('a hello is refused for good', () => {
  const breaches: readonly [string, unknown, RegExp][] = [
    ['that is nothing', undefined, /hello/],
    ['that is text', 'hello', /hello/],
    ['of another version', { wire: 2 }, /version 1/],
    ['with a path as its session', { session: '../../etc/passwd' }, /session/],
    ['with SQL as its session', { session: `' OR 1=1 --` }, /session/],
    ['with an object as its token', { token: { $gt: '' } }, /token/],
    ['of a study that is not there', { study: 'no-such-study' }, /expected one of: free-play/],
    ['with a consent text nobody wrote', { consent: '0'.repeat(64) }, /consent text/],
  ];
  test.each(breaches)('%s', async (_, change, reason) => {
    const socket = await rawLine();
    const hello = typeof change === 'object' ? { ...somebody(), ...change } : change;
    const answer = await ask(socket, 'hello', hello);
    expect(answer).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });

  test("with another's session", async () => {
    const hello = somebody();
    await greeted(hello);
    const thief = await rawLine();
    const answer = await ask(thief, 'hello', { ...hello, token: 'e'.repeat(32) });
    expect(answer).toEqual({ ok: false, reason: expect.stringMatching(/token/) });
    const entry = await ask(thief, 'entry', 0, encodeEntry(halt));
    expect(entry.ok).toBe(false);
  });

  test('that changes the session of its connection', async () => {
    const socket = await greeted();
    const answer = await ask(socket, 'hello', somebody());
    expect(answer).toEqual({ ok: false, reason: expect.stringMatching(/second session/) });
  });
});

describe('an entry is refused', () => {
  test('before a hello, but for now', async () => {
    const socket = await rawLine();
    expect(await ask(socket, 'entry', 0, encodeEntry(halt))).toMatchObject({ ok: false, next: 0 });
  });

  const seqs: readonly [string, unknown][] = [
    ['text', '0'],
    ['a fraction', 0.5],
    ['negative', -1],
    ['not finite', null],
    ['beyond the limit', MOST_SESSION_ENTRIES + 5],
  ];
  test.each(seqs)('whose number is %s', async (_, seq) => {
    const socket = await greeted();
    const answer = await ask(socket, 'entry', seq, encodeEntry(halt));
    expect(answer.ok).toBe(false);
  });

  test('after a gap, with where to go on', async () => {
    const socket = await opened();
    const answer = await ask(socket, 'entry', 5, encodeEntry(halt));
    expect(answer).toEqual({ ok: false, reason: expect.stringMatching(/expected 3/), next: 3 });
    expect(await ask(socket, 'entry', 3, encodeEntry(halt))).toEqual({ ok: true, next: 4 });
  });

  const openings: readonly [string, number, () => Uint8Array][] = [
    ['when consented does not come first', 0, () => encodeEntry(halt)],
    ['when samples come before viewed', 2, () => encodeEntry(sample)],
    ['when consented comes again', 3, () => changed(0, {})],
    ['when began comes again', 3, () => changed(1, {})],
    ['with another consent', 0, () => changed(0, { text: '1'.repeat(64) })],
    ['with another protocol', 1, () => changed(1, { protocol: '1'.repeat(64) })],
    ['on an unknown dataset', 1, () => changed(1, { dataset: { id: 'x', hash: '2'.repeat(64) } })],
    ['with a map of no width', 2, () => changed(2, { scale: [0, 1] })],
    ['with a map too wide to read back', 2, () => changed(2, { scale: [1e-300, 1] })],
    ['with an ear too small to analyse', 2, () => changed(2, { radius: 1e-300 })],
    ['with a label of 10 kB', 2, () => changed(2, { labels: ['x'.repeat(10_000), 'y'] })],
  ];
  test.each(openings)('%s', async (_, at, bytes) => {
    const socket = await greeted();
    for (const [seq, entry] of opening(server).entries())
      if (seq < at) await ask(socket, 'entry', seq, encodeEntry(entry));
    const answer = await ask(socket, 'entry', at, bytes());
    expect(answer).toEqual({ ok: false, reason: expect.any(String) });
    expect(await ask(socket, 'hello', 'again')).toMatchObject({ ok: false });
  });

  const contents: readonly [string, () => unknown][] = [
    ['that is no bytes', () => 'bytes'],
    ['that is empty', () => new Uint8Array(0)],
    ['of another version', () => Uint8Array.of(9, 1)],
    ['of another kind', () => Uint8Array.of(1, 9)],
    ['that is too long', () => new Uint8Array(MOST_ENTRY_BYTES + 1).fill(1)],
    ['that is no JSON', () => Uint8Array.of(1, 1, 123)],
    ['with an event nobody knows', () => jsonEntry({ kind: 'paid', tick: 0 })],
    ['with a negative tick', () => jsonEntry({ kind: 'ended', tick: -1 })],
    ['with too many samples', () => Uint8Array.of(1, 0, 255, 255, 0, 0, 0, 0)],
    ['with cut samples', () => encodeEntry(sample).subarray(0, 15)],
    ['outside of the map', () => encodeEntry({ ...sample, positions: Float32Array.of(0.5, 1.5) })],
    ['at no place', () => encodeEntry({ ...sample, positions: Float32Array.of(0.5, Number.NaN) })],
  ];
  test.each(contents)('%s', async (_, bytes) => {
    const socket = await opened();
    const answer = await ask(socket, 'entry', 3, bytes());
    expect(answer).toEqual({ ok: false, reason: expect.any(String) });
    expect(await ask(socket, 'entry', 3, encodeEntry(sample))).toEqual({ ok: true, next: 4 });
  });

  test('that differs from the one that is kept', async () => {
    const socket = await opened();
    await ask(socket, 'entry', 3, encodeEntry(halt));
    expect(await ask(socket, 'entry', 3, encodeEntry(halt))).toEqual({ ok: true, next: 4 });
    const answer = await ask(socket, 'entry', 3, encodeEntry(sample));
    expect(answer).toEqual({ ok: false, reason: expect.stringMatching(/differs/) });
  });
});

describe('a connection ends', () => {
  const ends = async (socket: Socket, act: () => void) => {
    const ended = heard(socket, 'disconnect');
    act();
    await ended;
  };

  test('when a message asks for no answer', async () => {
    const socket = await greeted();
    await ends(socket, () => socket.emit('entry', 0, encodeEntry(halt)));
  });

  test('when a message is longer than the limit', async () => {
    const socket = await greeted();
    const bytes = new Uint8Array(MOST_MESSAGE_BYTES + 1);
    await ends(socket, () => socket.emit('entry', 0, bytes, () => undefined));
  });

  test('when its packets are no packets', async () => {
    const socket = await greeted();
    await ends(socket, () => socket.io.engine.write('999{nonsense'));
  });
});

test('unknown messages are refused', async () => {
  const socket = await greeted();
  expect(await ask(socket, 'admin', { drop: 'everything' })).toMatchObject({ ok: false });
});

test('a flood is held back for now, and nobody else suffers', async () => {
  const client = new HeadlessClient({ url: server.url, ...somebody() });
  for (const entry of opening(server)) client.record(entry);
  const socket = await greeted();
  const answers = await Promise.all(
    Array.from({ length: 2000 }, async () => await ask(socket, 'entry', 7, encodeEntry(halt))),
  );
  expect(answers.filter(({ ok }) => ok)).toEqual([]);
  expect(answers.some((answer) => !answer.ok && /slower/.test(answer.reason))).toBe(true);
  expect(answers.every((answer) => !answer.ok && answer.next === 0)).toBe(true);
  await client.settled();
  expect(client.refusal).toBeNull();
  client.close();
});

test('what no format names is not kept', async () => {
  const hello = somebody();
  const socket = await greeted(hello);
  const [, ...rest] = opening(server);
  await ask(socket, 'entry', 0, changed(0, { address: 'canary 10.0.0.1' }));
  for (const [i, entry] of rest.entries()) await ask(socket, 'entry', i + 1, encodeEntry(entry));
  const texts: string[] = [];
  for await (const { bytes } of server.parts.journal.entries('free-play', hello.session))
    texts.push(new TextDecoder().decode(bytes));
  expect(texts).toHaveLength(3);
  expect(texts.join()).not.toContain('canary');
});

test('the server lives on and serves those who keep the rules', async () => {
  const client = new HeadlessClient({ url: server.url, ...somebody() });
  for (const entry of [...opening(server), sample, halt]) client.record(entry);
  await client.settled();
  expect(client.kept).toBe(5);
  client.close();
});
