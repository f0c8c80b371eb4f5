import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveProcess } from '../support/served.ts';
import { writeTinyDataset } from '../support/tiny-dataset.ts';

let folder: string;
let server: ChildProcess;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot process '));
  await writeTinyDataset(join(folder, 'tiny'));
  ({ url, process: server } = await serveProcess(...usual()));
});
afterAll(async () => {
  server.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

function usual(data = 'data'): string[] {
  return ['--data', join(folder, data), '--dataset', join(folder, 'tiny')];
}

/** Run a server that must refuse to start. */
function refused(args: readonly string[], env = {}): { status: number | null; sentence: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['bin/earshot.js', 'serve', ...args],
    { encoding: 'utf8', env: { ...process.env, EARSHOT_HOME: join(folder, 'home'), ...env } },
  );
  expect(stdout).toBe('');
  return { status, sentence: stderr };
}

test('a server says in one sentence why it cannot start', () => {
  const { port } = new URL(url);
  const sentence = expect.stringMatching(/^[^\n]+\.\n$/);
  expect(refused(['--port', port, ...usual('other')])).toEqual({ status: 1, sentence });
  expect(refused(['--port', port, ...usual('other')]).sentence).toMatch(/in use/);
  expect(refused(['--port', '0', ...usual()]).sentence).toMatch(/Another server works in/);
  expect(refused(['--dataset', folder])).toEqual({ status: 1, sentence });
  expect(refused(['--dataset', folder]).sentence).toMatch(/no dataset/);
  expect(refused(['--port', 'high'])).toEqual({ status: 2, sentence });
  expect(refused([], { PORT: '70000' })).toEqual({ status: 2, sentence });
  expect(refused(['--unknown'])).toEqual({ status: 2, sentence });
});

test('a server that is told to stop does, and ends well', async () => {
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
