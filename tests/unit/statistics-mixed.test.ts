import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { fitMixed } from '#analysis/mixed/mixed-model';
import { mixedCommand } from '#analysis/mixed-command';
import { type DataTable, readDataTable } from '#analysis/read/data-table';
import { crossedCsv, nestedCsv } from '../support/mixed-data.ts';
import { SHARED, testWithShared } from '../support/shared.ts';

const folder = await mkdtemp(join(tmpdir(), 'mixed-'));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, `${name}.csv`);
  await writeFile(path, text);
  return path;
}

const files: Record<string, string> = {
  crossed: await file('crossed', crossedCsv(14, 12, 5)),
  nested: await file('nested', nestedCsv(8)),
};
const tables = new Map<string, DataTable>();
for (const [name, path] of Object.entries(files)) tables.set(name, await readDataTable(path));

function fitted(name: string, formula: string, family: 'gaussian' | 'binomial', reml = true) {
  const table = tables.get(name);
  if (!table) throw new Error(`no table ${name}`);
  return fitMixed(table, formula, family, reml);
}

/** What lme4 1.1-31 under R 4.2.2 gives for tests/support/mixed-data.ts with tight tolerances (lmer, glmer). */
const FROM_LME4: readonly {
  readonly formula: string;
  readonly ml: boolean;
  readonly file: string;
  readonly family: 'gaussian' | 'binomial';
  readonly fixed: readonly (readonly [term: string, estimate: number, se: number])[];
  readonly random: readonly (readonly [group: string, term: string, variance: number])[];
  readonly corr: readonly number[];
  readonly residual: number | null;
  readonly logLik: number;
}[] = [
  {
    formula: 'rating ~ position + (1 + position | person) + (1 | clip)',
    ml: false,
    file: 'crossed',
    family: 'gaussian',
    fixed: [
      ['(Intercept)', 3.332886, 0.2662538],
      ['position', 0.5112503, 0.273979],
    ],
    random: [
      ['person', '(Intercept)', 0.6074566],
      ['person', 'position', 0.3148554],
      ['clip', '(Intercept)', 0.2989593],
    ],
    corr: [0.713941],
    residual: 0.4223262,
    logLik: -207.548983,
  },
  {
    formula: 'rating ~ position * task + (1 + position || person) + (1 | clip)',
    ml: false,
    file: 'crossed',
    family: 'gaussian',
    fixed: [
      ['(Intercept)', 3.337286, 0.2737423],
      ['position', 0.4716498, 0.288721],
      ['taskb', 0.1742334, 0.1215845],
      ['taskc', -0.1867559, 0.1216438],
      ['position:taskb', 0.2063809, 0.1984783],
      ['position:taskc', -0.1019748, 0.2024529],
    ],
    random: [
      ['person', '(Intercept)', 0.6029951],
      ['person', 'position', 0.2707633],
      ['clip', '(Intercept)', 0.2932827],
    ],
    corr: [],
    residual: 0.4083403,
    logLik: -209.7465764,
  },
  {
    formula: 'rating ~ 0 + task + (0 + position | person) + (1 | clip)',
    ml: false,
    file: 'crossed',
    family: 'gaussian',
    fixed: [
      ['taska', 3.324552, 0.2164325],
      ['taskb', 3.491107, 0.2164375],
      ['taskc', 3.134944, 0.2164434],
    ],
    random: [
      ['person', 'position', 0.181158],
      ['clip', '(Intercept)', 0.3309246],
    ],
    corr: [],
    residual: 1.073449,
    logLik: -259.9786734,
  },
  {
    formula: 'rating ~ task + (1 + task | person)',
    ml: false,
    file: 'crossed',
    family: 'gaussian',
    fixed: [
      ['(Intercept)', 3.335234, 0.2313504],
      ['taskb', 0.1579375, 0.1896575],
      ['taskc', -0.2226, 0.1881221],
    ],
    random: [
      ['person', '(Intercept)', 0.501754],
      ['person', 'taskb', 0.008442833],
      ['person', 'taskc', 0.0003224057],
    ],
    corr: [1.0, -1.0, -1.0],
    residual: 0.9902736,
    logLik: -252.4868047,
  },
  {
    formula: 'rating ~ position:task + (1 | person) + (1 | clip)',
    ml: false,
    file: 'crossed',
    family: 'gaussian',
    fixed: [
      ['(Intercept)', 3.333767, 0.2611011],
      ['position:taska', 0.313309, 0.2523484],
      ['position:taskb', 0.8368403, 0.2529232],
      ['position:taskc', 0.3697322, 0.2580332],
    ],
    random: [
      ['person', '(Intercept)', 0.5774974],
      ['clip', '(Intercept)', 0.281108],
    ],
    corr: [],
    residual: 0.5754794,
    logLik: -222.0016398,
  },
  {
    formula: 'rating ~ position + (1 + position | person) + (1 | clip)',
    ml: true,
    file: 'crossed',
    family: 'gaussian',
    fixed: [
      ['(Intercept)', 3.332886, 0.2563432],
      ['position', 0.5112503, 0.2617823],
    ],
    random: [
      ['person', '(Intercept)', 0.5755617],
      ['person', 'position', 0.3010162],
      ['clip', '(Intercept)', 0.2642127],
    ],
    corr: [0.708688],
    residual: 0.4227195,
    logLik: -206.6661171,
  },
  {
    formula: 'value ~ year + (1 | album/track)',
    ml: false,
    file: 'nested',
    family: 'gaussian',
    fixed: [
      ['(Intercept)', 31.64056, 13.58822],
      ['year', 0.0343593, 0.006774276],
    ],
    random: [
      ['track:album', '(Intercept)', 0.1782623],
      ['album', '(Intercept)', 0.6904552],
    ],
    corr: [],
    residual: 0.2856392,
    logLik: -132.2364222,
  },
  {
    formula: 'flat ~ 1 + (1 | album) + (1 | album:track)',
    ml: false,
    file: 'nested',
    family: 'gaussian',
    fixed: [['(Intercept)', -0.0490187, 0.1289611]],
    random: [
      ['album:track', '(Intercept)', 3.277476e-17],
      ['album', '(Intercept)', 1.673521e-15],
    ],
    corr: [],
    residual: 2.045609,
    logLik: -219.1740118,
  },
  {
    formula: 'value ~ 1 + (1 | album)',
    ml: false,
    file: 'nested',
    family: 'gaussian',
    fixed: [['(Intercept)', 100.563, 0.2979857]],
    random: [['album', '(Intercept)', 0.7586498]],
    corr: [],
    residual: 0.5291533,
    logLik: -148.6957157,
  },
  {
    formula: 'liked ~ position + (1 | person) + (1 | clip)',
    ml: false,
    file: 'crossed',
    family: 'binomial',
    fixed: [
      ['(Intercept)', 0.4258993, 0.2655295],
      ['position', 0.4362564, 0.2860415],
    ],
    random: [
      ['person', '(Intercept)', 0.3920241],
      ['clip', '(Intercept)', 0.159754],
    ],
    corr: [],
    residual: null,
    logLik: -109.9544863,
  },
  {
    formula: 'liked ~ position + (1 + position | person) + (1 | clip)',
    ml: false,
    file: 'crossed',
    family: 'binomial',
    fixed: [
      ['(Intercept)', 0.4993971, 0.3031266],
      ['position', 0.5518743, 0.358367],
    ],
    random: [
      ['person', '(Intercept)', 0.6311124],
      ['person', 'position', 0.4496132],
      ['clip', '(Intercept)', 0.1372537],
    ],
    corr: [1.0],
    residual: null,
    logLik: -108.093097,
  },
  {
    formula: 'cbind(yes, trials - yes) ~ position + task + (1 | person) + (1 | clip)',
    ml: false,
    file: 'crossed',
    family: 'binomial',
    fixed: [
      ['(Intercept)', -0.3465795, 0.2940381],
      ['position', 0.528536, 0.2061892],
      ['taskb', 0.4740721, 0.1897827],
      ['taskc', 0.0590474, 0.1887555],
    ],
    random: [
      ['person', '(Intercept)', 0.7339351],
      ['clip', '(Intercept)', 0.1874426],
    ],
    corr: [],
    residual: null,
    logLik: -269.5301257,
  },
];

