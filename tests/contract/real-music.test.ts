import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installFreegames } from '#data/node/corpus/install-freegames';
import { openDataset } from '#data/node/dataset-folder';
import { ingestCommand } from '#data/node/ingest-command';
import { inspectCommand } from '#data/node/inspect-command';
import { modelsCommand } from '#models/node/models-command';
import { Refusal } from '#models/refusal';
import { SHARED } from '../support/shared.ts';

/** A slice of freegames-s: the smallest packages with music in them. */
const SLICE = { about: 'a slice for tests', packages: [['seahorse-adventures'], ['performous']] };
const wanted = process.env['EARSHOT_TEST_CORPUS'] === '1';
const folder = mkdtempSync(join(tmpdir(), 'earshot-real-'));
const [music, dataset] = [join(folder, 'music'), join(folder, 'dataset')];

beforeAll(() => {
  process.env['EARSHOT_HOME'] = join(folder, 'home');
});
afterAll(() => {
  delete process.env['EARSHOT_HOME'];
  rmSync(folder, { recursive: true, force: true });
});

/** How many tracks came; undefined where Debian's packages can't be fetched. */
async function fetchSlice(): Promise<number | undefined> {
  try {
    return (await installFreegames('slice', SLICE, music, console.info)).files;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

test.skipIf(!wanted)('two real tracks go from package to dataset', async (context) => {
  const fetched = await fetchSlice();
  if (fetched === undefined) context.skip('none of the packages could be fetched');
  expect(fetched).toBeGreaterThanOrEqual(2);
  await modelsCommand(['install', 'musicnn-msd', '--from', join(SHARED, 'models')]);
  const ingest = [music, '--out', dataset, '--models', 'musicnn-msd', '--limit', '2'];
  expect(await ingestCommand(ingest)).toBe(0);
  expect(await inspectCommand([dataset])).toBe(0);

  const { manifest, catalogue } = await openDataset(dataset);
  const tracks = await catalogue();
  expect(manifest.tracks).toBe(2);
  for (const track of tracks) {
    expect(track.licence).not.toBeNull();
    const whole = Math.floor((track.seconds * 16_000 + 256) / 47_872);
    expect(Math.abs(track.segmentCount - whole)).toBeLessThanOrEqual(1);
    expect(track.segmentCount).toBeGreaterThan(3);
  }
});
