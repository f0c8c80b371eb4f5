import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterEach, expect, test } from 'vitest';
import { createMemoryJournal } from '#server/store/memory-journal';
import { describeStudy, openRegistry } from '#server/store/registry';
import { openSqliteJournal } from '#server/store/sqlite-journal';
import { HeadlessClient } from '#study/node/headless-client';
import { FREE_PLAY } from '#study/protocol/free-play';
import type { Entry } from '#study/wire/entry';
import {
  heard,
  opening,
  startTestServer,
  type TestServer,
  visitor,
} from '../support/test-server.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function started(given = {}): Promise<TestServer> {
  const server = await startTestServer(given);
  cleanups.push(server.close);
  return server;
}

function client({ url, parts }: TestServer, who = visitor(parts.registry)): HeadlessClient {
  const made = new HeadlessClient({ url, ...who });
  cleanups.push(() => made.close());
  return made;
}

function samples(tick: number): Entry {
  return { kind: 'samples', tick, positions: Float32Array.of(0.25, 0.75) };
}

async function remove({ url }: TestServer, session: string, authorization?: string) {
  const headers = authorization === undefined ? {} : { authorization };
  const address = `${url}/api/sessions/free-play/${session}`;
  return (await fetch(address, { method: 'DELETE', headers })).status;
}

test('F7 a session is taken up where the server has it', async () => {
  const server = await started();
  const first = client(server);
  for (const entry of [...opening(server), samples(0)]) first.record(entry);
  await first.settled();
  first.close();
  const second = client(server);
  for (const entry of [...opening(server), samples(0), samples(2), samples(4)])
    second.record(entry);
  await second.settled();
  expect(second.refusal).toBeNull();
  expect(await server.parts.journal.next('free-play', 'a'.repeat(32))).toBe(6);
});

test('a walk that began before its study changed in other words than the consent is taken', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-changed-'));
  cleanups.push(async () => await rm(folder, { recursive: true }));
  const before = describeStudy({ ...FREE_PLAY, title: 'As it was called' });
  const content = { studies: [before], datasets: [] };
  await writeFile(join(folder, 'registry.json'), JSON.stringify(content));
  const registry = await openRegistry(folder);
  const server = await started({ registry });
  await registry.addDataset({ ...server.dataset, folder });
  const [consented, began, ...rest] = opening(server);
  if (consented?.kind !== 'event' || began?.kind !== 'event')
    throw new Error('Two events open it.');
  const late = client(server);
  late.record(consented);
  late.record({ ...began, event: { ...began.event, protocol: before.hash } as never });
  for (const entry of rest) late.record(entry);
  await late.settled();
  expect(late.refusal).toBeNull();
  expect(registry.study('free-play')?.hash).not.toBe(before.hash);
});

test('an entry that the journal could not keep is asked for again', async () => {
  const journal = createMemoryJournal();
  let failures = 2;
  const failing = {
    ...journal,
    append: async (...args: Parameters<typeof journal.append>) => {
      if (args[2] === 4 && failures > 0) {
        failures--;
        throw new Error('disk full');
      }
      await journal.append(...args);
    },
  };
  const server = await started({ journal: failing });
  const walker = client(server);
  for (const entry of [...opening(server), samples(0), samples(2), samples(4), samples(6)])
    walker.record(entry);
  await walker.settled();
  expect(walker.refusal).toBeNull();
  expect(failures).toBe(0);
  expect(await journal.next('free-play', 'a'.repeat(32))).toBe(7);
  expect(server.log()).toContain('disk full');
});

test('nothing is acknowledged before it is durable', async () => {
  const journal = createMemoryJournal();
  let release: () => void = () => undefined;
  const durable = new Promise<void>((resolve) => {
    release = resolve;
  });
  const append = async (...args: Parameters<typeof journal.append>) => {
    await durable;
    await journal.append(...args);
  };
  const server = await started({ journal: { ...journal, append } });
  const walker = client(server);
  walker.record(opening(server)[0] ?? samples(0));
  const pinged = io(server.url, { forceNew: true, transports: ['websocket'] });
  cleanups.push(() => pinged.disconnect());
  await pinged.emitWithAck('hello', { wire: 1, ...visitor(server.parts.registry, 'c') });
  await pinged.emitWithAck('unknown');
  expect(walker.kept).toBe(0);
  release();
  await walker.settled();
  expect(walker.kept).toBe(1);
});

test('who holds the token deletes the session, and its client cannot bring it back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-forget-'));
  cleanups.push(() => rm(folder, { recursive: true }));
  const journal = await openSqliteJournal(folder);
  cleanups.push(journal.close);
  const server = await started({ journal });
  const who = visitor(server.parts.registry, '5', '6');
  const walker = client(server, who);
  for (const entry of [...opening(server), samples(0)]) walker.record(entry);
  await walker.settled();

  expect(await remove(server, who.session)).toBe(401);
  expect(await remove(server, who.session, 'Bearer x')).toBe(401);
  expect(await remove(server, who.session, `Bearer ${'7'.repeat(32)}`)).toBe(403);
  expect(await remove(server, 'f'.repeat(32), `Bearer ${who.token}`)).toBe(404);
  expect(await remove(server, "'; DROP TABLE sessions; --", `Bearer ${who.token}`)).toBe(404);
  expect(await remove(server, who.session, `Bearer ${who.token}`)).toBe(204);
  expect(await remove(server, who.session, `Bearer ${who.token}`)).toBe(404);

  walker.record(samples(2));
  await walker.settled();
  expect(walker.refusal).toMatch(/deleted/);
  for (const name of await readdir(folder))
    expect(await readFile(join(folder, name), 'latin1')).not.toContain(who.session);
});

test('deletions are slowed down, one address at a time', async () => {
  const server = await started();
  const answers = await Promise.all(
    Array.from({ length: 70 }, async () => await remove(server, '9'.repeat(32), 'Bearer none')),
  );
  expect(answers.filter((status) => status === 429)).toHaveLength(10);
});

test('a server that stops says so, keeps what it took and is ready no more', async () => {
  const server = await startTestServer();
  const socket = io(server.url, { forceNew: true, transports: ['websocket'], reconnection: false });
  await heard(socket, 'connect');
  const walker = client(server);
  for (const entry of [...opening(server), samples(0)]) walker.record(entry);
  await walker.settled();
  const [closing, gone] = [heard(socket, 'closing'), heard(socket, 'disconnect')];
  await server.close();
  await closing;
  await gone;
  expect(await server.parts.journal.next('free-play', 'a'.repeat(32))).toBe(4);
  await expect(fetch(`${server.url}/readyz`)).rejects.toThrow();
});
