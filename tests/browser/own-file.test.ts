import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Layout } from '#data/bundle/map-layout';
import { alongAxis, placeNew, readPlacingModel } from '#data/bundle/new-points';
import { openDataset } from '#data/node/dataset-folder';
import { decodeAudio } from '#data/node/decode/open-sound';
import { resampleTo16k } from '#data/resample/resampler';
import { loadTagger } from '#models/node/load-tagger';
import { melPatches } from '#models/tagger/mel';
import { modelCard } from '#models/tagger/model-cards';
import { type App, probed, startApp, startWalk } from '../support/app.ts';
import { barriers } from '../support/barriers.ts';
import { musicWav } from '../support/made-up-music.ts';
import { card, give, isHere, openCard } from '../support/own-file-page.ts';
import { SHARED, testWithShared } from '../support/shared.ts';
import { writeTinyDataset } from '../support/tiny-dataset.ts';

/** Voices of an own file are numbered from here on. */
const OWN_VOICES = 2 ** 30;

let app: App;
let folder: string;
let tenSeconds: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-own-file-'));
  tenSeconds = await file('ten seconds.wav', musicWav(10, 44_100));
  app = await startApp({ models: join(SHARED, 'models') });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

async function file(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

/** What the same model hears in the same file in Node. */
async function heardInNode(path: string, id: 'musicnn-mtt' | 'musicnn-msd') {
  const { samples, sampleRate } = await decodeAudio(path);
  const { patches, count } = melPatches(await resampleTo16k(samples, sampleRate));
  const tagger = await loadTagger(id, {
    runtime: 'tfjs-wasm',
    folder: join(SHARED, 'models'),
  });
  const { taggrams } = await tagger.hear(patches, count);
  await tagger.close();
  return { rows: count, columns: modelCard(id).tags.length, values: taggrams };
}

/** Where rows lie on the first two components of a space of the test's dataset. */
async function landing(rows: Awaited<ReturnType<typeof heardInNode>>, layout: Layout) {
  const dir = join(folder, 'tiny');
  await writeTinyDataset(dir);
  const { manifest } = await openDataset(dir);
  const space = manifest.spaces.find(({ id }) => id === 'musicnn-msd/taggram');
  const name = space?.projections.find(({ id }) => id === 'pca')?.model?.name ?? '';
  const bytes = await readFile(join(dir, 'files', name));
  const model = readPlacingModel(new Uint8Array(bytes).buffer);
  return placeNew(alongAxis(rows, 0, model), alongAxis(rows, 1, model), layout);
}

testWithShared(
  'a file is heard as in Node, lands where its tags say and sounds there',
  async () => {
    const page = await app.openPage();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
    });
    await startWalk(page);
    await openCard(page);
    await give(page, tenSeconds);
    await isHere(page, 3);

    const expected = await heardInNode(tenSeconds, 'musicnn-msd');
    const { taggrams, positions, layout } = await page.evaluate(() => {
      const { rows, positions: placed } = globalThis.__earshotFile ?? {};
      const { scale, offset } = globalThis.__earshot?.view() ?? {};
      return {
        taggrams: [...(rows?.taggrams.values ?? [])],
        positions: [...(placed ?? [])],
        layout: { scale, offset } as Layout,
      };
    });
    expect(taggrams).toHaveLength(3 * 50);
    for (const [i, value] of taggrams.entries())
      expect(Math.abs(value - (expected.values[i] ?? -1))).toBeLessThanOrEqual(1e-4);
    const places = await landing(expected, layout);
    for (const [i, value] of positions.entries()) expect(value).toBeCloseTo(places[i] ?? -1, 3);

    const [x = 0, y = 0] = positions;
    await page.waitForFunction(
      ([atX, atY]) => {
        const { x: nowX = -1, y: nowY = -1 } = globalThis.__earshot?.map() ?? {};
        return Math.hypot(nowX - atX, nowY - atY) < 1e-6;
      },
      [x, y] as const,
    );
    await page.waitForFunction(
      (first) => globalThis.__earshot?.map().playing.some((voice) => voice >= first),
      OWN_VOICES,
    );
    await page.waitForFunction(() => (globalThis.__earshot?.map().rms ?? 0) > 1e-3);
    expect(await card(page).textContent()).toContain('nothing of it is uploaded');
    expect(sent).toEqual([]);
    await page.context().close();
  },
);

