import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyseWalks } from '#analysis/walk-analysis';
import { writeReport } from '#analysis/write-report';
import { type ExportFiles, tinyExport, writeExport } from '../support/tiny-export.ts';

const resampling = { seed: 1, replicates: 200 };

async function reported(files: ExportFiles = tinyExport()): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'report-'));
  await writeExport(join(folder, 'export'), files);
  await writeReport(await analyseWalks(join(folder, 'export'), resampling), join(folder, 'out'));
  return join(folder, 'out');
}

/** Every written file with its bytes. */
async function contents(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => /\.(html|svg|csv)$/.test(name)).sort();
  const texts = files.map(
    async (name) => [name, await readFile(join(folder, name), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(texts));
}

function without(...names: readonly string[]): ExportFiles {
  return Object.fromEntries(Object.entries(tinyExport()).filter(([name]) => !names.includes(name)));
}

function headsOnly(): ExportFiles {
  return Object.fromEntries(
    Object.entries(tinyExport()).map(([name, text]) => [name, `${text.split('\n')[0]}\n`]),
  );
}

test('the same export gives the same bytes', async () => {
  expect(await contents(await reported())).toEqual(await contents(await reported()));
});

test('the page needs nothing else: no script, no address to fetch', async () => {
  const page = (await contents(await reported()))['report.html'] ?? '';
  expect(page).not.toMatch(/<script|<link|<img|@import|url\(|javascript:/i);
  expect(
    page.match(/https?:\/\/[^"\s<]*/g)?.every((url) => url === 'http://www.w3.org/2000/svg'),
  ).toBe(true);
});

test('the contents lead to every part, and no two parts have one name', async () => {
  const page = (await contents(await reported()))['report.html'] ?? '';
  const [, list = ''] = /<nav class="contents"[^>]*>(.*?)<\/nav>/.exec(page) ?? [];
  const linked = [...list.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  const parts = [...page.matchAll(/<section id="([^"]+)">/g)].map(([, id]) => id);
  expect(linked.length).toBeGreaterThan(5);
  expect(linked).toEqual(parts);
  expect(new Set(parts).size).toBe(parts.length);
});

test('every figure of the page is a file too, and every reference inside one is defined in it', async () => {
  const files = await contents(await reported());
  const inPage = (files['report.html'] ?? '').match(/role="img"/g)?.length;
  const figures = Object.entries(files).filter(([name]) => name.endsWith('.svg'));
  expect(figures).toHaveLength(inPage ?? 0);
  for (const [, svg] of figures)
    for (const [, id] of svg.matchAll(/href="#([^"]+)"/g)) expect(svg).toContain(`id="${id}"`);
});

test('titles with &, <, quotes and other scripts are shown as they are', async () => {
  const page = (await contents(await reported()))['report.html'] ?? '';
  expect(page).toContain('Tom &amp; &quot;Jerry&quot; &lt;b&gt;');
  expect(page).not.toContain('<b>"');
  expect(page).toContain('=SUM(A1)');
  expect(page).toContain('rock &amp; roll →');
  expect(page).toContain('↑ &lt;quiet&gt;');
});

test('tables keep the guard against spreadsheets and the codebook names every column', async () => {
  const files = await contents(await reported());
  expect(files['tables/segments.csv']).toContain(",'=SUM(A1),");
  const book = files['codebook.csv'] ?? '';
  for (const [name, text] of Object.entries(files))
    if (name.startsWith('tables/'))
      for (const column of text.split('\n')[0]?.split(',') ?? [])
        expect(book).toContain(`\n${name.slice('tables/'.length)},${column},`);
});

test.each([
  ['no session', headsOnly()],
  ['no sample', { ...tinyExport(), 'samples.csv': headsOnly()['samples.csv'] ?? '' }],
  ['nothing heard', { ...tinyExport(), 'hearings.csv': headsOnly()['hearings.csv'] ?? '' }],
  ['no points, segments and tags', without('points.csv', 'segments.csv', 'tags.csv')],
] as const)('an export with %s gives a report without NaN', async (_, files) => {
  const written = await contents(await reported(files));
  expect(Object.keys(written)).toContain('report.html');
  for (const [name, text] of Object.entries(written))
    expect(text, name).not.toMatch(/NaN|Infinity|undefined|\bnull\b/);
});

test('an empty export says so and how to go on', async () => {
  const page = (await contents(await reported(headsOnly())))['report.html'];
  expect(page).toContain('The export lists no session.');
});

test('missing samples and missing tables are named', async () => {
  const samples = tinyExport()['samples.csv'] ?? '';
  const files = {
    ...without('points.csv'),
    'samples.csv': samples.replace(/^back,0\.016,.*\n/m, ''),
  };
  const page = (await contents(await reported(files)))['report.html'];
  expect(page).toContain('Session back: sessions.csv counts 189 samples, samples.csv has 188.');
  expect(page).toContain('points.csv has no points for map-1, map-2');
});

test('an incomplete session is shown as such', async () => {
  const page = (await contents(await reported()))['report.html'];
  expect(page).toContain('breaks off');
});

test('a second report leaves no figure of the first, and nobody else’s file is touched', async () => {
  const folder = await reported();
  await writeFile(join(folder, 'figures', 'walk-0099-map-1.svg'), 'old');
  await writeFile(join(folder, 'figures', 'mine.svg'), 'mine');
  const source = await mkdtemp(join(tmpdir(), 'report-'));
  await writeExport(source, tinyExport());
  await writeReport(await analyseWalks(source, resampling), folder);
  const names = await readdir(join(folder, 'figures'));
  expect(names).toContain('mine.svg');
  expect(names).not.toContain('walk-0099-map-1.svg');
});
