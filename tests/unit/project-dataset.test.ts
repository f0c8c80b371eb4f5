import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { decodeColumns } from '#data/bundle/column-file';
import { fitLayout, placeSegments } from '#data/bundle/map-layout';
import { readNeighbours, readTrust, readWormholes } from '#data/bundle/segment-links';
import { type DatasetFolder, openDataset } from '#data/node/dataset-folder';
import { MAP_METHODS, type MapMethod } from '#data/node/maps/map-methods';
import { planeOf } from '#data/node/maps/space-map';
import { readMap } from '#data/node/maps/stored-map';
import { projectCommand } from '#data/node/project-command';
import { procrustes } from '#models/projection/procrustes';
import { writeTinyDataset } from '../support/tiny-dataset.ts';

const SMALL = { tracks: 10, segmentsPerTrack: 6 };
let home: string;
let base: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'earshot-project-'));
  base = join(home, 'base');
  await writeTinyDataset(base, { ...SMALL, wishes: { methods: MAP_METHODS } });
}, 60_000);
afterAll(() => rm(home, { recursive: true }));

async function copyOf(dir: string, name: string): Promise<string> {
  const copy = join(home, name);
  await cp(dir, copy, { recursive: true });
  return copy;
}

/** Run the command with --json; what it told. */
async function project(dir: string, ...args: readonly string[]) {
  const said = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  const bar = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    await projectCommand([dir, '--threads', '1', '--json', ...args]);
    return JSON.parse(String(said.mock.calls[0]?.[0]));
  } finally {
    said.mockRestore();
    bar.mockRestore();
  }
}