testWithShared('the browser decodes mp3 and ogg as Node does: their tags agree', async () => {
  const page = await app.openPage();
  await startWalk(page);
  await openCard(page);
  for (const name of ['raincat.mp3', 'domina.ogg']) {
    const path = join(SHARED, 'golden', name);
    const expected = await heardInNode(path, 'musicnn-msd');
    await give(page, path);
    await isHere(page, expected.rows);
    const values = await page.evaluate(() => [
      ...(globalThis.__earshotFile?.rows?.taggrams.values ?? []),
    ]);
    const largest = Math.max(
      ...values.map((value, i) => Math.abs(value - (expected.values[i] ?? -1))),
    );
    console.info(`${name}: largest difference of a tag from Node's: ${largest.toExponential(1)}`);
    expect(largest).toBeLessThanOrEqual(1e-2);
    await card(page).getByRole('button', { name: 'Take it away' }).click();
  }
  await page.context().close();
});

testWithShared('a kept walk tells nothing of what was heard of the file', async () => {
  const page = await app.openPage();
  await startWalk(page, { keep: true });
  await openCard(page);
  await give(page, tenSeconds);
  await isHere(page, 3);
  await page.waitForFunction(
    (first) => globalThis.__earshot?.map().playing.some((voice) => voice >= first),
    OWN_VOICES,
  );
  await card(page).getByRole('button', { name: 'Take it away' }).click();
  await page.waitForFunction(
    (first) => !globalThis.__earshot?.map().playing.some((voice) => voice >= first),
    OWN_VOICES,
  );
  await page.waitForFunction(() => globalThis.__earshot?.kept()?.waiting === 0);
  const { session } = (await probed(page, 'key')) ?? { session: '' };
  const entries = await app.record(session);
  const told = entries.flatMap((entry) =>
    entry.kind === 'event' && 'segment' in entry.event ? [entry.event.segment] : [],
  );
  const own = entries.filter((entry) => entry.kind === 'event' && entry.event.kind === 'played');
  expect(own.length).toBeGreaterThan(0);
  expect(entries.length).toBeGreaterThan(3);
  expect(told.filter((segment) => segment !== null && segment >= 30)).toEqual([]);
  await page.context().close();
});

testWithShared('the file follows to other maps; another model hears it on request', async () => {
  const page = await app.openPage();
  await startWalk(page);
  await openCard(page);
  await give(page, tenSeconds);
  await isHere(page, 3);
  expect(await barriers(page)).toEqual([]);
  const before = await page.evaluate(() => [...(globalThis.__earshotFile?.positions ?? [])]);
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: 'Two tags' }).click();
  await page.waitForFunction(
    (old) => String(globalThis.__earshotFile?.positions) !== old,
    String(before),
  );
  await isHere(page, 3);
  await panel.getByRole('combobox', { name: 'trained on' }).selectOption('MagnaTagATune');
  await card(page).getByRole('button', { name: 'Hear it with this one' }).click();
  await isHere(page, 3);
  expect(await page.evaluate(() => globalThis.__earshotFile?.rows?.model)).toBe('musicnn-mtt');
  await page.context().close();
});

testWithShared(
  'of a longer file the first ten minutes are heard, until that is cancelled',
  async () => {
    const long = await file('eleven minutes.wav', musicWav(660, 8000));
    const page = await app.openPage();
    await startWalk(page);
    await openCard(page);
    await give(page, long);
    await card(page).getByText('It lasts 11:00; its first 10:00 are heard.').waitFor();
    await card(page)
      .getByText(/^\d+ of 200 segments · \d+:\d\d left$/)
      .waitFor();
    await card(page).getByRole('button', { name: 'Cancel' }).click();
    await card(page).getByRole('button', { name: 'Choose a file' }).waitFor();
    await page.waitForFunction(() => globalThis.__earshotFile?.state === 'none');
    await page.waitForFunction(() => globalThis.__earshotFile?.positions === null);
    await page.context().close();
  },
);

