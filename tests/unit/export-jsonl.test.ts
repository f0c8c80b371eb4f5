import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ExportFolder } from '#server/export/export-folder';
import type { Format } from '#server/export/format';
import { EVENTS, SAMPLES, SESSIONS } from '#study/record/walk-tables';

async function exported(path: string, format: Format): Promise<void> {
  const folder = await ExportFolder.open(path, format);
  for (const table of [SESSIONS, SAMPLES, EVENTS]) await folder.begin(table);
  folder.add(EVENTS, { session: '=s1', t: 0.5, tick: 62, kind: 'ended', detail: '{"by":"user"}' });
  await folder.finish();
}

test('jsonl has an object a line, json cells as what they say, and replaces an export of the other format', async () => {
  const path = await mkdtemp(join(tmpdir(), 'jsonl-'));
  await exported(path, 'csv');
  await exported(path, 'jsonl');
  expect((await readdir(path)).sort()).toEqual([
    'SHA256SUMS',
    'events.jsonl',
    'samples.jsonl',
    'sessions.jsonl',
  ]);
  const text = await readFile(join(path, 'events.jsonl'), 'utf8');
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([{ session: '=s1', t: 0.5, tick: 62, kind: 'ended', detail: { by: 'user' } }]);
  expect(await readFile(join(path, 'samples.jsonl'), 'utf8')).toBe('');
  await exported(path, 'csv');
  expect((await readdir(path)).sort()).toEqual([
    'SHA256SUMS',
    'events.csv',
    'samples.csv',
    'sessions.csv',
  ]);
});
