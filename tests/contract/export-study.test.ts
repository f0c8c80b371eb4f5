import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDataset } from '#data/node/dataset-folder';
import { exportCommand } from '#server/export-command';
import type { Journal } from '#server/store/journal';
import { openRegistry } from '#server/store/registry';
import { openSqliteJournal } from '#server/store/sqlite-journal';
import { codebookRows, EXPORT_FILES } from '#study/record/codebook';
import { type Entry, encodeEntry } from '#study/wire/entry';
import { opening, startTestServer, type TestServer, visitor } from '../support/test-server.ts';

/** Files of an export without trials. */
const WALK_TABLES = EXPORT_FILES.filter(
  (name) => !/^(?:trials-|advice|positions)/.test(name),
).toSorted();
const WALK_FILES = ['SHA256SUMS', ...WALK_TABLES];

const SESSION = 'a'.repeat(32);

let folder: string;
let server: TestServer;
let journal: Journal;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-export-'));
  server = await startTestServer();
  const registry = await openRegistry(join(folder, 'data'));
  const known = server.parts.registry.dataset(server.dataset.hash);
  if (known) await registry.addDataset(known);
  journal = await openSqliteJournal(join(folder, 'data'));
  await keep(journal, SESSION, [...opening(server), ...walk()]);
  await keep(journal, 'b'.repeat(32), opening(server).slice(0, 1));
});
afterAll(async () => {
  await journal.close();
  await server.close();
  await rm(folder, { recursive: true });
});

function walk(): Entry[] {
  const event = (fields: object): Entry => ({ kind: 'event', event: fields as never });
  return [
    event({ kind: 'intended', tick: 0, intent: { kind: 'go', x: 0.5, y: 0.1 } }),
    { kind: 'samples', tick: 0, positions: Float32Array.of(0.5, 0.5, 0.1, 0.75) },
    event({ kind: 'sounded', tick: 1, segment: 7, gain: 0.25, lag: 12.5 }),
    event({ kind: 'sounded', tick: 3, segment: 2, gain: 0.5, lag: 0.0004 }),
    event({ kind: 'ceased', tick: 50, segment: 7, gain: 0.75 }),
    event({ kind: 'ended', tick: 125 }),
  ];
}

async function keep(into: Journal, session: string, entries: readonly Entry[]): Promise<void> {
  const { study, consent } = visitor(server.parts.registry);
  await into.open({ study, session, tokenHash: 'x', consent, begun: 1_700_000_000_000 });
  for (const [seq, entry] of entries.entries())
    await into.append(study, session, seq, encodeEntry(entry));
}

async function exported(out: string, ...more: string[]): Promise<Record<string, string>> {
  const info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  await exportCommand(['free-play', '--data', join(folder, 'data'), '--out', out, ...more]);
  info.mockRestore();
  const names = (await readdir(out)).sort();
  const files = names.map(async (name) => [name, await readFile(join(out, name), 'utf8')]);
  return Object.fromEntries(await Promise.all(files));
}

function table(text: string | undefined): Record<string, string>[] {
  return parse(text ?? '', { columns: true });
}