/** A page whose server claims to give all models of the dataset: enough for files that never get so far. */
async function openOffered(): Promise<Page> {
  const page = await app.openPage('about:blank');
  const served = [modelCard('musicnn-msd')].map(({ id, bytes, sha256, licence, url }) => {
    return { id, bytes, sha256, licence, source: url };
  });
  await page.route('**/api/models', (route) => route.fulfill({ json: served }));
  await page.goto(app.url);
  await startWalk(page);
  await openCard(page);
  return page;
}

test('files that are no sound, or too short, are refused in a sentence and another can be chosen', async () => {
  const page = await openOffered();
  await give(page, await file('notes.mp3', Buffer.from('These are words. '.repeat(500))));
  const refusal = card(page).getByRole('alert');
  await refusal.waitFor();
  expect(await refusal.textContent()).toMatch(
    /^This browser can't read notes\.mp3 as sound: .*\.$/,
  );
  await give(page, await file('short.wav', musicWav(1.5, 44_100)));
  await card(page)
    .getByText(/^Got 1\.5 seconds .*\.$/)
    .waitFor();
  await give(page, await file('empty.ogg', new Uint8Array(0)));
  await card(page)
    .getByText(/^This browser can't read empty\.ogg/)
    .waitFor();
  await page.context().close();
});

test('a file that is dropped anywhere on the page is taken, and the page stays', async () => {
  const page = await openOffered();
  const drag = (name: 'dragover' | 'drop') =>
    page.evaluate((type) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['These are words.'], 'dropped.mp3'));
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector('.minimap')?.dispatchEvent(event);
      return event.defaultPrevented;
    }, name);
  expect(await drag('dragover')).toBe(true);
  await page.getByText('Drop it to see where it lands').waitFor();
  expect(await drag('drop')).toBe(true);
  await card(page)
    .getByText(/^This browser can't read dropped\.mp3/)
    .waitFor();
  expect(await page.getByText('Drop it to see where it lands').count()).toBe(0);
  await page.context().close();
});

test('the card and the others take each other’s place', async () => {
  const page = await openOffered();
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('region', { name: 'Filter and highlight' }).waitFor();
  await card(page).waitFor({ state: 'detached' });
  await openCard(page);
  await page.getByRole('region', { name: 'Filter and highlight' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Playlist' }).click();
  await card(page).waitFor({ state: 'detached' });
  await page.context().close();
});

test('on a phone the card is a sheet that leaves the avatar in sight, also with a long name', async () => {
  const page = await openOffered();
  await page.setViewportSize({ width: 320, height: 568 });
  await page.route('**/*.h5', () => undefined);
  await give(page, await file(`${'averylongname'.repeat(12)}.wav`, musicWav(4, 16_000)));
  await card(page).getByText('Getting the model ready ...').waitFor();
  const box = await card(page).boundingBox();
  expect(box).toMatchObject({ x: 0, width: 320 });
  expect(box?.y).toBeGreaterThan(568 / 2 + 12);
  expect(await barriers(page)).toEqual([]);
  await page.context().close();
});

test('weights that do not come end in a sentence', async () => {
  const page = await openOffered();
  await page.route('**/*.h5', (route) => route.abort());
  await give(page, tenSeconds);
  await card(page)
    .getByText("The server did not send the model's weights: check the connection, then try again.")
    .waitFor();
  await page.context().close();
});

test('where the server gives no weights, it says how they are installed', async () => {
  const page = await app.openPage('about:blank');
  await page.route('**/api/models', (route) => route.fulfill({ json: [] }));
  await page.goto(app.url);
  await startWalk(page);
  await openCard(page);
  await card(page).getByText('earshot models install musicnn-msd').waitFor();
  expect(await card(page).getByRole('button', { name: 'Choose a file' }).count()).toBe(0);
  expect(await barriers(page)).toEqual([]);
  await page.context().close();
});

test('code and models for files are not fetched before there is one', async () => {
  const page = await app.openPage('about:blank');
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(request.url()));
  await page.goto(app.url);
  await startWalk(page);
  await openCard(page);
  expect(asked.filter((url) => /wasm|worker|\.h5/.test(url))).toEqual([]);
  await page.context().close();
});
