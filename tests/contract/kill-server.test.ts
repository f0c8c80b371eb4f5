import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readSqliteJournal } from '#server/store/sqlite-journal';
import { HeadlessClient } from '#study/node/headless-client';
import { TICK_MS, TICKS_PER_BATCH, TICKS_PER_SAMPLE } from '#study/session/ticks';
import { prepareGround, startPlace } from '#study/walk/ground';
import { Walk } from '#study/walk/walk';
import { decodeEntry } from '#study/wire/entry';
import { writeTinyDataset } from '../support/tiny-dataset.ts';

const KILLS = Number(process.env['EARSHOT_KILLS'] ?? 20);
const WALKERS = 12;
/** Whoever has not sent everything by then never will: it takes about a second after the last restart. */
const STUCK_MS = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'earshot-kill-'));
const data = join(folder, 'data');
const dataset = join(folder, 'tiny');

test(`nothing acknowledged is lost, doubled or missing after ${KILLS} server kills during live walks`, async () => {
  const { manifest, hash } = await writeTinyDataset(dataset);
  const port = await freePort();
  let server = await startServer(port);
  const walkers = await startWalkers(`http://127.0.0.1:${port}`, { id: manifest.id, hash });
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      await pause(300 + 150 * (kill % 5));
      server.kill('SIGKILL');
      await once(server, 'exit');
      server = await startServer(port);
    }
    const restarted = Date.now();
    await pause(1000);
    for (const walker of walkers) walker.stop();
    await Promise.race([
      Promise.all(walkers.map(({ client }) => client.settled())),
      pause(restarted + STUCK_MS - Date.now()),
    ]);
    const produced = walkers.map(({ client }) => client.produced.length);
    console.info(
      `${KILLS} kills, ${WALKERS} walkers: ${sum(produced)} entries produced, ${sum(walkers.map(({ client }) => client.kept))} kept ${Date.now() - restarted} ms after the last restart`,
    );
    expect(walkers.map(({ client }) => client.kept)).toEqual(produced);
    expect(walkers.map(({ client }) => client.refusal)).toEqual(walkers.map(() => null));
    expect(sum(walkers.map(({ client }) => client.lost))).toBe(0);
  } finally {
    for (const { stop, client } of walkers) {
      stop();
      client.close();
    }
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
  await expectWhole(walkers);
  rmSync(folder, { recursive: true });
});

interface Walker {
  readonly session: string;
  readonly client: HeadlessClient;
  readonly stop: () => void;
}

async function startWalkers(url: string, played: { id: string; hash: string }): Promise<Walker[]> {
  const study = await (await fetch(`${url}/api/studies/free-play`)).json();
  const positions = Float32Array.from({ length: 60 }, (_, i) => (i * 0.37 + 0.11) % 1);
  const ground = prepareGround({
    space: 'musicnn-mtt/taggram',
    projection: 'pca',
    axes: [0, 1],
    labels: ['PC 1', 'PC 2'],
    scale: [1, -1],
    offset: [0, 1],
    positions,
  });
  return Array.from({ length: WALKERS }, (_, seed) => {
    const [session, token] = [key(), key()];
    const {
      consent: { hash: consent },
      hash: protocol,
    } = study;
    const client = new HeadlessClient({ url, study: 'free-play', session, token, consent });
    const record = client.record.bind(client);
    record({ kind: 'event', event: { kind: 'consented', tick: 0, text: consent } });
    const began = {
      kind: 'began',
      tick: 0,
      seed,
      protocol,
      dataset: played,
      build: 'test',
    } as const;
    record({ kind: 'event', event: began });
    const walk = new Walk(ground, startPlace(ground, seed), record);
    const timer = setInterval(() => stroll(walk), TICKS_PER_BATCH * TICK_MS);
    return { session, client, stop: () => stopWalk(walk, timer) };
  });
}

/** Walk a batch's time, and want something new every second. */
function stroll(walk: Walk): void {
  const { tick } = walk.state;
  const angle = tick * 0.7;
  if (tick % (5 * TICKS_PER_BATCH) === 0)
    walk.intend({ kind: 'head', dx: Math.cos(angle), dy: Math.sin(angle) });
  for (let i = 0; i < TICKS_PER_BATCH; i++) walk.advance();
}

function stopWalk(walk: Walk, timer: NodeJS.Timeout): void {
  clearInterval(timer);
  walk.end();
}

/** The journal holds exactly what was produced: no entry less, none twice, no tick left out. */
async function expectWhole(walkers: readonly Walker[]): Promise<void> {
  const journal = readSqliteJournal(data);
  for (const { session, client } of walkers) {
    const stored: string[] = [];
    const ticks: number[] = [];
    for await (const { seq, bytes } of journal.entries('free-play', session)) {
      stored.push(`${seq} ${Buffer.from(bytes).toString('hex')}`);
      const entry = decodeEntry(bytes);
      if (entry.kind !== 'samples') continue;
      for (let i = 0; i < entry.positions.length / 2; i++)
        ticks.push(entry.tick + i * TICKS_PER_SAMPLE);
    }
    const expected = client.produced.map(
      (bytes, seq) => `${seq} ${Buffer.from(bytes).toString('hex')}`,
    );
    expect(stored).toEqual(expected);
    expect(ticks).toEqual(ticks.map((_, i) => i * TICKS_PER_SAMPLE));
  }
  await journal.close();
}

async function startServer(port: number): Promise<ChildProcess> {
  const args = ['serve', '--port', `${port}`, '--data', data, '--dataset', dataset];
  const server = spawn(process.execPath, ['bin/earshot.js', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(server.stdout), 'line');
  expect(line).toBe(`Earshot listens on http://127.0.0.1:${port}`);
  return server;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

function key(): string {
  return randomBytes(16).toString('hex');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
