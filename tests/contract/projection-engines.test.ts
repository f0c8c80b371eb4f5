import { describe, expect, test } from 'vitest';
import { chosenEngine } from '#data/node/project/engines';
import type { NpyFile } from '#data/node/project/npy-file';
import { seededRandom } from '#models/chance/seeded-random';
import { judgeMaps } from '#models/projection/judge-maps';
import { nearestNeighbours } from '#models/projection/neighbours';
import type { Matrix } from '#models/space/space';
import { digits } from '../support/digits.ts';

interface Engine {
  readonly method: string;
  readonly name: string;
  /** Settings that keep it quick. */
  readonly settings: { readonly iterations?: number; readonly perplexity?: number };
  /** Whether the seed decides; null for an engine without chance. */
  readonly seeded: boolean | null;
  /** Whether the order of the rows decides nothing but the order of the points. */
  readonly orderless: boolean;
}

const STEPS = { iterations: 300, perplexity: 15 };
const ENGINES: readonly Engine[] = [
  { method: 'pca', name: 'own', settings: {}, seeded: null, orderless: true },
  { method: 'pca', name: 'ml-pca', settings: {}, seeded: null, orderless: true },
  { method: 'std-pca', name: 'own', settings: {}, seeded: null, orderless: true },
  // its descent is chaotic: rounding in another order leads to another map
  { method: 'tsne', name: 'own', settings: STEPS, seeded: true, orderless: false },
  // it draws from the machine's own chance
  { method: 'tsne', name: 'tsne-js', settings: STEPS, seeded: false, orderless: false },
  { method: 'umap', name: 'own', settings: {}, seeded: true, orderless: false },
  { method: 'umap', name: 'umap-js', settings: {}, seeded: true, orderless: false },
];

const ROWS = 120;
const COLUMNS = 10;

/** Two groups, the even rows and the odd, with a gap between them in every dimension; far from zero. */
function twoGroups(seed: number): Matrix {
  const random = seededRandom(seed);
  const value = (i: number) => 5 + random() + 2 * (Math.floor(i / COLUMNS) % 2);
  const values = Float32Array.from({ length: ROWS * COLUMNS }, (_, i) => value(i));
  return { rows: ROWS, columns: COLUMNS, values };
}

function inMemory(matrix: Matrix): NpyFile {
  return {
    ...matrix,
    async *blocks() {
      const half = (ROWS / 2) * COLUMNS;
      yield { ...matrix, rows: ROWS / 2, values: matrix.values.subarray(0, half) };
      yield { ...matrix, rows: ROWS / 2, values: matrix.values.subarray(half) };
    },
    whole: async () => matrix,
    close: async () => undefined,
  };
}

async function mapBy({ method, name, settings }: Engine, matrix: Matrix, seed = 1) {
  const engine = chosenEngine(method, name);
  const request = { ...settings, seed };
  return (await engine.project(inMemory(matrix), request, () => undefined)).map;
}

describe.each(ENGINES)('$method by the engine $name', (engine) => {
  const matrix = twoGroups(1);

  test('gives every row two finite coordinates, with their mean at the origin', async () => {
    const { rows, columns, values } = await mapBy(engine, matrix);
    expect([rows, columns, values.length]).toEqual([ROWS, 2, 2 * ROWS]);
    expect(values.every(Number.isFinite)).toBe(true);
    const width = Math.max(...values) - Math.min(...values);
    for (const axis of [0, 1]) {
      const own = values.filter((_, i) => i % 2 === axis);
      const mean = own.reduce((sum, value) => sum + value, 0) / ROWS;
      expect(Math.abs(mean)).toBeLessThan(1e-3 * width);
    }
  });

  test('keeps two groups apart: a point and its nearest are of the same', async () => {
    const { ids } = nearestNeighbours(await mapBy(engine, matrix), 1);
    const astray = ids.filter((id, i) => id % 2 !== i % 2).length;
    expect(astray).toBe(0);
  });

  test.runIf(engine.seeded !== false)('gives the same bytes again', async () => {
    expect(await mapBy(engine, matrix)).toEqual(await mapBy(engine, twoGroups(1)));
  });

  test.runIf(engine.seeded)('gives another map with another seed', async () => {
    expect(await mapBy(engine, matrix, 2)).not.toEqual(await mapBy(engine, matrix));
  });

  test.runIf(engine.orderless)('places a row alike, wherever it stands', async () => {
    const { values } = await mapBy(engine, matrix);
    const turned = Float32Array.from(matrix.values, (_, i) => {
      const row = ROWS - 1 - Math.floor(i / COLUMNS);
      return matrix.values[row * COLUMNS + (i % COLUMNS)] ?? 0;
    });
    const map = await mapBy(engine, { ...matrix, values: turned });
    for (const [i, value] of values.entries())
      expect(map.values[2 * (ROWS - 1 - (i >> 1)) + (i % 2)]).toBeCloseTo(value, 5);
  });
});

