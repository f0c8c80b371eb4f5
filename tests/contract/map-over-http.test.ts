import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeColumns, dequantise } from '#data/bundle/column-file';
import { DatasetSummary } from '#data/bundle/dataset-summary';
import { Manifest } from '#data/bundle/manifest';
import { Catalogue } from '#data/catalogue/track';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const get = async (path: string) => await fetch(`${server.url}/api/datasets${path}`);

test('F18 F19 a program reads what there is, and a map, by the addresses that are documented', async () => {
  const listed = (await (await get('')).json()) as unknown[];
  const summary = DatasetSummary.parse(listed[0]);
  const { id } = summary;
  const manifest = Manifest.parse(await (await get(`/${id}/manifest.json`)).json());
  expect(manifest.models.map((model) => model.id)).toEqual(['musicnn-mtt', 'musicnn-msd']);
  const axes = manifest.spaces[0]?.projections.find(({ id: one }) => one === 'pca')?.axes ?? [];
  const columns = await Promise.all(
    axes.slice(0, 2).map(async ({ at }) => {
      const bytes = await (await get(`/${id}/files/${at.file.name}`)).arrayBuffer();
      return decodeColumns(bytes)[at.column];
    }),
  );
  for (const column of columns) {
    expect(column?.values).toBeInstanceOf(Uint16Array);
    expect(column?.values.length).toBe(summary.segments);
    expect(column && Number.isFinite(dequantise(column, 0))).toBe(true);
  }
});

test('B7 one answer holds all tracks of a dataset', async () => {
  const manifest = Manifest.parse(await (await get('/tiny/manifest.json')).json());
  const answer = await get(`/tiny/files/${manifest.catalogue.name}`);
  const tracks = Catalogue.parse(await answer.json());
  expect(tracks).toHaveLength(manifest.tracks);
  expect(tracks.every(({ title }) => title !== '')).toBe(true);
});

test('B2 B20 a map is a file that never changes: asked for twice, it is the same, to be kept', async () => {
  const manifest = Manifest.parse(await (await get('/tiny/manifest.json')).json());
  const axis = manifest.spaces[0]?.projections[0]?.axes[0];
  const answers = await Promise.all([0, 1].map(() => get(`/tiny/files/${axis?.at.file.name}`)));
  const [first, second] = await Promise.all(answers.map((answer) => answer.arrayBuffer()));
  expect(answers[0]?.headers.get('cache-control')).toContain('immutable');
  expect(first && second && Buffer.from(first).equals(Buffer.from(second))).toBe(true);
});

test('a connection is kept through a minute of silence, so that the next piece need not wait for a new one', async () => {
  const answer = await get('/tiny/manifest.json');
  expect(answer.headers.get('keep-alive')).toBe('timeout=60');
});
