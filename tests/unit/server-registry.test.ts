import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '#models/refusal';
import { lockData } from '#server/store/data-lock';
import { describeStudy, openRegistry, readRegistry } from '#server/store/registry';
import { openSqliteJournal, readSqliteJournal } from '#server/store/sqlite-journal';
import { FREE_PLAY } from '#study/protocol/free-play';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-registry-'));
});
afterEach(async () => await rm(folder, { recursive: true }));

test('the registry knows free play from the start and datasets once they were served', async () => {
  const registry = await openRegistry(folder);
  const dataset = { id: 'tiny', hash: 'd'.repeat(64), folder: '/music/tiny' };
  await registry.addDataset({ ...dataset, folder: '/music/old' });
  await registry.addDataset(dataset);
  const again = await openRegistry(folder);
  expect(again.studies()).toEqual(['free-play']);
  expect(again.study('free-play')).toEqual(describeStudy(FREE_PLAY));
  expect(again.dataset(dataset.hash)).toEqual(dataset);
  expect(again.dataset('e'.repeat(64))).toBeUndefined();
});

test('an older version of a study still takes the records that were agreed to under it', async () => {
  const [consent, ...rest] = FREE_PLAY.blocks;
  if (consent?.kind !== 'consent') throw new Error('Free play begins with consent.');
  const before = describeStudy({
    ...FREE_PLAY,
    blocks: [{ ...consent, text: 'As it was.' }, ...rest],
  });
  await writeFile(
    join(folder, 'registry.json'),
    JSON.stringify({ studies: [before], datasets: [] }),
  );
  const registry = await openRegistry(folder);
  expect(registry.consented('free-play', before.consent ?? '')).toEqual([before]);
  expect(registry.study('free-play')).toEqual(describeStudy(FREE_PLAY));
});

test('reading the registry writes nothing', async () => {
  expect((await readRegistry(folder)).studies()).toEqual(['free-play']);
  expect(await readdir(folder)).toEqual([]);
});

test('a registry that somebody broke is refused, not replaced', async () => {
  await writeFile(join(folder, 'registry.json'), '{"studies": 1');
  await expect(openRegistry(folder)).rejects.toThrow(/restore it from a backup/);
  expect(await readFile(join(folder, 'registry.json'), 'utf8')).toBe('{"studies": 1');
});

test('one server has a data folder at a time', () => {
  const unlock = lockData(folder);
  expect(() => lockData(folder)).toThrow(/Another server works in/);
  unlock();
  lockData(folder)();
});

test('a data folder that can not be made is refused in one sentence', async () => {
  await writeFile(join(folder, 'file'), '');
  expect(() => lockData(join(folder, 'file', 'data'))).toThrow(/can't be made or written.*--data/);
});

test('a journal that is no database is refused in one sentence, to serve and to export', async () => {
  await writeFile(join(folder, 'journal.sqlite'), 'no database, '.repeat(100));
  await expect(openSqliteJournal(folder)).rejects.toThrow(Refusal);
  expect(() => readSqliteJournal(folder)).toThrow(/can't be opened as a journal/);
});