test('our PCA equals that of ml-pca to 1e-6', async () => {
  const [ours, theirs] = await Promise.all(
    ENGINES.slice(0, 2).map(async (engine) => await mapBy(engine, twoGroups(7))),
  );
  const largest = Math.max(...(theirs?.values.map(Math.abs) ?? []));
  for (const [i, value] of ours?.values.entries() ?? [])
    expect(Math.abs(value - (theirs?.values[i] ?? Number.NaN))).toBeLessThan(1e-6 * largest);
});

test("B20 our t-SNE of 160 digits is at least as trustworthy as tsne-js's", async () => {
  const matrix = digits(160);
  const settings = { iterations: 1000, perplexity: 15 };
  const quality = async (name: string) => {
    const engine = { method: 'tsne', name, settings, seeded: null, orderless: false };
    const [judged] = judgeMaps(matrix, [await mapBy(engine, matrix)], 1);
    return judged?.quality ?? { trustworthiness: Number.NaN, kept: Number.NaN };
  };
  const [ours, theirs] = [await quality('own'), await quality('tsne-js')];
  expect(theirs.trustworthiness).toBeGreaterThan(0.8);
  expect(ours.trustworthiness).toBeGreaterThanOrEqual(theirs.trustworthiness);
  expect(ours.kept).toBeGreaterThanOrEqual(theirs.kept);
}, 60_000);

test('the components of z-scores are the components of a matrix of z-scores, in any units', async () => {
  const [own, pca] = [ENGINES[2], ENGINES[0]];
  if (!own || !pca) throw new Error('no engines');
  const matrix = twoGroups(3);
  const inUnits = matrix.values.map((value, i) => value * 10 ** ((i % COLUMNS) - 4));
  const scaled = { ...matrix, values: inUnits };
  const means = columnMeans(matrix.values);
  const variances = columnMeans(
    matrix.values.map((value, i) => (value - (means[i % COLUMNS] ?? 0)) ** 2),
  );
  const scores = matrix.values.map((value, i) => {
    return (value - (means[i % COLUMNS] ?? 0)) / Math.sqrt(variances[i % COLUMNS] ?? 1);
  });
  const wanted = await mapBy(pca, { ...matrix, values: scores });
  const got = await mapBy(own, scaled);
  for (const [i, value] of wanted.values.entries())
    expect(Math.abs((got.values[i] ?? Number.NaN) - value)).toBeLessThan(1e-4);
});

function columnMeans(values: Float32Array): number[] {
  return Array.from({ length: COLUMNS }, (_, d) => {
    const own = values.filter((__, i) => i % COLUMNS === d);
    return own.reduce((sum, value) => sum + value, 0) / ROWS;
  });
}

test.each([
  ['pca', 'ml-pca', 5001, 'which takes at most 5000 in reasonable time'],
  ['tsne', 'tsne-js', 1001, 'which takes at most 1000 in reasonable time'],
  ['umap', 'umap-js', 5001, 'which takes at most 5000 in reasonable time'],
])('%s by %s refuses %i rows', async (method, name, rows, sentence) => {
  const file = inMemory({ rows, columns: 1, values: new Float32Array(rows) });
  const run = chosenEngine(method, name).project(file, { seed: 1 }, () => undefined);
  await expect(run).rejects.toThrow(sentence);
});

test.each(['tsne-js', 'own'])(
  'a perplexity too large for the rows is refused by %s',
  async (name) => {
    const settings = { seed: 1, perplexity: 40 };
    const engine = chosenEngine('tsne', name);
    const run = engine.project(inMemory(twoGroups(1)), settings, () => undefined);
    await expect(run).rejects.toThrow(
      'Got 120 rows and a perplexity of 40; expected at least 3 x perplexity + 1 rows: choose a perplexity of 1 to 39.',
    );
  },
);
