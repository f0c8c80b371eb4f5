import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMemoryJournal } from '#server/store/memory-journal';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const SCRIPT = `export const text = '${'walk '.repeat(2000)}';\n`;

let folder: string;
let server: TestServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-game-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Earshot</title>');
  await writeFile(join(folder, 'assets', 'main-abc.js'), SCRIPT);
  await writeFile(join(folder, 'assets', 'inter.woff2'), Buffer.alloc(2000));
  server = await startTestServer({ gameFolder: folder });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

/** Ask as is: no decoding of the body, no tidying of the path. */
async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return await new Promise<Answer>((resolve, reject) => {
    const { port } = new URL(server.url);
    const asking = request({ port, path, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      );
    });
    asking.on('error', reject).end();
  });
}

async function json(path: string) {
  return JSON.parse((await ask(path)).body.toString());
}

describe('the page', () => {
  test('is fresh, its hashed files stay for ever', async () => {
    const [page, script] = [await ask('/'), await ask('/assets/main-abc.js')];
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(script.headers['content-type']).toMatch(/^text\/javascript/);
    expect(script.body.toString()).toBe(SCRIPT);
  });

  test('comes packed in what the browser takes', async () => {
    const gzip = await ask('/assets/main-abc.js', { 'accept-encoding': 'gzip, deflate' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT);
    const brotli = await ask('/assets/main-abc.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT);
    expect(brotli.headers['vary']).toBe('Accept-Encoding');
    const font = await ask('/assets/inter.woff2', { 'accept-encoding': 'gzip, br' });
    expect(font.headers['content-encoding']).toBeUndefined();
  });

  test('is not sent again to a browser that has it', async () => {
    const { headers } = await ask('/', { 'accept-encoding': 'gzip' });
    const again = await ask('/', {
      'accept-encoding': 'gzip',
      'if-none-match': String(headers['etag']),
    });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });

  test('keeps to itself and works on plain http under any name', async () => {
    const { headers } = await ask('/', { host: 'earshot.example' });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    expect(headers['content-security-policy']).not.toContain('unsafe');
    for (const name of ['strict-transport-security', 'cross-origin-opener-policy', 'x-powered-by'])
      expect(headers[name]).toBeUndefined();
  });

  test('that is not built says so', async () => {
    const bare = await startTestServer();
    const response = await fetch(`${bare.url}/`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/npm run build/) });
    await bare.close();
  });
});

describe('a dataset', () => {
  test('is listed with what can be chosen', async () => {
    expect(await json('/api/datasets')).toEqual([
      {
        id: 'tiny',
        title: 'A tiny dataset of chords',
        hash: server.dataset.hash,
        tracks: 6,
        segments: 30,
        spaces: expect.arrayContaining(['musicnn-mtt/taggram', 'musicnn-msd/embedding']),
        projections: ['original', 'pca'],
      },
    ]);
  });

  test('has a manifest that is fresh, and the same one for ever under its hash', async () => {
    const fresh = await ask('/api/datasets/tiny/manifest.json');
    const pinned = await ask(`/api/datasets/tiny/manifests/${server.dataset.hash}.json`);
    expect(fresh.headers['cache-control']).toBe('no-cache');
    expect(pinned.headers['cache-control']).toMatch(/immutable/);
    expect(pinned.headers['content-type']).toMatch(/^application\/json/);
    expect(fresh.body.equals(pinned.body)).toBe(true);
    expect(JSON.parse(fresh.body.toString()).format).toBe('earshot-dataset');
  });

  test('has files that come packed and are whole', async () => {
    const { spaces } = await json('/api/datasets/tiny/manifest.json');
    const { name, bytes } = spaces[0].matrix;
    const path = `/api/datasets/tiny/files/${name}`;
    const plain = await ask(path);
    expect(plain.body).toHaveLength(bytes);
    expect(plain.headers['cache-control']).toMatch(/immutable/);
    const { catalogue } = await json('/api/datasets/tiny/manifest.json');
    const packed = await ask(`/api/datasets/tiny/files/${catalogue.name}`, {
      'accept-encoding': 'gzip',
    });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.body)).toHaveLength(catalogue.bytes);
  });

  test('has one MP3 a segment', async () => {
    const clip = await ask(`/api/datasets/tiny/clips/${server.dataset.hash}/29`);
    expect(clip.headers['content-type']).toBe('audio/mpeg');
    expect(clip.headers['cache-control']).toMatch(/immutable/);
    const expected = await server.parts.datasets[0]?.clip(29);
    expect(clip.body.equals(expected ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('what is not there is refused with one sentence', () => {
  const hash = 'f'.repeat(64);
  const paths: readonly [number, string][] = [
    [404, '/nothing'],
    [404, '/assets/../../package.json'],
    [404, '/assets/%2e%2e/%2e%2e/package.json'],
    [404, '/..%2f..%2fetc%2fpasswd'],
    [400, '/%'],
    [404, '/api/datasets/other/manifest.json'],
    [404, '/api/datasets/..%2ftiny/manifest.json'],
    [404, `/api/datasets/tiny/manifests/${hash}.json`],
    [404, '/api/datasets/tiny/manifests/..%2f..%2fregistry.json'],
    [404, `/api/datasets/tiny/files/${hash}.bin`],
    [404, '/api/datasets/tiny/files/..%2f..%2f..%2fetc%2fpasswd'],
    [404, '/api/datasets/tiny/files/manifest.json'],
    [404, `/api/datasets/tiny/clips/${hash}/0`],
    [404, '/api/datasets/tiny/clips/..%2f..%2f/0'],
    [404, '/api/datasets/tiny/clips/HASH/30'],
    [404, '/api/datasets/tiny/clips/HASH/-1'],
    [404, '/api/datasets/tiny/clips/HASH/1e3'],
    [404, '/api/datasets/tiny/clips/HASH/..%2f0'],
    [404, '/api/studies/no-such-study'],
    [404, "/api/studies/'%20OR%201=1"],
  ];
  test.each(paths)('%i for %s', async (status, path) => {
    const answer = await ask(path.replace('HASH', server.dataset.hash));
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body.toString())).toEqual({
      error: expect.stringMatching(/^\S.*\.$/),
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

test('the study says what is agreed to, with its hashes', async () => {
  const door = await json('/api/studies/free-play');
  const study = server.parts.registry.study('free-play');
  expect(door).toMatchObject({ id: 'free-play', hash: study?.hash, minutes: null, once: false });
  expect(door).toHaveProperty('consent.hash', study?.consent);
  expect(door).toHaveProperty('consent.optional', true);
});

describe('health', () => {
  test('is good while the journal answers', async () => {
    await expect.poll(async () => (await ask('/readyz')).status).toBe(200);
    expect((await ask('/healthz')).status).toBe(200);
  });

  test('is bad while it does not, though the process lives', async () => {
    const journal = {
      ...createMemoryJournal(),
      find: async () => await Promise.reject(new Error('disk on fire')),
    };
    const broken = await startTestServer({ journal });
    expect((await fetch(`${broken.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${broken.url}/healthz`)).status).toBe(200);
    await broken.close();
  });
});