function entry({ manifest }: DatasetFolder, space: number, id: string) {
  const found = manifest.spaces[space]?.projections.find((projection) => projection.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

/** World places of all segments on a map, as the page lays them out. */
async function worldOf(dataset: DatasetFolder, space: number, id: string) {
  const { columns } = await readMap(dataset.file, entry(dataset, space, id));
  const [x, y] = columns;
  if (!x || !y) throw new Error('no axes');
  const layout = fitLayout(x, y, id !== 'original');
  return { layout, places: placeSegments(x, y, layout), columns };
}

async function expectJudged(
  dataset: DatasetFolder,
  { id, quality, trust, wormholes, fit, explained }: ReturnType<typeof entry>,
): Promise<void> {
  if (!quality || !trust || !wormholes) throw new Error('not judged');
  expect(quality.trustworthiness).toBeGreaterThan(0.6);
  expect(quality.kl === undefined).toBe(id !== 'tsne');
  expect(fit?.segments).toBe(60);
  expect(explained.length > 0).toBe(/pca$/.test(id));
  expect(readTrust(await dataset.file(trust.file), trust.column).length).toBe(60);
  expect(readWormholes(await dataset.file(wormholes)).length).toBe(3);
}

describe('earshot project', () => {
  test('F44 gives every space its maps with quality, trust, wormholes and neighbours', async () => {
    const dataset = await openDataset(base);
    for (const { projections, neighbours } of dataset.manifest.spaces) {
      expect(projections.map(({ id }) => id)).toEqual(['original', ...MAP_METHODS]);
      if (!neighbours) throw new Error('no neighbours');
      expect(readNeighbours(await dataset.file(neighbours))[0]?.length).toBe(60);
      for (const projection of projections.slice(1)) await expectJudged(dataset, projection);
    }
  });

  test('maps lie on the components: no turn, mirroring, scale or shift brings them nearer', async () => {
    const dataset = await openDataset(base);
    for (const id of ['tsne', 'umap']) {
      const [map, pca] = await Promise.all(
        [id, 'pca'].map(async (each) =>
          planeOf(await readMap(dataset.file, entry(dataset, 0, each))),
        ),
      );
      if (!map || !pca) throw new Error('no map');
      const { rotation, scale } = procrustes(map, pca);
      expect(scale).toBeCloseTo(1, 2);
      for (const [i, value] of [1, 0, 0, 1].entries()) expect(rotation[i]).toBeCloseTo(value, 2);
    }
  });

  test('components of z-scores run the way of the plain ones of their space', async () => {
    const dataset = await openDataset(base);
    const [plain, z] = await Promise.all(
      ['pca', 'std-pca'].map(async (id) => (await worldOf(dataset, 0, id)).columns),
    );
    for (const axis of [0, 1])
      expect(covariance(z?.[axis]?.values, plain?.[axis]?.values)).toBeGreaterThanOrEqual(0);
  });

  test('in every space the loading of largest magnitude of a component is positive', async () => {
    const { manifest, file } = await openDataset(base);
    for (const { projections } of manifest.spaces) {
      const model = projections.find(({ id }) => id === 'pca')?.model;
      if (!model) throw new Error('no components');
      const vectors = decodeColumns(await file(model)).filter(({ name }) => name.startsWith('pc'));
      for (const { values } of vectors)
        expect(Math.max(...values)).toBeCloseTo(Math.max(...values.map(Math.abs)), 6);
    }
  });

  test('the same dataset is left as it is; another seed makes other maps and keeps the old manifest', async () => {
    const dir = await copyOf(base, 'again');
    const before = await openDataset(dir);
    const again = await project(dir);
    expect(again).toMatchObject({ hash: before.hash, changed: false });
    expect(again.maps.every(({ done }: { done: string }) => done === 'kept')).toBe(true);
    const other = await project(dir, '--seed', '9', '--methods', 'umap');
    expect(other.changed).toBe(true);
    const made = other.maps.filter(({ done }: { done: string }) => done === 'fitted');
    expect(new Set(made.map(({ map }: { map: string }) => map))).toEqual(new Set(['umap']));
    expect((await openDataset(dir, before.hash)).manifest).toEqual(before.manifest);
  });

  test('a dataset made before there were maps gets them, its components stay where they are', async () => {
    const dir = join(home, 'old');
    await writeTinyDataset(dir, SMALL);
    const before = await worldOf(await openDataset(dir), 0, 'pca');
    await project(dir, '--methods', 'pca,umap');
    const dataset = await openDataset(dir);
    expect((await worldOf(dataset, 0, 'pca')).places).toEqual(before.places);
    expect(entry(dataset, 0, 'umap').quality?.k).toBe(12);
  });

  test.each([
    [['--methods', 'mds'], /Got the method "mds" when expected some of: pca,std-pca,tsne,umap/],
    [['--seed', 'x'], /Got "x" when expected a whole number/],
    [['--frobnicate'], /Unknown option/],
  ])('misuse is refused: %s', async (args, sentence) => {
    await expect(project(base, ...args)).rejects.toMatchObject({
      message: expect.stringMatching(sentence),
      exitCode: 2,
    });
  });

  test('a folder that is no dataset is refused with what to do', async () => {
    await expect(project(home)).rejects.toThrow(/is no dataset: make one with earshot ingest/);
  });
});

describe('a collection that has grown by a tenth', () => {
  let grown: DatasetFolder;
  beforeAll(async () => {
    const dir = await copyOf(base, 'grown');
    await writeTinyDataset(dir, { ...SMALL, tracks: 11, wishes: { methods: [], refit: false } });
    grown = await openDataset(dir);
  }, 60_000);

  test.each(['original', ...MAP_METHODS])(
    'moves no old point on the map %s, to the bit',
    async (id) => {
      const before = await openDataset(base);
      for (const space of before.manifest.spaces.keys()) {
        const [old, now] = [await worldOf(before, space, id), await worldOf(grown, space, id)];
        expect(now.layout).toEqual(old.layout);
        for (const [axis, column] of old.columns.entries()) {
          expect([...(now.columns[axis]?.values.subarray(0, 60) ?? [])]).toEqual([
            ...column.values,
          ]);
          expect(now.columns[axis]?.values.length).toBe(66);
        }
        expect(now.places.subarray(0, 120)).toEqual(old.places);
        expect(entry(grown, space, id).fit?.segments).toBe(60);
      }
    },
  );

  test('places the new segments among their like, nearly as well as maps made anew', async () => {
    const dir = await copyOf(grown.dir, 'anew');
    await project(dir, '--refit');
    const anew = await openDataset(dir);
    for (const id of ['tsne', 'umap']) {
      const [placed, fitted] = [grown, anew].map((dataset) => entry(dataset, 1, id).quality);
      expect(placed?.kept).toBeGreaterThan(0.85 * (fitted?.kept ?? 1));
    }
    expect(entry(anew, 1, 'umap').fit?.segments).toBe(66);
  });

  test('holds still also where tracks are taken away', async () => {
    const dir = await copyOf(base, 'shrunk');
    await writeTinyDataset(dir, { ...SMALL, tracks: 9, wishes: { methods: [], refit: false } });
    const [before, now] = [await openDataset(base), await openDataset(dir)];
    for (const id of MAP_METHODS) {
      const old = await worldOf(before, 0, id);
      expect((await worldOf(now, 0, id)).places).toEqual(old.places.subarray(0, 108));
    }
  });

  test('is mapped anew by itself once more than half of it was not there', async () => {
    const dir = await copyOf(base, 'doubled');
    await writeTinyDataset(dir, { ...SMALL, tracks: 21, wishes: { methods: [], refit: false } });
    expect(entry(await openDataset(dir), 0, 'umap').fit?.segments).toBe(126);
  });
});

test('a stopped run is taken up again with the same result: spaces that were finished are kept', async () => {
  const dir = join(home, 'stopped');
  await writeTinyDataset(dir, SMALL);
  const methods: MapMethod[] = ['pca', 'umap'];
  const { hash } = await project(dir, '--methods', methods.join(','));
  // as if the last step, putting the manifest there, had not come
  const fresh = join(home, 'fresh');
  await writeTinyDataset(fresh, SMALL);
  await cp(join(dir, 'work'), join(fresh, 'work'), { recursive: true });
  await cp(join(dir, 'files'), join(fresh, 'files'), { recursive: true });
  const shelf = await readdir(join(fresh, 'work', 'maps'));
  await rm(join(fresh, 'work', 'maps', shelf[0] ?? ''));
  expect((await project(fresh, '--methods', methods.join(','))).hash).toBe(hash);
});

function covariance(a: ArrayLike<number> = [], b: ArrayLike<number> = []): number {
  const mean = (values: ArrayLike<number>) =>
    Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(a), mean(b)];
  return Array.from(a).reduce((sum, value, i) => sum + (value - x) * ((b[i] ?? 0) - y), 0);
}