describe('mixed models are what lme4 says', () => {
  test.each(FROM_LME4)('$formula, ML $ml', (expected) => {
    const { formula, ml, family, logLik } = expected;
    const model = fitted(expected.file, formula, family, !ml);
    const singular = 'singular' in model.notes;
    const near = (value: number) => expect.closeTo(value, Math.abs(value) < 3 ? 3 : 2);
    expect(model.fixed).toEqual(
      expected.fixed.map(([term, estimate, se]) => ({
        term,
        estimate: near(estimate),
        se: near(se),
      })),
    );
    expect(model.random.map(({ group, term }) => [group, term])).toEqual(
      expected.random.map(([group, term]) => [group, term]),
    );
    for (const [i, [, , variance]] of expected.random.entries())
      expect(Math.abs((model.random[i]?.variance ?? 0) - variance)).toBeLessThan(
        1e-4 * Math.max(1, variance) * (singular ? 5 : 1),
      );
    const corr = model.random.flatMap(({ corr: own = [] }) => own);
    for (const [i, value] of expected.corr.entries()) expect(corr[i]).toBeCloseTo(value, 3);
    if (expected.residual !== null)
      expect(model.residual?.variance).toBeCloseTo(expected.residual, 4);
    expect(model.logLik).toBeGreaterThan(logLik - 1e-5);
    expect(model.logLik).toBeCloseTo(logLik, 4);
    expect(model.converged).toBe(true);
    expect(singular).toBe(/flat|1 \+ task \||liked.*1 \+ position/.test(formula));
  });

  testWithShared('penicillin: crossed effects', async () => {
    const table = await readDataTable(join(SHARED, 'fixtures/penicillin.csv'));
    const model = fitMixed(table, 'diameter ~ 1 + (1|plate) + (1|sample)', 'gaussian', true);
    expect(model.fixed[0]?.estimate).toBeCloseTo(22.972222, 6);
    expect(model.fixed[0]?.se).toBeCloseTo(0.8085954, 4);
    expect(model.random[0]?.variance).toBeCloseTo(0.7169051, 4);
    expect(Math.abs((model.random[1]?.variance ?? 0) / 3.7311318 - 1)).toBeLessThan(1e-4);
    expect(model.residual?.variance).toBeCloseTo(0.302415, 5);
    expect(model.reml).toBeCloseTo(330.8606, 4);
  });
});

