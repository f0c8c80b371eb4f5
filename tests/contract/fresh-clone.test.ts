import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const parent = mkdtempSync(join(tmpdir(), 'earshot clone '));
const clone = join(parent, 'with a space');
const environment = { ...process.env, EARSHOT_HOME: join(parent, 'home'), PORT: '0' };

afterAll(() => rmSync(parent, { recursive: true, force: true }));

const inClone = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: clone, env: environment, encoding: 'utf8', stdio: 'pipe' });

test('a fresh clone in a path with a space has its command line right after npm ci, and again after a build', () => {
  execFileSync('git', ['clone', '-q', process.cwd(), clone]);
  expect(statSync(join(clone, 'bin/earshot.js')).mode & 0o111).toBe(0o111);
  inClone('npm', 'ci');
  expect(inClone('npx', '--no-install', 'earshot', '--help')).toContain('usage: earshot');
  inClone('npm', 'run', 'build');
  expect(inClone('npx', '--no-install', 'earshot', '--help')).toContain('ingest');
  const wrong = spawnSync('npx', ['--no-install', 'earshot', 'sing'], {
    cwd: clone,
    encoding: 'utf8',
  });
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain('Got the command "sing"');
});

test('npm start in that clone serves the embedded demo', async () => {
  const server = spawn('npm', ['start'], { cwd: clone, env: environment, detached: true });
  try {
    const url = await listeningAddress(server.stdout);
    const datasets = (await (await fetch(`${url}/api/datasets`)).json()) as { id: string }[];
    expect(datasets.map(({ id }) => id)).toEqual(['demo']);
    expect(await (await fetch(url)).text()).toContain('<!doctype html>');
  } finally {
    if (server.pid) process.kill(-server.pid, 'SIGTERM');
  }
});

async function listeningAddress(output: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    const address = /listens on (http:\/\/\S+)/.exec(text)?.[1];
    if (address) return address;
  }
  throw new Error(`The server ended before it listened: ${text}`);
}
