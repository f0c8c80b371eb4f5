import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWorkFolder } from '#data/node/ingest/work-folder';

test('a damaged result of an earlier run counts as none, so that its track is heard again', async () => {
  const dataset = await mkdtemp(join(tmpdir(), 'earshot-work-'));
  const work = await openWorkFolder(dataset);
  const layers = [Float32Array.of(1, 2), Float32Array.of(3)];
  const result = { seconds: 3, segments: 1, clips: null, heard: [{ model: 'm', layers }] };
  await work.keep('a', result);
  expect(await work.find('a')).toEqual(result);
  expect(await work.find('b')).toBeUndefined();

  const [name = ''] = await readdir(join(dataset, 'work'));
  await truncate(join(dataset, 'work', name), 20);
  expect(await work.find('a')).toBeUndefined();
  await rm(dataset, { recursive: true });
});
