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

test('F12 a voice plays exactly its segment, from the first sample on, and repeats it', async () => {
  const page = await server.open();
  expect(await page.evaluate(() => mapPage.renderRepeatedClip())).toBeLessThan(1e-3);
  await page.context().close();
});