describe('properties of a fit', () => {
  test('another unit or origin of a covariate changes its own coefficient alone', () => {
    const year = fitted('nested', 'value ~ year + (1 | album)', 'gaussian');
    const table = tables.get('nested');
    const rows = (table?.rows ?? []).map(({ cells, line }, i) => ({
      cells:
        i === 0
          ? cells
          : cells.map((cell, j) => (j === 2 ? String((Number(cell) - 2000) / 100) : cell)),
      line,
    }));
    const century = fitMixed({ file: 'x', rows }, 'value ~ year + (1 | album)', 'gaussian', true);
    expect(century.fixed[1]?.estimate).toBeCloseTo(100 * (year.fixed[1]?.estimate ?? 0), 5);
    expect(century.residual?.variance).toBeCloseTo(year.residual?.variance ?? 0, 6);
    expect(year.notes).toEqual({});
  });

  test('the order of rows does not matter', () => {
    const table = tables.get('crossed');
    const [head, ...rows] = table?.rows ?? [];
    const turned = { file: 'x', rows: head ? [head, ...rows.reverse()] : [] };
    const formula = 'rating ~ position + (1 + position | person) + (1 | clip)';
    const model = fitMixed(turned, formula, 'gaussian', true);
    expect(model.reml).toBeCloseTo(fitted('crossed', formula, 'gaussian').reml ?? 0, 6);
  });

  test('dependent columns are left out and named', () => {
    const table = tables.get('crossed');
    const rows = (table?.rows ?? []).map(({ cells, line }, i) => ({
      cells: [...cells, i === 0 ? 'twice' : String(2 * Number(cells[2]))],
      line,
    }));
    const model = fitMixed(
      { file: 'x', rows },
      'rating ~ position + twice + (1 | person)',
      'gaussian',
      true,
    );
    expect(model.fixed.map(({ term }) => term)).toEqual(['(Intercept)', 'position']);
    expect(model.notes['dropped']).toContain('twice');
  });

  test('rows with a missing value are left out and counted', () => {
    const table = tables.get('crossed');
    const rows = (table?.rows ?? []).map(({ cells, line }, i) => ({
      cells: i === 5 || i === 9 ? cells.map((cell, j) => (j === 4 ? 'NA' : cell)) : cells,
      line,
    }));
    const model = fitMixed(
      { file: 'x', rows },
      'rating ~ position + (1 | person)',
      'gaussian',
      true,
    );
    expect(model.n).toBe(166);
    expect(model.notes['omitted']).toBe('2 rows left out: a value is missing');
  });
});

describe('earshot mixed', () => {
  test('prints a table, or JSON that tells a random term in words', async () => {
    const print = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    const formula = ['--formula', 'rating ~ position + (1 | person)'];
    expect(await mixedCommand([files['crossed'] ?? '', ...formula])).toBe(0);
    expect(await mixedCommand([files['crossed'] ?? '', ...formula, '--json'])).toBe(0);
    const [text, json] = print.mock.calls.map(([line]) => String(line));
    print.mockRestore();
    expect(text).toContain('168 rows, 14 groups of person');
    expect(JSON.parse(json ?? '')).toMatchObject({
      n: 168,
      groups: { person: 14 },
      converged: true,
    });
  });

  test.each([
    ['rating ~ position', 'without a random part'],
    ['rating ~ position + (1 | person', 'when expected ")"'],
    ['rating ~ log(position) + (1 | person)', 'put what you compute into the file'],
    ['rating ~ weight + (1 | person)', 'Got the column "weight" when expected one of'],
    ['person ~ position + (1 | clip)', 'Got "p0" in crossed.csv, column person'],
    ['rating ~ 1 + (1 | person:clip)', 'when expected fewer effects than rows'],
    ['rating ~ 1 + (1 | person) + (1 | person)', 'twice in the formula'],
    ['rating ~ 1 + (0 | person)', 'without terms'],
    ['cbind(yes, trials - liked) ~ 1 + (1 | person)', 'in the formula'],
    ['rating & x ~ 1', 'in the formula'],
  ])('refuses %s in one sentence', async (formula, message) => {
    await expect(mixedCommand([files['crossed'] ?? '', '--formula', formula])).rejects.toThrow(
      message,
    );
  });

  test('a binomial response that is neither 0 and 1 nor two names is refused', async () => {
    await expect(
      mixedCommand([
        files['crossed'] ?? '',
        '--formula',
        'task ~ 1 + (1 | person)',
        '--family',
        'binomial',
      ]),
    ).rejects.toThrow('3 different values of task');
  });
});
