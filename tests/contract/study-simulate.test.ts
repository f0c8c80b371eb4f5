import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDataset } from '#data/node/dataset-folder';
import { simulateStudy } from '#server/study/simulate';
import { requireProtocol } from '#study/node/read-protocol';
import type { Protocol } from '#study/protocol/protocol';
import { codebookRows } from '#study/record/codebook';
import { TRIAL_TABLES } from '#study/record/trial-tables';
import type { Profile } from '#study/simulate/listener';
import { EXAMPLES } from '../support/example-studies.ts';

const PEOPLE = 6;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-studies-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const MINUTES = 0.15;

/** Walks of a few seconds: how long they are changes nothing that is tested here. */
function quick(protocol: Protocol): Protocol {
  return {
    ...protocol,
    blocks: protocol.blocks.map((block) =>
      'minutes' in block ? { ...block, minutes: MINUTES } : block,
    ),
  };
}

type Row = Readonly<Record<string, string>>;
async function table(out: string, name: string): Promise<readonly Row[]> {
  return parse(await readFile(join(out, name), 'utf8'), { columns: true });
}

const faithful: Profile = { noise: 0.4, careless: false, leavesAt: null, returnsAt: null };

test.each(EXAMPLES)(
  '%s: six simulated people take part through the socket, and the export holds all they did',
  async (file) => {
    const { protocol } = await requireProtocol(file);
    const out = join(folder, basename(file));
    const dataset = await openDataset('data/demo');
    const results = await simulateStudy(
      { protocol: quick(protocol), dataset, participants: PEOPLE, seed: 11 },
      out,
    );
    expect(results.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
    expect(results.some(({ outcome }) => outcome === 'complete')).toBe(true);
    const sessions = await table(out, 'sessions.csv');
    const outcomes = sessions.map((row) => row['outcome'] || 'dropped').toSorted();
    expect(outcomes).toEqual(results.map(({ outcome }) => outcome).toSorted());
    for (const row of await table(out, 'hearings.csv'))
      expect(Number(row['t_ended']) - Number(row['t_audible'])).toBeLessThan(60 * MINUTES + 1);
    const names = (await readdir(out)).filter((name) => name.startsWith('trials-'));
    let answers = 0;
    for (const name of names) {
      const rows = await table(out, name);
      const [head = ''] = (await readFile(join(out, name), 'utf8')).split('\n');
      expect(head.split(',')).toEqual(
        codebookRows()
          .filter((row) => row.file === name)
          .map(({ column }) => column),
      );
      answers += new Set(rows.map((row) => `${row['session']} ${row['trial']} ${row['attempt']}`))
        .size;
      for (const row of rows)
        expect(Number(row['t_answered'])).toBeGreaterThanOrEqual(Number(row['t_opened']));
    }
    expect(answers).toBe(results.reduce((sum, { answered }) => sum + answered, 0));
    const kinds = new Set(
      protocol.blocks.map(({ kind }) => kind).filter((kind) => TRIAL_TABLES.has(kind)),
    );
    for (const kind of kinds) expect(names).toContain(`trials-${kind}.csv`);
  },
);

test('without drop-outs, completed + active people of two conditions never differ by more than one', async () => {
  const { protocol } = await requireProtocol('study/examples/three-conditions.yaml');
  const out = join(folder, 'balanced');
  const dataset = await openDataset('data/demo');
  await simulateStudy(
    { protocol, dataset, participants: 9, seed: 2, profile: () => faithful },
    out,
  );
  const counts = new Map<string, number>([
    ['tags', 0],
    ['layer', 0],
    ['other-net', 0],
  ]);
  for (const { condition = '' } of await table(out, 'sessions.csv')) {
    counts.set(condition, (counts.get(condition) ?? 0) + 1);
    expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
  }
  expect([...counts.values()]).toEqual([3, 3, 3]);
});

test('drop-outs are replaced: every condition ends at exactly its quota, and whoever comes then is told so', async () => {
  const { protocol } = await requireProtocol('study/examples/three-conditions.yaml');
  const dataset = await openDataset('data/demo');
  const small = { ...protocol, quota: 3, stale: 5 };
  const profile = (random: () => number): Profile => ({
    ...faithful,
    leavesAt: random() < 0.35 ? 3 : null,
  });
  const out = join(folder, 'quota');
  const results = await simulateStudy(
    { protocol: small, dataset, participants: 32, seed: 5, profile },
    out,
  );
  const complete = results.filter(({ outcome }) => outcome === 'complete');
  for (const condition of ['tags', 'layer', 'other-net'])
    expect(complete.filter((one) => one.condition === condition)).toHaveLength(3);
  expect(results.some(({ outcome }) => outcome === 'dropped')).toBe(true);
  expect(results.some(({ outcome }) => outcome === 'refused')).toBe(true);
  const slots = (await table(out, 'sessions.csv'))
    .filter(({ outcome }) => outcome === 'complete')
    .map(({ condition, slot }) => `${condition} ${slot}`);
  expect(new Set(slots).size).toBe(9);
});

test('the same seed gives the same export, byte for byte', async () => {
  const { protocol } = await requireProtocol('study/examples/label-transfer.yaml');
  const dataset = await openDataset('data/demo');
  const files = [];
  for (const out of [join(folder, 'once'), join(folder, 'twice')]) {
    await simulateStudy({ protocol, dataset, participants: 16, seed: 8 }, out);
    files.push(await readFile(join(out, 'trials-label-transfer.csv'), 'utf8'));
  }
  expect(files[0]).toBe(files[1]);
  expect(files[0]).toMatch(/\bpc1\b/);
});

test('later people read the labels of earlier ones', async () => {
  const rows = await table(join(folder, 'once'), 'trials-label-transfer.csv');
  expect(rows.some((row) => row['label_number'] !== '')).toBe(true);
});
