import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeEntry } from '#study/wire/entry';
import { startStudyServer } from '../support/study-server.ts';
import type { TestServer } from '../support/test-server.ts';

const SMALL = `format: earshot-protocol
version: 1
id: tiny-study
title: A small study
dataset: tiny
blocks:
  - {kind: consent, text: You will listen., choice: I agree}
  - {kind: preference, clips: 3, trials: 1, apart: none}
  - kind: questionnaire
    items:
      - {id: age, type: number, ask: How old are you?, least: 18, most: 99}
  - {kind: debrief, text: Thank you.}
`;
const run = promisify(execFile);
let folder: string;
let server: TestServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-simulate-url-'));
  server = await startStudyServer(SMALL, { now: () => Date.now() });
  await writeFile(join(folder, 'small.yaml'), SMALL);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const study = async (...args: readonly string[]) =>
  await run('node', ['bin/earshot.js', 'study', ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );

test('simulated people take part at a server that runs already, in real time; their records are there', async () => {
  const dataset = server.parts.datasets[0]?.dir ?? '';
  const { code, stdout } = await study(
    ...['simulate', join(folder, 'small.yaml'), '--participants', '2', '--seed', '4'],
    ...['--out', join(folder, 'out'), '--url', server.url, '--dataset', dataset],
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/2 simulated people/);
  expect(stdout).toMatch(/export them there/);
  const sessions = await server.parts.journal.sessions('tiny-study');
  expect(sessions).toHaveLength(2);
  for (const { session } of sessions) {
    let seconds = 0;
    for await (const { bytes } of server.parts.journal.entries('tiny-study', session)) {
      const entry = decodeEntry(bytes);
      if (entry.kind === 'event') seconds = (entry.event.tick * 8) / 1000;
    }
    expect(seconds).toBeGreaterThan(5);
  }
}, 60_000);

test('a server without the study, or with another version of it, is told apart before anybody comes', async () => {
  const other = join(folder, 'other.yaml');
  const args = ['--participants', '1', '--out', join(folder, 'x'), '--url', server.url];
  await writeFile(other, SMALL.replace('A small study', 'Another study'));
  const dataset = ['--dataset', server.parts.datasets[0]?.dir ?? ''];
  expect((await study('simulate', other, ...args, ...dataset)).stderr).toMatch(/another version/);
  const unknown = await study('simulate', 'study/examples/mushra.yaml', ...args);
  expect(unknown.stderr).toMatch(/has no study mushra/);
}, 60_000);

describe('what can go wrong is said in one sentence', () => {
  test.each([
    ['a file that is not there', ['lint', 'nowhere.yaml'], /nowhere\.yaml/],
    ['a folder', ['lint', 'study'], /study/],
    [
      'a dataset that is not there',
      ['lint', 'study/examples/mushra.yaml', '--dataset', 'nowhere'],
      /nowhere/,
    ],
    [
      'a server that is not there',
      [
        'simulate',
        'study/examples/mushra.yaml',
        '--participants',
        '1',
        '--out',
        'x',
        '--url',
        'http://127.0.0.1:9',
      ],
      /127\.0\.0\.1:9/,
    ],
    [
      'an address that is none',
      [
        'simulate',
        'study/examples/mushra.yaml',
        '--participants',
        '1',
        '--out',
        'x',
        '--url',
        'here',
      ],
      /here/,
    ],
  ])(
    '%s',
    async (_, args, said) => {
      const { code, stdout, stderr } = await study(...args);
      expect(code).not.toBe(0);
      expect(stderr + stdout).toMatch(said);
      expect(
        stderr
          .trim()
          .split('\n')
          .filter((line) => line !== ''),
      ).toHaveLength(1);
    },
    60_000,
  );
});
