import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MapServer, serveMap } from './fixtures/open-map.ts';

let server: MapServer;
beforeAll(async () => {
  server = await serveMap();
});
afterAll(() => server.close());

const SILENT = 1e-4;
const HEARD = 1e-3;

async function walkTo(page: Page, x: number, y: number): Promise<void> {
  await page
    .locator('#minimap')
    .click({ position: { x: 100 + (x - 0.5) * 138, y: 75 + (y - 0.5) * 138 } });
}

test('sound is heard within 125 ticks of walking into a segment, and measured', async () => {
  const page = await server.open();
  await page.getByRole('button', { name: 'Start' }).click();
  await walkTo(page, 0.5, 0.125);
  await page.waitForFunction(
    (silent) => mapPage.map.probe().voices.length === 0 && mapPage.map.probe().rms < silent,
    SILENT,
  );
  await page.evaluate((heard) => {
    const seen = { entered: 0, heard: 0 };
    Object.assign(globalThis, { seen });
    const look = () => {
      const { tick, voices, rms } = mapPage.map.probe();
      if (voices[0] && seen.entered === 0) seen.entered = voices[0].since;
      if (seen.entered > 0 && rms > heard && seen.heard === 0) seen.heard = tick;
      requestAnimationFrame(look);
    };
    look();
  }, HEARD);
  await walkTo(page, 0.875, 0.125);
  await page.waitForFunction(
    () => (globalThis as unknown as { seen: { heard: number } }).seen.heard > 0,
  );
  const seen = await page.evaluate(
    () => (globalThis as unknown as { seen: { entered: number; heard: number } }).seen,
  );
  expect(seen.heard - seen.entered).toBeLessThanOrEqual(125);

  const events = await page.evaluate(() =>
    mapPage.entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : [])),
  );
  const sounded = events.findLast((event) => event.kind === 'sounded');
  expect(sounded).toMatchObject({ tick: seen.entered, gain: expect.any(Number) });
  expect(events.findLast((event) => event.kind === 'ceased')).toBeDefined();
  await page.context().close();
});

test('B6 sound ends where the segment is left, and with the mute', async () => {
  const page = await server.open();
  await page.getByRole('button', { name: 'Start' }).click();
  const loud = (level: number) => page.waitForFunction((at) => mapPage.map.probe().rms > at, level);
  const quiet = () => page.waitForFunction((at) => mapPage.map.probe().rms < at, SILENT);
  await loud(0.01);
  await page.evaluate(() => mapPage.map.mute(true));
  await quiet();
  await page.evaluate(() => mapPage.map.mute(false));
  await loud(0.01);
  await walkTo(page, 0.5, 0.8);
  await quiet();
  expect(await page.evaluate(() => mapPage.map.probe().playing)).toEqual([]);
  await page.context().close();
});

test('sound is locked until a gesture', async () => {
  const page = await server.open();
  expect(await page.evaluate(() => mapPage.map.probe())).toMatchObject({ sound: 'locked', rms: 0 });
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForFunction(() => mapPage.map.probe().sound === 'running');
  await page.context().close();
});

test('B6 a voice begins and ends without a click', async () => {
  const page = await server.open();
  const { start, steady, stop, rest } = await page.evaluate(() => mapPage.renderStoppedTone());
  expect(steady).toBeGreaterThan(1e-4);
  expect(stop / steady).toBeLessThan(1.3);
  expect(start / steady).toBeLessThan(2);
  expect(rest).toBeLessThan(1e-5);
  await page.context().close();
});

test('B6 a voice can be stopped at any moment of its rise', async () => {
  const page = await server.open();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForFunction(() => mapPage.map.probe().sound === 'running');
  expect(await page.evaluate(() => mapPage.stopYoungVoices(150))).toBe(0);
  await page.context().close();
});

test('F12 a voice plays exactly its segment, from the first sample on, and repeats it', async () => {
  const page = await server.open();
  expect(await page.evaluate(() => mapPage.renderRepeatedClip())).toBeLessThan(1e-3);
  await page.context().close();
});

test.each([0.025, 0])(
  'a track played whole has no seam where its clips begin %f s early',
  async (lead) => {
    const page = await server.open();
    const { steady, joins, end, off, order } = await page.evaluate(
      (seconds) => mapPage.renderTrack(seconds),
      lead,
    );
    expect(order).toEqual([0, 1, 2, 3]);
    expect(joins / steady).toBeLessThan(1.5);
    expect(end / steady).toBeLessThan(1.5);
    expect(off).toBeLessThan(2e-3);
    await page.context().close();
  },
);

test('a track on demand silences the walk, is logged, and its end gives the walk back', async () => {
  const page = await server.open();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForFunction(() => mapPage.map.probe().playing.length > 0);
  await page.evaluate(
    () =>
      void mapPage.map.play([
        { segment: 3, at: 0 },
        { segment: 4, at: 2.992 },
      ]),
  );
  await page.waitForFunction(() => mapPage.map.probe().playhead?.segment === 3);
  await page.waitForFunction(() => mapPage.map.probe().playing.length === 0);
  await page.waitForFunction(() => mapPage.map.probe().playhead?.segment === 4);
  await page.evaluate(() => mapPage.map.still());
  await page.waitForFunction(() => mapPage.map.probe().playing.length > 0);
  const told = await page.evaluate(() =>
    mapPage.entries.flatMap((entry) =>
      entry.kind === 'event' && (entry.event.kind === 'played' || entry.event.kind === 'stilled')
        ? [`${entry.event.kind} ${entry.event.source} ${entry.event.segment}`]
        : [],
    ),
  );
  expect(told).toEqual(['played track 3', 'stilled track 3', 'played track 4', 'stilled track 4']);
  await page.context().close();
});

test('F11 F12 a segment that is pointed at sounds once and exactly, and only where that was chosen', async () => {
  const page = await server.open();
  await page.getByRole('button', { name: 'Start' }).click();
  const settled = () =>
    page.waitForFunction(() => {
      const { zoom, wanted } = mapPage.map.probe().camera;
      return Math.abs(zoom / wanted - 1) < 1e-3;
    });
  await settled();
  await page.mouse.move(450, 300);
  expect(await page.evaluate(() => mapPage.map.probe().playhead)).toBeNull();
  const tune = (pointing: 'hover' | 'click' | 'off') =>
    page.evaluate(
      (way) => mapPage.map.tune({ walking: 'off', pointing: way, mono: true, matched: true }),
      pointing,
    );
  await tune('hover');
  await page.mouse.move(452, 301);
  await page.waitForFunction(() => mapPage.map.probe().playhead?.source === 'hover');
  await page.mouse.move(600, 500);
  await page.waitForFunction(() => mapPage.map.probe().playhead === null);
  await tune('click');
  const { x } = await page.evaluate(() => mapPage.map.probe());
  await page.mouse.click(451, 301);
  await page.waitForFunction(() => mapPage.map.probe().playhead?.source === 'click');
  await page.waitForFunction(() => mapPage.map.probe().playhead === null);
  expect(await page.evaluate(() => mapPage.map.probe())).toMatchObject({ x, playing: [] });
  await page.context().close();
});

test('a decoded voice begins within a quantum of 128 samples of its decision, 99 times of 100', async () => {
  const page = await server.open();
  const samples = await page.evaluate(() => mapPage.renderOnsets());
  expect(samples).toHaveLength(100);
  expect(samples[0]).toBeGreaterThanOrEqual(0);
  expect(samples[98]).toBeLessThanOrEqual(128);
  await page.context().close();
});
