import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brightShare } from './fixtures/bright-share.ts';
import { type MapServer, serveMap } from './fixtures/open-map.ts';

let server: MapServer;
beforeAll(async () => {
  server = await serveMap();
});
afterAll(() => server.close());

/** Wait until the camera has come to rest and two more frames are drawn. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { zoom, wanted } = mapPage.map.probe().camera;
    return Math.abs(zoom / wanted - 1) < 1e-3;
  });
  const { frames } = await page.evaluate(() => mapPage.map.probe());
  await page.waitForFunction((seen) => mapPage.map.probe().frames > seen + 2, frames);
}

test('the map comes back after a lost WebGL context', async () => {
  const page = await server.open({ segments: 3000 });
  await page.keyboard.press('0');
  await settle(page);
  const before = await brightShare(page);
  expect(before).toBeGreaterThan(0.01);
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('#map canvas');
    const context = canvas?.getContext('webgl')?.getExtension('WEBGL_lose_context');
    const lost = new Promise((resolve) => canvas?.addEventListener('webglcontextlost', resolve));
    context?.loseContext();
    return lost.then(() => setTimeout(() => context?.restoreContext(), 50));
  });
  const { frames } = await page.evaluate(() => mapPage.map.probe());
  await page.waitForFunction((seen) => mapPage.map.probe().frames > seen + 10, frames);
  const after = await brightShare(page);
  expect(after).toBeGreaterThan(0.8 * before);
  expect(after).toBeLessThan(1.2 * before);
  await page.context().close();
});

test('F25 20,000 segments are drawn in full from afar, and closer by only what the window shows', async () => {
  const page = await server.open({ segments: 20_000 });
  await page.keyboard.press('0');
  await settle(page);
  expect(await page.evaluate(() => mapPage.map.probe().drawn)).toBe(20_000);
  await page.evaluate(() => mapPage.map.zoom(20));
  await page.keyboard.press('KeyA');
  await settle(page);
  const { drawn } = await page.evaluate(() => mapPage.map.probe());
  expect(drawn).toBeGreaterThan(0);
  expect(drawn).toBeLessThan(5000);
  await page.context().close();
});

test('F17 the picture follows the size of the window and is sharp on dense screens', async () => {
  const page = await server.open({ deviceScaleFactor: 3 });
  const size = () =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('#map canvas');
      return [canvas?.width, canvas?.height, canvas?.clientWidth, canvas?.clientHeight];
    });
  expect(await size()).toEqual([1800, 1200, 900, 600]);
  await page.setViewportSize({ width: 500, height: 700 });
  await page.waitForFunction(() => document.querySelector('canvas')?.clientWidth === 500);
  expect(await size()).toEqual([1000, 1400, 500, 700]);
  await page.context().close();
});
