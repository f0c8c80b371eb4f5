import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replay } from '#study/walk/replay';
import type { Entry } from '#study/wire/entry';
import { type MapServer, serveMap } from './fixtures/open-map.ts';

let server: MapServer;
beforeAll(async () => {
  server = await serveMap();
});
afterAll(() => server.close());

/** The last place that the walker wanted to go to. */
async function lastTarget(page: Page): Promise<{ x: number; y: number }> {
  const entries = await page.evaluate(() => mapPage.entries);
  const intents = entries.flatMap((entry) =>
    entry.kind === 'event' && entry.event.kind === 'intended' ? [entry.event.intent] : [],
  );
  const wish = intents.at(-1);
  if (wish?.kind !== 'go') throw new Error(`The walker wants ${wish?.kind} when expected go.`);
  return wish;
}
const probe = (page: Page) => page.evaluate(() => mapPage.map.probe());
const nextFrame = async (page: Page) => {
  const { frames } = await probe(page);
  await page.waitForFunction((seen) => mapPage.map.probe().frames > seen + 1, frames);
};

/** Hold a key; how far the avatar came over how far its speed takes it in the time the key was down. */
async function shareOfWay(page: Page, code: string): Promise<number> {
  await page.evaluate(() => {
    const times: number[] = [];
    for (const kind of ['keydown', 'keyup'])
      window.addEventListener(kind, () => times.push(performance.now()), true);
    Object.assign(globalThis, { times });
  });
  const before = await probe(page);
  await page.keyboard.down(code);
  await page.waitForTimeout(3000);
  await page.keyboard.up(code);
  await nextFrame(page);
  const after = await probe(page);
  const held = await page.evaluate(() => {
    const { times } = globalThis as unknown as { times: number[] };
    const paused = mapPage.entries.map((entry) =>
      entry.kind === 'event' && entry.event.kind === 'paused' ? entry.event.ms : 0,
    );
    return (times.at(-1) ?? 0) - (times[0] ?? 0) - paused.reduce((sum, ms) => sum + ms, 0);
  });
  return Math.hypot(after.x - before.x, after.y - before.y) / ((before.speed * held) / 1000);
}

test.each([12, 60])('a key walks the same distance at %i frames a second', async (fps) => {
  const page = await server.open({ fps });
  const frames = async () => (await probe(page)).frames;
  const start = await frames();
  const share = await shareOfWay(page, 'KeyD');
  expect(share).toBeGreaterThan(0.99);
  expect(share).toBeLessThan(1.01);
  if (fps === 12) expect((await frames()) - start).toBeLessThan(60);
  await page.context().close();
});

test('the walk of a browser replays from its record, bit for bit', async () => {
  const page = await server.open({ segments: 2000 });
  await page.keyboard.down('KeyW');
  await page.waitForTimeout(300);
  await page.keyboard.down('ArrowLeft');
  await page.waitForTimeout(300);
  await page.evaluate(() => mapPage.map.show(mapPage.other.view, mapPage.other.dress));
  await page.keyboard.up('KeyW');
  await page.mouse.click(300, 200);
  await page.waitForTimeout(300);
  const walked = await page.evaluate(() => {
    mapPage.map.end();
    return {
      entries: mapPage.entries.map((entry) =>
        entry.kind === 'samples' ? { ...entry, positions: [...entry.positions] } : entry,
      ),
      places: {
        pca: [...mapPage.shown.view.positions],
        original: [...mapPage.other.view.positions],
      },
    };
  });
  const entries: Entry[] = walked.entries.map((entry) =>
    entry.kind === 'samples' ? { ...entry, positions: Float32Array.from(entry.positions) } : entry,
  );
  const again = replay(entries, ({ projection }) =>
    Float32Array.from(projection === 'pca' ? walked.places.pca : walked.places.original),
  );
  const driven = entries.filter(
    (entry) =>
      entry.kind === 'samples' || ['viewed', 'intended', 'ended'].includes(entry.event.kind),
  );
  expect(again.ticks).toBeGreaterThan(100);
  expect(again.entries).toEqual(driven);
  await page.context().close();
});

test('typing "wasd w" into a text field gives "wasd w" and does not walk', async () => {
  const page = await server.open();
  const before = await probe(page);
  await page.getByLabel('Text').pressSequentially('wasd w');
  await page.keyboard.press('ArrowLeft');
  await nextFrame(page);
  expect(await page.getByLabel('Text').inputValue()).toBe('wasd w');
  expect(await probe(page)).toMatchObject({ x: before.x, y: before.y });

  await page.getByLabel('Text').blur();
  await page.evaluate(() => mapPage.map.typing(true));
  await page.keyboard.press('KeyD', { delay: 100 });
  await nextFrame(page);
  expect(await probe(page)).toMatchObject({ x: before.x, y: before.y });
  await page.context().close();
});

test('a click walks to the place that was clicked, exactly, and a drag only moves the map', async () => {
  const page = await server.open();
  await page.waitForFunction(() => {
    const { zoom, wanted } = mapPage.map.probe().camera;
    return Math.abs(zoom / wanted - 1) < 1e-3;
  });
  const before = await probe(page);
  await page.mouse.move(200, 300);
  await page.mouse.down();
  await page.mouse.move(260, 320, { steps: 4 });
  await page.mouse.up();
  await nextFrame(page);
  const dragged = await probe(page);
  expect(dragged).toMatchObject({ x: before.x, y: before.y, camera: { following: false } });
  expect(dragged.camera.x).toBeLessThan(before.camera.x);

  await page.mouse.click(500, 340);
  const { x, y } = await lastTarget(page);
  expect(x).toBeCloseTo(dragged.camera.x + 50 / dragged.camera.zoom, 2);
  await page.waitForFunction((target) => mapPage.map.probe().x === target, x);
  expect(await probe(page)).toMatchObject({ x, y });
  await page.context().close();
});

test('a click on the minimap walks there', async () => {
  const page = await server.open();
  await page.locator('#minimap').click({ position: { x: 140, y: 75 } });
  const { x, y } = await lastTarget(page);
  expect(x).toBeCloseTo(0.5 + 40 / 138, 2);
  expect(y).toBeCloseTo(0.5, 2);
  await page.context().close();
});

test('another map takes the avatar along with the segments that it was among', async () => {
  const page = await server.open({ segments: 500 });
  const company = await page.evaluate(() => {
    const { x, y, radius } = mapPage.map.probe();
    const { positions } = mapPage.shown.view;
    const within = [...mapPage.shown.dress.hues.keys()].filter(
      (i) => Math.hypot((positions[2 * i] ?? 0) - x, (positions[2 * i + 1] ?? 0) - y) <= radius,
    );
    mapPage.map.show(mapPage.other.view, mapPage.other.dress);
    const places = mapPage.other.view.positions;
    return within.map((i) => [places[2 * i], places[2 * i + 1]]);
  });
  const { x, y } = await probe(page);
  expect(company).toContainEqual([x, y]);
  await nextFrame(page);
  expect((await probe(page)).drawn).toBeGreaterThan(0);
  await page.context().close();
});
