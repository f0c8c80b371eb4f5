import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { ExportFolder } from '#server/export/export-folder';
import { FORMATS, type Format } from '#server/export/format';
import { answerQuality } from '#study/record/answer-quality';
import { SEGMENTS } from '#study/record/dataset-tables';
import { TRIAL_TABLES } from '#study/record/trial-tables';
import { SAMPLES, SESSIONS } from '#study/record/walk-tables';

const LABELS = TRIAL_TABLES.get('free-label');
const SESSION = {
  ...{ study: 'free-play', session: 'ab12', begun: '2026-11-20T10:00:00.000Z', protocol: null },
  ...{
    dataset: 'tiny',
    dataset_hash: null,
    build: null,
    seed: 9_007_199_254_740_991,
    seconds: 1.5,
  },
  ...{ samples: 70_000, complete: true, participant: null, condition: 'a', slot: 0 },
  ...{ outcome: 'complete', returns: 0 },
  ...answerQuality([]),
};
const SEGMENT = {
  ...{ dataset: 'd', segment: 3, track: 1, title: '夜, "the"\tnight\n2', artist: null },
  ...{ start: 0.1, end: 1 / 3 },
};
const LABEL = {
  ...{ session: 'ab12', condition: 'a', block: 'b', trial: 2, level: null, practice: false },
  ...{ repeats: null, attempt: 1, kept: true, lapsed: false, t_opened: 1, t_audible: 1.25 },
  ...{ t_answered: 4, rt: 2.75, clips: '[5,6]', plays: 2, focus_losses: 0, volume_changes: 0 },
  ...{ frames_dropped: 0, axis: 'pc1', pole: 'low', group: 'A', label: '=calm' },
};

/** A folder with an export of one session, one segment, one label and 70,000 samples. */
async function exported(format: Format, into?: string): Promise<string> {
  const path = into ?? (await mkdtemp(join(tmpdir(), `${format}-`)));
  const folder = await ExportFolder.open(path, format, 'free-play');
  if (!LABELS) throw new Error('no table of labels');
  for (const table of [SESSIONS, SAMPLES, SEGMENTS, LABELS]) await folder.begin(table);
  folder.add(SESSIONS, SESSION);
  folder.add(SEGMENTS, SEGMENT);
  folder.add(LABELS, LABEL);
  for (let i = 0; i < SESSION.samples; i++) {
    folder.add(SAMPLES, {
      session: 'ab12',
      t: i / 62.5,
      x: i / 7,
      y: -1,
      space: 's',
      projection: 'p',
    });
    await folder.drain();
  }
  await folder.finish();
  return path;
}

const read = async (folder: string, file: string): Promise<string> =>
  await readFile(join(folder, file), 'utf8');
const json = async (folder: string, file: string) => JSON.parse(await read(folder, file));
const tsv = (text: string): Record<string, string>[] =>
  parse(text, { columns: true, delimiter: '\t', quote: false });

describe('Parquet, read by hyparquet', () => {
  test('types, missing values and texts come back as they were', async () => {
    const folder = await exported('parquet');
    const rows = async (name: string) =>
      await parquetReadObjects({ file: await asyncBufferFromFile(join(folder, name)) });
    expect(await rows('sessions.parquet')).toEqual([
      {
        ...SESSION,
        begun: new Date(SESSION.begun),
        ...{ seed: BigInt(SESSION.seed), samples: 70_000n, slot: 0n },
        ...{ returns: 0n, focus_losses: 0n },
      },
    ]);
    expect(await rows('segments.parquet')).toEqual([{ ...SEGMENT, segment: 3n, track: 1n }]);
    expect((await rows('trials-free-label.parquet'))[0]).toMatchObject({
      label: '=calm',
      practice: false,
      repeats: null,
    });
  });

  test('many rows come in groups, and the file says what its columns mean', async () => {
    const path = join(await exported('parquet'), 'samples.parquet');
    const file = await asyncBufferFromFile(path);
    const { row_groups, num_rows, key_value_metadata } = await parquetMetadataAsync(file);
    expect([row_groups.length, num_rows]).toEqual([2, 70_000n]);
    expect(key_value_metadata).toContainEqual({
      key: 'column x',
      value: 'Position on the horizontal axis of the map in force [axis units]',
    });
    const last = await parquetReadObjects({ file, rowStart: 69_999, rowEnd: 70_000 });
    expect(last[0]).toMatchObject({ t: 69_999 / 62.5, x: 69_999 / 7, y: -1 });
  });

  test('a table without rows is a table', async () => {
    const path = await mkdtemp(join(tmpdir(), 'empty-'));
    const folder = await ExportFolder.open(path, 'parquet');
    await folder.begin(SAMPLES);
    await folder.finish();
    const file = await asyncBufferFromFile(join(path, 'samples.parquet'));
    expect(await parquetReadObjects({ file })).toEqual([]);
  });
});