describe('an export while the journal is written', () => {
  let files: Record<string, string>;
  beforeAll(async () => {
    files = await exported(join(folder, 'out'));
  });

  test('has every table, described in the codebook', () => {
    expect(Object.keys(files)).toEqual(WALK_FILES);
    const described = table(files['codebook.csv']);
    expect(described).toEqual(codebookRows());
    for (const name of WALK_TABLES) {
      const text = files[name] ?? '';
      const columns = described.filter(({ file }) => file === name).map(({ column }) => column);
      expect(text.slice(0, text.indexOf('\n')).split(',')).toEqual(columns);
    }
  });

  test('sums the sessions up, also one that broke off at once', () => {
    const { dataset, parts } = server;
    expect(table(files['sessions.csv'])).toEqual([
      {
        study: 'free-play',
        session: SESSION,
        begun: '2023-11-14T22:13:20.000Z',
        protocol: parts.registry.study('free-play')?.hash,
        dataset: 'tiny',
        dataset_hash: dataset.hash,
        build: 'test',
        seed: '7',
        seconds: '1',
        samples: '2',
        complete: 'true',
        participant: '',
        condition: '',
        slot: '',
        outcome: '',
        returns: '0',
        fast: '',
        straight: '',
        consistent: '',
        focus_losses: '0',
        flags: '',
      },
      expect.objectContaining({
        session: 'b'.repeat(32),
        dataset: '',
        samples: '0',
        complete: 'false',
      }),
    ]);
  });

  test('gives positions in the units of the axes', () => {
    const third = (Math.fround(0.1) - 0.5) / 0.5;
    expect(files['samples.csv']).toBe(
      `session,t,x,y,space,projection\n${SESSION},0,0,0,musicnn-mtt/taggram,pca\n${SESSION},0.016,${third},-1,musicnn-mtt/taggram,pca\n`,
    );
  });

  test('pairs what sounded with its end, its track and its loudest gain', () => {
    expect(table(files['hearings.csv'])).toEqual([
      {
        session: SESSION,
        segment: '7',
        track: '1',
        t_audible: '0.0205',
        t_ended: '0.4',
        gain: '0.75',
      },
      { session: SESSION, segment: '2', track: '0', t_audible: '0.024', t_ended: '1', gain: '0.5' },
    ]);
  });

  test('keeps labels from being run as formulas', () => {
    expect(files['views.csv']).toContain(',PC 1,"\'=PC ""2""",0.5,-0.25,0.5,0.5,0.1,0.05,false,\n');
  });

  test('has all other events with their details', () => {
    const events = table(files['events.csv']).filter(({ session }) => session === SESSION);
    expect(events.map(({ kind }) => kind)).toEqual(
      'consented began viewed intended sounded sounded ceased ended'.split(' '),
    );
    expect(JSON.parse(events[3]?.['detail'] ?? '')).toEqual({
      intent: { kind: 'go', x: 0.5, y: 0.1 },
    });
  });

  test('describes every segment of what was walked on', async () => {
    const segments = table(files['segments.csv']);
    expect(segments).toHaveLength(30);
    expect(segments[29]).toMatchObject({
      dataset: server.dataset.hash,
      segment: '29',
      track: '5',
      title: 'Chords 5',
      start: '11.968',
      end: '14.96',
    });
    expect(table(files['tags.csv'])).toHaveLength(30 * 5 * 2);
    const points = table(files['points.csv']);
    expect(points).toHaveLength(30);
    expect(points[0]).toMatchObject({ space: 'musicnn-mtt/taggram', axis_x: '0', axis_y: '1' });
  });

  test('gives every segment in the space itself, to five digits', async () => {
    const vectors = table(files['vectors.csv']);
    expect(vectors).toHaveLength(30);
    const dataset = await openDataset(server.parts.datasets[0]?.dir ?? '');
    const space = dataset.manifest.spaces.find(({ id }) => id === 'musicnn-mtt/taggram');
    const matrix = new Float32Array(await dataset.file(space?.matrix as never));
    const width = space?.dimensions.length ?? 0;
    const vector: unknown[] = JSON.parse(vectors[29]?.['vector'] ?? '[]');
    expect(vector).toHaveLength(width);
    for (const [i, value] of vector.entries())
      expect(value).toBeCloseTo(matrix[29 * width + i] ?? Number.NaN, 4);
  });

  test('is the same again, byte for byte, in the same folder', async () => {
    await writeFile(join(folder, 'out', 'notes.txt'), 'mine');
    const { 'notes.txt': notes, ...again } = await exported(join(folder, 'out'));
    expect(notes).toBe('mine');
    expect(again).toEqual(files);
  });
});

test('an export that was cut off is done again in the same folder', async () => {
  const out = join(folder, 'cut-off');
  await mkdir(out);
  for (const name of ['sessions.csv', 'samples.csv.draft', 'events.csv.draft'])
    await writeFile(join(out, name), 'half a ta');
  expect(Object.keys(await exported(out))).toEqual(WALK_FILES);
});

