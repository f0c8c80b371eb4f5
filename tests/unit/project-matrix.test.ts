import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { projectCommand } from '#data/node/project-command';
import { seededRandom } from '#models/chance/seeded-random';
import { fitPca, projectPca } from '#models/projection/pca';
import { deviations, divideColumns } from '#models/projection/standardise';
import { Refusal } from '#models/refusal';
import { bytesOfValues, readNpyFloats, writeNpyBytes } from '../support/npy.ts';

const ROWS = 40;
const COLUMNS = 6;
const random = seededRandom(3);
const values = Float32Array.from({ length: ROWS * COLUMNS }, (_, i) => random() * (1 + (i % 6)));
const shape = `${ROWS}, ${COLUMNS}`;

/** Run the command, give what it printed. */
async function project(matrix: string, ...more: readonly string[]): Promise<string> {
  const print = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  try {
    const out = join(dirname(matrix), 'map.npy');
    await projectCommand(['--matrix', matrix, '--out', out, ...more]);
    return print.mock.calls.flat().join('\n');
  } finally {
    print.mockRestore();
  }
}

async function refusal(matrix: string, ...more: readonly string[]): Promise<Refusal> {
  const error = await project(matrix, ...more).catch((reason: unknown) => reason);
  expect(existsSync(join(dirname(matrix), 'map.npy'))).toBe(false);
  if (error instanceof Refusal) return error;
  throw new Error(`expected a refusal, got ${error}`);
}

test.each([
  ['<f4', values],
  ['<f8', Float64Array.from(values)],
])('a matrix of %s gets the map of its first two components', async (descr, typed) => {
  const matrix = writeNpyBytes('a.npy', { descr, shape, bytes: bytesOfValues(typed) });
  const told = JSON.parse(await project(matrix, '--method', 'pca', '--json'));
  expect(told).toMatchObject({ method: 'pca', engine: 'own', rows: ROWS, columns: COLUMNS });
  const { header, values: map } = readNpyFloats(told.out);
  expect(header).toContain(`'descr': '<f4', 'fortran_order': False, 'shape': (${ROWS}, 2)`);
  const plain = { rows: ROWS, columns: COLUMNS, values };
  const model = fitPca(plain);
  const [x, y] = projectPca(model, plain, 2);
  expect(map).toEqual(Float32Array.from(map, (_, i) => (i % 2 ? y : x)?.[i >> 1] ?? Number.NaN));
  expect(told.figures.explained).toEqual(model.explained);
});

test('a matrix of one column gets a second coordinate of zeros', async () => {
  const bytes = bytesOfValues(Float32Array.of(1, 2, 6));
  const matrix = writeNpyBytes('a.npy', { shape: '3, 1', bytes });
  await project(matrix, '--method', 'pca');
  const { values: map } = readNpyFloats(join(dirname(matrix), 'map.npy'));
  expect([...map]).toEqual([-2, 0, -1, 0, 3, 0]);
});

test('above 20,000 rows the recall of the neighbours is told', async () => {
  const rows = 20_100;
  const many = Float32Array.from({ length: rows * 3 }, (_, at) => (at % 7) + random());
  const file = { shape: `${rows}, 3`, bytes: bytesOfValues(many) };
  const matrix = writeNpyBytes('many.npy', file);
  const fast = ['--method', 'tsne', '--iterations', '1', '--perplexity', '4', '--threads', '1'];
  const { figures, told } = JSON.parse(await project(matrix, ...fast, '--json'));
  expect(figures.recall).toBeGreaterThan(0.9);
  expect(figures.recall).toBeLessThan(1);
  expect(told).toContain(`${(100 * figures.recall).toFixed(1)} % of the true neighbours`);
}, 60_000);

const bytes = bytesOfValues(values);
const withNaN = Float32Array.from(values, (value, i) =>
  i === 3 * COLUMNS + 4 ? Number.NaN : value,
);
test.each([
  [{ descr: '<i8', shape, bytes }, 'values of type <i8; expected float32 or float64'],
  [{ descr: '>f4', shape, bytes }, 'values of type >f4'],
  [{ fortran: true, shape, bytes }, 'stored column by column (fortran_order); expected C order'],
  [{ shape: '240,', bytes }, 'the shape (240,); expected 2 dimensions'],
  [{ shape: '4, 10, 6', bytes }, 'the shape (4, 10, 6); expected 2 dimensions'],
  [{ shape: '0, 6' }, 'the shape (0, 6); expected at least one value'],
  [{ shape, bytes: bytes.subarray(4) }, 'has 1084 bytes; expected 1088 for 40 x 6 values'],
  [{ shape: '1, 6', bytes: bytes.subarray(0, 24) }, 'has 1 row; expected at least 2'],
  [{ shape, bytes: bytesOfValues(withNaN) }, 'holds NaN at row 3, column 4'],
])('%j is refused: %s', async (content, sentence) => {
  const error = await refusal(writeNpyBytes('a.npy', content), '--method', 'pca');
  expect(error.message).toContain(sentence);
  expect(error.exitCode).toBe(1);
});

test('what is no .npy file, or not there, is refused', async () => {
  expect((await refusal('package.json', '--method', 'pca')).message).toContain(
    'is no file in numpy',
  );
  const { message } = await refusal('no-such-file.npy', '--method', 'pca');
  expect(message).toContain('Cannot read no-such-file.npy');
});

test('an unknown method or engine, or the matrix as target, is misuse', async () => {
  const matrix = writeNpyBytes('a.npy', { shape, bytes });
  for (const [options, sentence] of [
    [['--method', 'lda'], 'Got the method "lda"; expected one of: pca, std-pca, tsne'],
    [
      ['--method', 'pca', '--engine', 'mine'],
      'Got the engine "mine" for pca; expected one of: own, ml-pca',
    ],
    [['--method', 'pca', '--out', matrix], 'is the matrix itself'],
    [['--method', 'pca', '--threads', '2'], 'Got --threads, which means nothing to pca'],
    [['--method', 'tsne', '--perplexity', '14'], 'choose a perplexity of 1 to 13'],
  ] as const) {
    const error = await refusal(matrix, ...options);
    expect(error.message).toContain(sentence);
    expect(error.exitCode).toBe(2);
  }
});

test('std-pca of a file is the PCA of z-scores, whatever stays the same in a column', async () => {
  const flat = Float32Array.from(values, (value, i) => (i % COLUMNS === 2 ? 7 : value));
  const matrix = writeNpyBytes('a.npy', { shape, bytes: bytesOfValues(flat) });
  const told = JSON.parse(await project(matrix, '--method', 'std-pca', '--json'));
  const plain = { rows: ROWS, columns: COLUMNS, values: flat };
  const seen = divideColumns(plain, deviations(plain));
  const model = fitPca(seen);
  expect(told.method).toBe('std-pca');
  for (const [i, share] of model.explained.entries())
    expect(told.figures.explained[i]).toBeCloseTo(share, 6);
  expect(told.told).toContain('of the variance of z-scores');
});
