import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDataset } from '#data/node/dataset-folder';
import { inspectCommand } from '#data/node/inspect-command';
import { seededRandom } from '#models/chance/seeded-random';
import { bundleOf } from '../support/bundle-of.ts';
import { writeTinyDataset } from '../support/tiny-dataset.ts';

const KILLS = 5;
let home: string;
/** Hash of the dataset with principal components alone, and with all maps made in one go. */
let before: string;
let whole: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'project-kill-'));
  const plain = await writeTinyDataset(join(home, 'plain'), { tracks: 30, segmentsPerTrack: 8 });
  before = plain.hash;
  await copyOf('plain', 'whole');
  await once(startProject('whole'), 'exit');
  whole = (await openDataset(join(home, 'whole'))).hash;
}, 60_000);

afterAll(async () => {
  await rm(home, { recursive: true });
});

test('B2 project that is killed leaves the dataset as it was, and a rerun makes the same maps', async () => {
  await copyOf('plain', 'killed');
  const running = startProject('killed');
  await finishedSpaces('killed', 1, running);
  running.kill('SIGKILL');
  await once(running, 'exit');
  expect(running.signalCode).toBe('SIGKILL');
  await expectWhole('killed', [before]);

  await once(startProject('killed'), 'exit');
  await expectWhole('killed', [whole]);
  expect(await bundleOf(join(home, 'killed'))).toEqual(await bundleOf(join(home, 'whole')));
}, 60_000);

test('B2 killed at any instant, again and again, it has the old maps or all of the new ones', async () => {
  await copyOf('plain', 'often');
  const random = seededRandom(4);
  for (let kill = 0; kill < KILLS; kill++) {
    const running = startProject('often');
    const ended = once(running, 'exit');
    await setTimeout(300 + 900 * random());
    running.kill('SIGKILL');
    await ended;
    await expectWhole('often', [before, whole]);
  }
  await once(startProject('often'), 'exit');
  expect(await bundleOf(join(home, 'often'))).toEqual(await bundleOf(join(home, 'whole')));
  const names = await readdir(join(home, 'often'), { recursive: true });
  expect(names.filter((name) => name.endsWith('.draft'))).toEqual([]);
}, 60_000);

async function copyOf(name: string, copy: string): Promise<void> {
  await cp(join(home, name), join(home, copy), { recursive: true });
}

function startProject(name: string): ChildProcess {
  const args = ['project', join(home, name), '--methods', 'pca,std-pca,tsne,umap'];
  return spawn(process.execPath, ['bin/earshot.js', ...args, '--threads', '1'], {
    stdio: 'ignore',
  });
}

/** The dataset opens with one of these hashes, and all its files are there and whole. */
async function expectWhole(name: string, hashes: readonly string[]): Promise<void> {
  expect(hashes).toContain((await openDataset(join(home, name))).hash);
  const said = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  try {
    expect(await inspectCommand([join(home, name)])).toBe(0);
  } finally {
    said.mockRestore();
  }
}

/** Wait until so many spaces are finished, or the process is gone. */
async function finishedSpaces(name: string, least: number, running: ChildProcess): Promise<void> {
  for (;;) {
    const names = await readdir(join(home, name, 'work', 'maps')).catch(() => []);
    const kept = names.filter((file) => file.endsWith('.json')).length;
    if (kept >= least || running.exitCode !== null) return;
    await setTimeout(10);
  }
}