test('a map that leaves segments out lists those that it shows', async () => {
  const data = join(folder, 'filtered');
  const filtered = await openSqliteJournal(data);
  const entries = opening(server).map((entry) =>
    entry.kind === 'event' && entry.event.kind === 'viewed'
      ? { ...entry, event: { ...entry.event, shown: { every: 3 } } }
      : entry,
  );
  await keep(filtered, SESSION, [...entries, ...walk()]);
  await filtered.close();
  const dir = server.parts.datasets[0]?.dir ?? '';
  const files = await exported(join(folder, 'filtered-out'), '--data', data, '--dataset', dir);
  expect(table(files['views.csv'])[0]).toMatchObject({ log: 'false', shown: '{"every":3}' });
  const shown = table(files['shown.csv']).map(({ segment }) => Number(segment));
  const segments = table(files['segments.csv']);
  const tracks = [...new Set(segments.map(({ track }) => track))];
  const expected = tracks.flatMap((track) =>
    segments.filter((one) => one['track'] === track).filter((_, i) => i % 3 === 0),
  );
  expect(shown).toEqual(expected.map(({ segment }) => Number(segment)));
  expect(shown.length).toBeLessThan(30);
});

describe('an export', () => {
  test('without the dataset says so and does without its tables', async () => {
    const data = join(folder, 'moved');
    const moved = await openSqliteJournal(data);
    await keep(moved, SESSION, [...opening(server), ...walk()]);
    await moved.close();
    const warned = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const files = await exported(join(folder, 'moved-out'), '--data', data);
    expect(warned.mock.calls).toEqual([[expect.stringContaining(server.dataset.hash)]]);
    warned.mockRestore();
    expect(Object.keys(files)).not.toContain('points.csv');
    expect(table(files['hearings.csv'])[0]).toMatchObject({ segment: '7', track: '' });
    const dir = server.parts.datasets[0]?.dir ?? '';
    const whole = await exported(join(folder, 'moved-out'), '--data', data, '--dataset', dir);
    expect(table(whole['points.csv'])).toHaveLength(30);
  });

  const refusals: readonly [string, string[], RegExp][] = [
    ['a study nobody knows', ['nobody'], /expected one of: free-play/],
    ['a format nobody wrote', ['free-play', '--format', 'xls'], /expected csv/],
    ['a folder without records', ['free-play', '--data', '/nowhere'], /holds no records/],
  ];
  test.each(refusals)('of %s is refused', async (_, args, reason) => {
    const usual = ['--data', join(folder, 'data'), '--out', join(folder, 'refused')];
    await expect(exportCommand([...usual, ...args])).rejects.toThrow(reason);
    expect(await readdir(folder)).not.toContain('refused');
  });

  test('of a study without sessions is refused', async () => {
    const data = join(folder, 'empty');
    await (await openSqliteJournal(data)).close();
    const args = ['free-play', '--data', data, '--out', join(folder, 'refused')];
    await expect(exportCommand(args)).rejects.toThrow(/no sessions yet/);
  });

  test('into the folder of a report is refused: the codebook there is not an export’s', async () => {
    const out = join(folder, 'report');
    await mkdir(out);
    for (const name of ['codebook.csv', 'report.html'])
      await writeFile(join(out, name), 'a report');
    const args = ['free-play', '--data', join(folder, 'data'), '--out', out];
    await expect(exportCommand(args)).rejects.toThrow(/holds other files/);
    expect(await readFile(join(out, 'codebook.csv'), 'utf8')).toBe('a report');
  });

  test('into a folder with other things is refused, and leaves them alone', async () => {
    const out = join(folder, 'data');
    const before = await readdir(out);
    const args = ['free-play', '--data', join(folder, 'data'), '--out', out];
    await expect(exportCommand(args)).rejects.toThrow(/holds other files/);
    expect((await readdir(out)).filter((name) => !before.includes(name))).toEqual([]);
  });
});
