import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { REFERENCES } from '#analysis/report/references';
import { analyseTrials } from '#analysis/trial-analysis';
import { analyseWalks } from '#analysis/walk-analysis';
import { writeReport } from '#analysis/write-report';
import { tinyExport, writeExport } from '../support/tiny-export.ts';
import { trialExport } from '../support/trial-export.ts';

const ROOM = 'analysis/report';

/** `Holm (1979)`, `Wu, Schulz et al. 2018`: capitalised names and a year. */
const CITATION =
  /\p{Lu}\p{L}+(?:(?:, | & )\p{Lu}\p{L}+)*(?: et al\.)? (?:\((?:1[89]|20)\d\d\)|(?:1[89]|20)\d\d)(?![-\d])/gu;

const pages: Record<'walks' | 'trials', string> = { walks: '', trials: '' };

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'references-'));
  const resampling = { seed: 3, replicates: 20 };
  const none = { positive: [], negative: [] };
  for (const [name, files] of [
    ['walks', tinyExport()],
    ['trials', { ...tinyExport(), ...trialExport(12, 6) }],
  ] as const) {
    await writeExport(join(folder, name), files);
    const trials = await analyseTrials(join(folder, name), none, resampling);
    const walks = await analyseWalks(join(folder, name), resampling, { explorers: true });
    await writeReport(walks, join(folder, 'out', name), trials);
    pages[name] = await readFile(join(folder, 'out', name, 'report.html'), 'utf8');
  }
}, 120_000);

describe('references', () => {
  test('every one has authors, a year, a title and a source; a DOI is one', () => {
    expect(new Set(REFERENCES.map(({ cited, year }) => `${cited} ${year}`)).size).toBe(
      REFERENCES.length,
    );
    for (const { authors, year, title, source, doi } of REFERENCES) {
      for (const told of [authors, title, source]) expect(told.trim()).not.toBe('');
      expect(year).toBeGreaterThan(1900);
      if (doi !== undefined) expect(doi).toMatch(/^10\.\d{4,}\/\S+[^.\s]$/);
    }
  });

  test('none is kept that no report can cite', async () => {
    const files = (await readdir(ROOM)).filter((name) => name !== 'references.ts');
    const texts = await Promise.all(files.map((name) => readFile(join(ROOM, name), 'utf8')));
    const words = texts.join('\n').replace(/[()]/g, '');
    for (const { cited, year } of REFERENCES) expect(words).toContain(`${cited} ${year}`);
  });

  test.each(['walks', 'trials'] as const)(
    'of a report on %s: all that is cited is listed, and all that is listed is cited',
    (name) => {
      const page = pages[name];
      const anchors = (pattern: RegExp) =>
        new Set([...page.matchAll(pattern)].map(([, anchor]) => anchor));
      const [cited, listed] = [anchors(/href="#(ref-[^"]+)"/g), anchors(/id="(ref-[^"]+)"/g)];
      expect(listed.size).toBeGreaterThan(5);
      expect(cited).toEqual(listed);
      const words = page
        .replace(/<style>.*?<\/style>|<ul class="references">.*?<\/ul>|<a [^>]*>.*?<\/a>/gs, '')
        .replace(/<[^>]*>/g, ' ')
        .replaceAll('&amp;', '&');
      expect(words.match(CITATION)).toBeNull();
    },
  );

  test('a report of walks alone cites nothing on ratings, one of trials does', () => {
    expect(pages.walks).not.toContain('Shrout');
    expect(pages.trials).toContain('id="ref-shrout-fleiss-1979"');
  });
});
