import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { modelsCommand } from '#models/node/models-command';
import { sha256 } from '#models/node/sha256';
import { Refusal } from '#models/refusal';
import type { ModelCard } from '#models/tagger/model-card';
import { modelCard } from '#models/tagger/model-cards';
import { SHARED, testWithShared } from '../support/shared.ts';

const WEIGHTS = 'pretend weights';

let home = '';
let lines: string[] = [];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'earshot-home-'));
  lines = [];
  vi.stubEnv('EARSHOT_HOME', home);
  vi.spyOn(console, 'info').mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A card whose weights are a few bytes that `url` serves. */
function pretendCard(url: string): ModelCard {
  const bytes = Buffer.byteLength(WEIGHTS);
  return { ...modelCard('vgg-mtt'), bytes, sha256: sha256(WEIGHTS), url };
}

/** Run `use` with a server that answers every request so. */
async function served(status: number, body: string, use: (url: string) => Promise<void>) {
  const server: Server = createServer((_, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/MTT_vgg.h5`);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

const installed = () => readdir(join(home, 'models')).catch(() => []);

async function refusal(args: readonly string[], card?: ModelCard): Promise<Refusal> {
  const error = await modelsCommand(args, card && [card]).catch((thrown: unknown) => thrown);
  if (error instanceof Refusal) return error;
  throw new Error(`Got ${String(error)} when expected a Refusal.`);
}

test('install downloads, checks and writes the whole file, then leaves it alone', async () => {
  await served(200, WEIGHTS, async (url) => {
    expect(await modelsCommand(['install'], [pretendCard(url)])).toBe(0);
  });
  expect(await readFile(join(home, 'models', 'MTT_vgg.h5'), 'utf8')).toBe(WEIGHTS);
  expect(await modelsCommand(['install'], [pretendCard('http://127.0.0.1:1/')])).toBe(0);
  expect(lines.map((line) => line.split(',')[0])).toEqual([
    'vgg-mtt: installed',
    'vgg-mtt: already there',
  ]);
});

test('install refuses other bytes than the published ones and writes nothing', async () => {
  await served(200, 'other weights', async (url) => {
    const { message, exitCode } = await refusal(['install', 'vgg-mtt'], pretendCard(url));
    expect(message).toMatch(/^Got 13 bytes with SHA-256 .* nothing was installed/);
    expect(exitCode).toBe(1);
  });
  expect(await installed()).toEqual([]);
});

test('install tells an HTTP error in one sentence', async () => {
  await served(404, 'gone', async (url) => {
    const { message } = await refusal(['install'], pretendCard(url));
    expect(message).toMatch(/^Got HTTP 404 from http:\/\/127\.0\.0\.1.* --from DIR\.$/);
  });
  expect(await installed()).toEqual([]);
});

test('install tells a refused connection in one sentence', async () => {
  let closed = '';
  await served(200, '', async (url) => {
    closed = url;
  });
  const { message } = await refusal(['install'], pretendCard(closed));
  expect(message).toMatch(/^Got ECONNREFUSED from http.* --from DIR\.$/);
});

test('install removes the drafts of writers that died and no others', async () => {
  await mkdir(join(home, 'models'));
  const dead = 'MTT_vgg.h5.999999999.draft';
  const alive = `MTT_vgg.h5.${process.ppid}.draft`;
  for (const name of [dead, alive]) await writeFile(join(home, 'models', name), 'half');
  await served(200, WEIGHTS, async (url) => {
    await modelsCommand(['install'], [pretendCard(url)]);
  });
  expect((await installed()).sort()).toEqual(['MTT_vgg.h5', alive].sort());
});

test('install --from copies, and refuses a folder without the file', async () => {
  const from = await mkdtemp(join(tmpdir(), 'earshot-from-'));
  const card = pretendCard('http://127.0.0.1:1/');
  const { message } = await refusal(['install', '--from', from], card);
  expect(message).toMatch(/^Got no readable file .*MTT_vgg\.h5 when expected .* vgg-mtt; /);
  await writeFile(join(from, card.file), WEIGHTS);
  expect(await modelsCommand(['install', '--from', from], [card])).toBe(0);
  expect(await installed()).toEqual(['MTT_vgg.h5']);
});

test('install mends damaged weights', async () => {
  await mkdir(join(home, 'models'));
  await writeFile(join(home, 'models', 'MTT_vgg.h5'), 'x'.repeat(WEIGHTS.length));
  await served(200, WEIGHTS, async (url) => {
    await modelsCommand(['install'], [pretendCard(url)]);
  });
  expect(await modelsCommand(['verify'], [pretendCard('')])).toBe(0);
  expect(lines.at(-1)).toBe('vgg-mtt: whole');
});

test('verify fails with one sentence where weights are damaged', async () => {
  await mkdir(join(home, 'models'));
  await writeFile(join(home, 'models', 'MTT_vgg.h5'), 'damaged weights');
  const { message, exitCode } = await refusal(['verify'], pretendCard(''));
  expect(message).toMatch(/^Got damaged weights of vgg-mtt .* earshot models install vgg-mtt$/);
  expect(exitCode).toBe(1);
  expect(lines).toEqual(['vgg-mtt: damaged']);
});

test('list tells layers, size, licence and whether a model is installed', async () => {
  await modelsCommand(['list']);
  expect(lines).toHaveLength(6);
  expect(lines[0]).toMatch(
    /^musicnn-mtt .* taggram 50, embedding 200 .* 3\.3 MB {2}ISC {9}not installed$/,
  );
  expect(lines[4]).toMatch(
    /^vggish-audioset {2}VGGish, AudioSet .* embedding 128 .* 288\.6 MB {2}Apache-2\.0 {2}must be fetched: earshot models install vggish-audioset$/,
  );
  expect(lines[5]).toMatch(
    /^descriptors .* descriptor 56 .* no weights {2}AGPL-3\.0 .*always there$/,
  );
  lines = [];
  await modelsCommand(['list', '--json']);
  expect(JSON.parse(lines.join('\n'))[3]).toEqual({
    id: 'vgg-msd',
    name: 'VGG',
    trainedOn: 'Million Song Dataset',
    layers: { taggram: 50, embedding: 256 },
    bytes: 2_500_672,
    licence: 'ISC',
    installed: false,
  });
});

test('a wrong id, a wrong option and no sub-command are misuse', async () => {
  expect(await refusal(['install', 'vgg'])).toMatchObject({ exitCode: 2 });
  expect(await refusal(['list', '--tsv'])).toMatchObject({ exitCode: 2 });
  expect(await refusal(['remove'])).toMatchObject({ exitCode: 2 });
  const { message, exitCode } = await refusal([]);
  expect(message).toBe('Missing sub-command. Try earshot models --help.');
  expect(exitCode).toBe(2);
});

testWithShared(
  'install --from takes the real weights of all models and verify agrees',
  async () => {
    expect(await modelsCommand(['install', '--from', join(SHARED, 'models')])).toBe(0);
    expect(await modelsCommand(['verify'])).toBe(0);
    expect(lines.slice(-4)).toEqual([
      'musicnn-mtt: whole',
      'musicnn-msd: whole',
      'vgg-mtt: whole',
      'vgg-msd: whole',
    ]);
  },
);

test('install leaves out what must be asked for by name, and takes it then', async () => {
  const large = { ...pretendCard('http://127.0.0.1:1/'), onRequest: true } as const;
  expect(await modelsCommand(['install'], [large])).toBe(0);
  expect(await installed()).toEqual([]);
  const { message } = await refusal(['install', 'vgg-mtt'], large);
  expect(message).toMatch(/^Got .* when expected the weights of vgg-mtt; /);
});
