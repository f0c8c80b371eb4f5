import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { analyseCommand } from '#analysis/analyse-command';
import { analyseWalks } from '#analysis/walk-analysis';
import { Refusal } from '#models/refusal';
import { type ExportFiles, tinyExport, writeExport } from '../support/tiny-export.ts';

const resampling = { seed: 1, replicates: 100 };
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'analysis-'));
});

async function analysed(files: ExportFiles) {
  await writeExport(folder, files);
  return await analyseWalks(folder, resampling);
}

/** The tiny export with one text of one file replaced. */
function changed(file: string, from: string | RegExp, to: string): ExportFiles {
  const files = tinyExport();
  const before = files[file] ?? '';
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  return { ...files, [file]: after };
}

function without(...names: readonly string[]): ExportFiles {
  return Object.fromEntries(Object.entries(tinyExport()).filter(([name]) => !names.includes(name)));
}

describe('measures of the known walks', () => {
  test('straight: 8 units, 8 radii, straight, 4 s walking and 1 s standing', async () => {
    const { sessions } = await analysed(tinyExport());
    const walk = sessions[0]?.walk;
    expect(walk?.maps[0]?.units).toBeCloseTo(8, 6);
    expect(walk?.radii).toBeCloseTo(8, 6);
    expect(walk?.straightness).toBeCloseTo(1, 9);
    expect(walk?.sinuosity).toBeCloseTo(0, 4);
    expect(walk?.walking).toBeCloseTo(4, 6);
    expect(walk?.standing).toBeCloseTo(1.008, 6);
    expect(walk?.audible).toBe(2.5);
    expect([walk?.dwell.size, walk?.tracks]).toEqual([3, 1]);
  });

  test('back: 6 units, straightness 0, and the way back is all revisits', async () => {
    const { sessions } = await analysed(tinyExport());
    const walk = sessions[1]?.walk;
    expect(walk?.radii).toBeCloseTo(6, 6);
    expect(walk?.straightness).toBe(0);
    expect(walk?.sinuosity).toBeCloseTo(1, 4);
    expect(walk?.coverage.revisitRate).toBe(0.5);
  });

  test('changed: the jump of the map is no distance, and a voice left open ends with the session', async () => {
    const { sessions, maps } = await analysed(tinyExport());
    const walk = sessions[2]?.walk;
    expect(walk?.maps.map(({ units }) => units)).toEqual([
      expect.closeTo(2, 6),
      expect.closeTo(2, 6),
    ]);
    expect(walk?.radii).toBeCloseTo(4, 6);
    expect(walk?.hearings[0]?.to).toBe(127 / 62.5);
    expect(maps.map(({ map }) => map.id)).toEqual(['map-1', 'map-2']);
  });

  test('the guard against spreadsheets is undone', async () => {
    const { names } = await analysed(tinyExport());
    expect([...names.values()].map(({ title }) => title)).toContain('=SUM(A1)');
  });

  test('tags: where they stayed more than chance comes first', async () => {
    const { tags } = await analysed(tinyExport());
    expect(tags[0]?.tags.map(({ tag }) => tag)).toEqual(['middle', 'everywhere', 'never']);
    expect(tags[0]?.tags[1]?.ratio).toBe(1);
  });
});

describe('exports with holes', () => {
  test('no session gives an empty analysis', async () => {
    const heads = Object.entries(tinyExport()).map(([name, text]) => [
      name,
      `${text.split('\n')[0]}\n`,
    ]);
    const found = await analysed(Object.fromEntries(heads));
    expect([found.sessions, found.maps, found.tags]).toEqual([[], [], []]);
  });

  test('a session without samples keeps what it heard', async () => {
    const found = await analysed(changed('samples.csv', /^straight,.*\n/gm, ''));
    expect(found.sessions[0]).toMatchObject({ samples: 0 });
    expect(found.sessions[0]?.walk).toMatchObject({ radii: 0, straightness: null, audible: 2.5 });
  });

  test('one sample has no distance, no speed and no turn', async () => {
    const one = changed('samples.csv', /^straight,(?!0,).*\n/gm, '');
    const walk = (await analysed(one)).sessions[0]?.walk;
    expect(walk).toMatchObject({ walking: 0, standing: 0, straightness: null, sinuosity: null });
    expect(walk?.coverage.lasted).toBe(0);
  });

  test('segments, tags and points may be missing', async () => {
    const found = await analysed(without('segments.csv', 'tags.csv', 'points.csv'));
    expect(found.sessions[0]?.walk.coverage.share).toBeNull();
    expect([found.names.size, found.tags.length]).toEqual([0, 0]);
  });
});

