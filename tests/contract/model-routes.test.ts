import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '#models/node/sha256';
import { modelCard } from '#models/tagger/model-cards';
import { weightsAddress } from '#models/tagger/served-model';
import { SHARED, testWithShared } from '../support/shared.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const card = modelCard('musicnn-mtt');
let folder: string;
let server: TestServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-weights-'));
  server = await startTestServer({ modelsFolder: folder });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

test('a server without weights lists none and says how they are installed', async () => {
  const list = await fetch(`${server.url}/api/models`);
  expect(list.headers.get('cache-control')).toBe('no-cache');
  expect(await list.json()).toEqual([]);
  const answer = await fetch(server.url + weightsAddress(card));
  expect(answer.status).toBe(404);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.json()).toEqual({
    error: expect.stringContaining('earshot models install musicnn-mtt'),
  });
});

test('damaged weights of the right size are not given away', async () => {
  await writeFile(join(folder, card.file), Buffer.alloc(card.bytes));
  const answer = await fetch(server.url + weightsAddress(card));
  expect(answer.status).toBe(404);
  await rm(join(folder, card.file));
});

test.each([
  `/api/models/musicnn-mtt/${'0'.repeat(64)}.h5`,
  `/api/models/vgg-mtt/${card.sha256}.h5`,
  `/api/models/musicnn-mtt/..%2f${card.file}`,
  '/api/models/musicnn-mtt',
])('only the known bytes of a model have an address: not %s', async (path) => {
  const answer = await fetch(server.url + path);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ error: expect.stringMatching(/^\S.*\.$/) });
});

testWithShared('installed weights are listed and sent whole, with their licence', async () => {
  const full = await startTestServer({ modelsFolder: join(SHARED, 'models') });
  const list = await (await fetch(`${full.url}/api/models`)).json();
  expect(list).toHaveLength(4);
  expect(list[0]).toEqual({
    id: card.id,
    bytes: card.bytes,
    sha256: card.sha256,
    licence: 'ISC',
    source: card.url,
  });
  const answer = await fetch(full.url + weightsAddress(list[0]));
  expect(answer.headers.get('cache-control')).toMatch(/immutable/);
  expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(card.sha256);
  const licence = /<([^>]+)>; rel="license"/.exec(answer.headers.get('link') ?? '')?.[1];
  const text = await (await fetch(full.url + licence)).text();
  expect(text).toMatch(/^Copyright .*Pompeu Fabra/);
  await full.close();
});

test('the worker of the page may compile WebAssembly, the page itself may not', async () => {
  const gameFolder = join(folder, 'game');
  await mkdir(join(gameFolder, 'assets'), { recursive: true });
  for (const name of ['index.html', 'assets/index-a1.js', 'assets/tagger-worker-B_2-c.js'])
    await writeFile(join(gameFolder, name), 'x');
  const page = await startTestServer({ gameFolder });
  const policy = async (path: string) =>
    (await fetch(page.url + path)).headers.get('content-security-policy') ?? '';
  expect(await policy('/assets/tagger-worker-B_2-c.js')).toMatch(
    /^default-src 'self'.*;script-src 'self' 'wasm-unsafe-eval'$/,
  );
  for (const path of ['/', '/assets/index-a1.js', '/api/models'])
    expect(await policy(path)).not.toContain('unsafe');
  await page.close();
});
