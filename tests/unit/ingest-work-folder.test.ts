import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { openWorkFolder } from '#data/node/ingest/work-folder';

const Facts = z.object({ seconds: z.number() });

test('a damaged result of an earlier run counts as none, so that its track is heard again', async () => {
  const dataset = await mkdtemp(join(tmpdir(), 'earshot-work-'));
  const work = openWorkFolder(dataset);
  const part = { facts: { seconds: 3 }, arrays: [Float32Array.of(1, 2), Float32Array.of(3)] };
  await work.keep('a', part);
  expect(await work.find('a', Facts)).toEqual(part);
  expect(await work.find('b', Facts)).toBeUndefined();
  expect(await work.find('a', z.object({ minutes: z.number() }))).toBeUndefined();

  const [name = ''] = await readdir(join(dataset, 'work'));
  await truncate(join(dataset, 'work', name), 20);
  expect(await work.find('a', Facts)).toBeUndefined();
  await rm(dataset, { recursive: true });
});