describe('refusals say which file, column and line', () => {
  async function refusal(files: ExportFiles): Promise<string> {
    const error = await analysed(files).then(
      () => null,
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(Refusal);
    return String(error instanceof Error ? error.message : error);
  }

  test.each(['sessions.csv', 'samples.csv', 'hearings.csv', 'views.csv'])(
    'a missing %s',
    async (name) => {
      expect(await refusal(without(name))).toBe(
        `Got no ${name} in the export folder when expected one; run earshot export again.`,
      );
    },
  );

  test('a missing column', async () => {
    const message = await refusal(changed('samples.csv', 'session,t,x,', 'session,t,where,'));
    expect(message).toContain('samples.csv without the column x');
  });

  test('a cell that is not a number', async () => {
    const message = await refusal(
      changed('samples.csv', 'straight,0.016,-3.968', 'straight,0.016,west'),
    );
    expect(message).toContain('Got "west000" in samples.csv, column x, line 3,');
  });

  test.each(['NaN', 'Infinity', ''])('a radius of "%s"', async (radius) => {
    const message = await refusal(changed('views.csv', '0.2,0.1\n', `0.2,${radius}\n`));
    expect(message).toContain('views.csv, column radius, line 2');
  });

  test('a line that is cut short', async () => {
    const message = await refusal(changed('samples.csv', /,tiny\/taggram,pca$/m, ''));
    expect(message).toContain('samples.csv, line 2, without a cell for');
  });

  test('an empty file', async () => {
    expect(await refusal({ ...tinyExport(), 'views.csv': '' })).toContain('an empty views.csv');
  });

  test('a file that is not CSV', async () => {
    const message = await refusal({ ...tinyExport(), 'hearings.csv': 'session,"seg\nment' });
    expect(message).toContain('hearings.csv');
    expect(message).toContain('not CSV');
  });

  test('samples of a session that no other file knows', async () => {
    const message = await refusal(changed('samples.csv', /^back,0,/m, 'stranger,0,'));
    expect(message).toContain('Got "stranger" in samples.csv, column session');
  });

  test('samples of a session that do not stand together, or go back in time', async () => {
    const files = tinyExport();
    const again = `${files['samples.csv']}straight,9,0,0,tiny/taggram,pca\n`;
    expect(await refusal({ ...files, 'samples.csv': again })).toContain(
      'rows of a session together',
    );
    const early = changed('samples.csv', 'straight,0.032,', 'straight,0.001,');
    expect(await refusal(early)).toContain('times that never go back');
  });

  test('samples on a map that views.csv does not name', async () => {
    const message = await refusal(changed('samples.csv', /,pca$/m, ',umap'));
    expect(message).toContain('space and projection that views.csv names');
  });
});

describe('earshot analyse', () => {
  test('refuses to write into the export itself', async () => {
    await writeExport(folder, tinyExport());
    await expect(analyseCommand([folder, '--out', folder])).rejects.toThrow('name a new folder');
  });

  test('is misused without --out', async () => {
    await expect(analyseCommand([folder])).rejects.toMatchObject({ exitCode: 2 });
  });

  test('writes a report and says where', async () => {
    await writeExport(folder, tinyExport());
    const out = join(folder, 'out');
    expect(await analyseCommand([folder, '--out', out])).toBe(0);
    expect(await readFile(join(out, 'report.html'), 'utf8')).toContain('Walks of free-play');
  });
});
