import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Crew, crewOfOne } from '#data/node/ingest/crew';
import { ingest, ingestWith } from '#data/node/ingest/ingest';
import { bundleOf } from '../support/bundle-of.ts';
import { fakeParts, newLog, SEGMENT, writeFakeAudio } from '../support/fake-ingest.ts';

let dir: string;
const silent = () => undefined;
const job = (out: string) => ({
  ...{ audio: join(dir, 'audio'), out: join(dir, out) },
  ...{ id: 'fakes', title: 'Fakes', seed: 1 },
});

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ingest-full-'));
  const files = Array.from({ length: 4 }, (_, i) => [
    `${i}.mp3`,
    { samples: 2 * SEGMENT, pitch: 100 + 50 * i },
  ]);
  await writeFakeAudio(join(dir, 'audio'), Object.fromEntries(files));
});
afterAll(async () => await rm(dir, { recursive: true }));

/** Hears some files, then finds the disk full. */
function fullAfter(crew: Crew, files: number): Crew {
  let left = files;
  const hear: Crew['hear'] = async (task) => {
    if (left-- > 0) return await crew.hear(task);
    throw Object.assign(new Error('no space left on device, write'), { code: 'ENOSPC' });
  };
  return { ...crew, hear };
}

test('F42 a full disk ends the run with one sentence; the same command goes on to the same bytes', async () => {
  const parts = fakeParts(true);
  const out = join(dir, 'full');
  const full = ingestWith(fullAfter(crewOfOne(parts, out), 2), job('full'), parts, silent);
  await expect(full).rejects.toMatchObject({
    name: 'Refusal',
    exitCode: 1,
    message: `The disk of ${out} is full: make room, then give the same command again; what was finished is kept.`,
  });
  const log = newLog();
  await ingest(job('full'), fakeParts(true, log), silent);
  expect(log.decoded).toHaveLength(2);
  await ingest(job('roomy'), fakeParts(true), silent);
  expect(await bundleOf(out)).toEqual(await bundleOf(join(dir, 'roomy')));
  expect(
    (await readdir(out, { recursive: true })).filter((name) => name.endsWith('.draft')),
  ).toEqual([]);
});