describe('Psych-DS', () => {
  test('data files have its names, and every column is a variable that is measured', async () => {
    const folder = await exported('psych-ds');
    const files = await readdir(join(folder, 'data'));
    expect(files).toHaveLength(4);
    for (const file of files)
      expect(file).toMatch(/^([a-z]+-[a-zA-Z0-9]+)(_[a-z]+-[a-zA-Z0-9]+)*_data\.csv$/);
    const description = await json(folder, 'dataset_description.json');
    expect(description).toMatchObject({ '@type': 'Dataset', name: 'free-play' });
    expect(description['@context']).toMatch(/^https?:\/\/schema\.org\/?$/);
    const measured = description.variableMeasured.map(({ name }: { name: string }) => name);
    expect(new Set(measured).size).toBe(measured.length);
    for (const file of files) {
      const [head = []] = parse(await read(folder, `data/${file}`), { to: 1 }) as string[][];
      for (const column of head) expect(measured).toContain(column);
    }
    const [segment] = parse(await read(folder, 'data/description-segments_data.csv'), {
      columns: true,
    }) as Record<string, string>[];
    expect(segment).toMatchObject({ title: SEGMENT.title, artist: '', end: String(SEGMENT.end) });
  });
});

describe('the behavioural layout of BIDS', () => {
  test('participants, a folder for each, sidecars for every column', async () => {
    const folder = await exported('bids');
    const [person] = tsv(await read(folder, 'participants.tsv'));
    expect(Object.keys(person ?? {})[0]).toBe('participant_id');
    expect(person).toMatchObject({ participant_id: 'sub-ab12', protocol: 'n/a', complete: 'true' });
    const labels = tsv(await read(folder, 'sub-ab12/beh/sub-ab12_task-trialsFreeLabel_beh.tsv'));
    expect(labels).toEqual([
      expect.objectContaining({ label: '=calm', rt: '2.75', repeats: 'n/a' }),
    ]);
    const sidecar = await json(folder, 'task-trialsFreeLabel_beh.json');
    expect(sidecar).toMatchObject({ TaskName: 'trialsFreeLabel', rt: { Units: 's' } });
    for (const column of Object.keys(labels[0] ?? {})) expect(sidecar).toHaveProperty(column);
    expect(tsv(await read(folder, 'stimuli/segments.tsv'))[0]).toMatchObject({
      title: '夜, "the" night 2',
    });
    expect(tsv(await read(folder, 'sub-ab12/beh/sub-ab12_task-samples_beh.tsv'))).toHaveLength(
      70_000,
    );
    expect(await json(folder, 'dataset_description.json')).toMatchObject({
      Name: 'free-play',
      DatasetType: 'raw',
    });
  });
});

test.each([
  ['psych-ds', '.psychdsignore', 'README.md'],
  ['bids', '.bidsignore', 'README'],
] as const)(
  '%s passes the list of checksums over and says what it holds',
  async (format, ignored, readme) => {
    const folder = await exported(format);
    expect(await read(folder, ignored)).toBe('SHA256SUMS\n');
    expect(await read(folder, readme)).toContain('free-play');
    await exported('csv', folder);
    expect(await readdir(folder)).not.toContain(ignored);
    expect(await readdir(folder)).not.toContain(readme);
  },
);

test.each(FORMATS)('the checksums of %s hold for every file', async (format) => {
  const folder = await exported(format);
  const check = spawnSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], {
    cwd: folder,
  });
  expect(check.status).toBe(0);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const named = (await read(folder, 'SHA256SUMS')).trim().split('\n');
  expect(named).toHaveLength(files.filter((file) => file.isFile()).length - 1);
});

test('one format takes the place of another, and leaves what is not its own', async () => {
  const folder = await exported('bids');
  await writeFile(join(folder, 'stimuli', 'notes.txt'), 'mine');
  for (const format of ['psych-ds', 'parquet', 'csv'] as const) await exported(format, folder);
  expect((await readdir(folder)).sort()).toEqual(
    [
      'SHA256SUMS',
      'samples.csv',
      'segments.csv',
      'sessions.csv',
      'stimuli',
      'trials-free-label.csv',
    ].sort(),
  );
  expect(await read(folder, 'stimuli/notes.txt')).toBe('mine');
});

const pandas = spawnSync('python3', ['-c', 'import pandas, pyarrow']).status === 0;
test.skipIf(!pandas)(
  'pandas reads Parquet and CSV alike (skipped without python3, pandas and pyarrow)',
  async () => {
    const [parquet, csv] = [await exported('parquet'), await exported('csv')];
    const script = `
import pandas as p
a, b = p.read_parquet('${parquet}/samples.parquet'), p.read_csv('${csv}/samples.csv')
assert len(a) == len(b) == 70000 and (a.x == b.x).all() and (a.t == b.t).all()
`;
    const run = spawnSync('python3', ['-c', script], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
  },
);

const r = spawnSync('Rscript', ['--version']).status === 0;
test.skipIf(!r)('R reads CSV and the TSV of BIDS (skipped without Rscript)', async () => {
  const [csv, bids] = [await exported('csv'), await exported('bids')];
  const script = `a <- read.csv('${csv}/samples.csv'); b <- read.delim('${bids}/sub-ab12/beh/sub-ab12_task-samples_beh.tsv', na.strings = 'n/a'); stopifnot(nrow(a) == 70000, all(a$x == b$x), is.numeric(b$t)); p <- read.delim('${bids}/participants.tsv', na.strings = 'n/a'); stopifnot(p$participant_id == 'sub-ab12', is.na(p$protocol))`;
  const run = spawnSync('Rscript', ['-e', script], { encoding: 'utf8' });
  expect(run.status).toBe(0);
});
