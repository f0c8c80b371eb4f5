import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyseWalks } from '#analysis/walk-analysis';
import { type ExportFiles, tinyExport, writeExport } from '../support/tiny-export.ts';

const PEOPLE = 5;
const resampling = { seed: 1, replicates: 40 };
const HEAD = 'session,block,practice,kept,lapsed,t_opened,t_answered';

/** Five people who walk on one map for a second and hear nothing, then on another one and hear a segment. */
function twoBlocks(): ExportFiles {
  const files = tinyExport();
  const copies = (file: string): string => {
    const [head = '', ...rows] = (files[file] ?? '').split('\n');
    const own = rows.filter((row) => /^(free-play,)?changed,/.test(row));
    const all = Array.from({ length: PEOPLE }, (_, p) =>
      own.map((row) => row.replace('changed', `p${p}`)),
    );
    return [head, ...all.flat(), ''].join('\n');
  };
  const jump = Number(
    (files['views.csv'] ?? '')
      .split('\n')
      .findLast((row) => row.startsWith('changed,'))
      ?.split(',')[1],
  );
  const trials = Array.from({ length: PEOPLE }, (_, p) => [
    `p${p},first,false,true,false,0,${jump - 0.001}`,
    `p${p},second,false,true,true,${jump},9`,
    `p${p},warm-up,true,true,false,0,9`,
    `p${p},again,false,false,false,0,9`,
  ]);
  return {
    ...files,
    ...Object.fromEntries(
      ['sessions.csv', 'samples.csv', 'hearings.csv', 'views.csv'].map((file) => [
        file,
        copies(file),
      ]),
    ),
    'trials-explore.csv': [HEAD, ...trials.flat(), ''].join('\n'),
  };
}

async function analysed(files: ExportFiles) {
  const folder = await mkdtemp(join(tmpdir(), 'blocks-'));
  await writeExport(folder, files);
  return await analyseWalks(folder, resampling);
}

test('blocks are compared within people: one segment more for all five, exact sign-flip p 2/32', async () => {
  const { conditions } = await analysed(twoBlocks());
  const heard = conditions.find(({ measure }) => measure.id === 'segments');
  expect(heard).toMatchObject({
    ...{ factor: 'block', value: 'second', against: 'first', sessions: [PEOPLE, PEOPLE] },
    ...{ means: [1, 0], difference: 1, interval: { low: 1, high: 1 } },
  });
  expect(heard?.p).toBeCloseTo(2 / 32, 12);
  const way = conditions.find(({ measure }) => measure.id === 'distance_radii');
  expect(way?.difference).toBeCloseTo(0, 1);
});

test('what is the same for everybody, such as nothing heard, is not compared', async () => {
  const silent = {
    ...twoBlocks(),
    'hearings.csv': 'session,segment,track,t_audible,t_ended,gain\n',
  };
  const { conditions } = await analysed(silent);
  expect(conditions.map(({ measure }) => measure.id)).not.toContain('segments');
  expect(conditions.length).toBeGreaterThan(0);
});

test('nothing sounds longer in a block than the block lasted, whatever the record left open', async () => {
  const { conditions } = await analysed(twoBlocks());
  const heard = conditions.find(({ measure }) => measure.id === 'audible_seconds');
  expect(heard?.means[0]).toBeGreaterThan(0);
  const { sessions } = await analysed(twoBlocks());
  for (const { session } of sessions) expect(heard?.means[0]).toBeLessThanOrEqual(session.seconds);
});

test('a leg belongs to one block: their times add up to the whole walk', async () => {
  const { sessions } = await analysed(twoBlocks());
  for (const { walk, blocks } of sessions) {
    expect([...blocks.keys()]).toEqual(['first', 'second']);
    const recorded = [...blocks.values()].reduce((sum, [seconds]) => sum + (seconds ?? 0), 0);
    expect(recorded).toBeCloseTo(walk.walking + walk.standing, 9);
  }
});

test('one walked block: nothing to compare within people', async () => {
  const files = twoBlocks();
  const one = (files['trials-explore.csv'] ?? '').replaceAll(',second,', ',first,');
  expect((await analysed({ ...files, 'trials-explore.csv': one })).conditions).toEqual([]);
});
