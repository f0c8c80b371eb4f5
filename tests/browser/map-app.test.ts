import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MapProbe } from '#game/map/map-handle';
import { type App, startApp, startWalk } from '../support/app.ts';
import { brightShare } from './fixtures/bright-share.ts';
import { slowFrames } from './fixtures/slow-frames.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const HEARD = 1e-3;

async function probe(page: Page): Promise<MapProbe> {
  const seen = await page.evaluate(() => globalThis.__earshot?.map());
  if (!seen) throw new Error('The page shows no map.');
  return seen;
}

/** Walk for some ticks with a key held; world units a tick while it was. */
async function pace(page: Page, code: string): Promise<number> {
  await page.keyboard.down(code);
  const first = await probe(page);
  await page.waitForFunction(
    (from) => (globalThis.__earshot?.map().tick ?? 0) > from + 250,
    first.tick,
  );
  const last = await probe(page);
  await page.keyboard.up(code);
  return Math.hypot(last.x - first.x, last.y - first.y) / (last.tick - first.tick);
}

test.each([12, 60])('the app walks at its one speed at %i frames a second', async (fps) => {
  const page = await app.openPage();
  await page.evaluate(slowFrames, fps);
  await startWalk(page);
  const { x, speed } = await probe(page);
  const walked = await pace(page, x < 0.5 ? 'KeyD' : 'KeyA');
  expect(walked / (speed * 0.008)).toBeCloseTo(1, 6);
  await page.context().close();
});

test('in the app sound is heard within 125 ticks of walking into a segment', async () => {
  const page = await app.openPage();
  await startWalk(page);
  await page.waitForFunction((heard) => (globalThis.__earshot?.map().rms ?? 0) > heard, HEARD);
  const silentPlace = await page.evaluate(() => {
    const positions = globalThis.__earshot?.view().positions ?? new Float32Array();
    const gap = (x: number, y: number) =>
      Math.min(
        ...Array.from({ length: positions.length / 2 }, (_, i) =>
          Math.hypot((positions[2 * i] ?? 0) - x, (positions[2 * i + 1] ?? 0) - y),
        ),
      );
    const places = Array.from({ length: 400 }, (_, i) => [(i % 20) / 19, Math.floor(i / 20) / 19]);
    return places.reduce((best, place) =>
      gap(place[0] ?? 0, place[1] ?? 0) > gap(best[0] ?? 0, best[1] ?? 0) ? place : best,
    );
  });
  const canvas = page.locator('.minimap__canvas');
  const box = await canvas.boundingBox();
  if (!box) throw new Error('The page shows no minimap.');
  const side = 0.92 * Math.min(box.width, box.height);
  const click = (x: number, y: number) =>
    canvas.click({
      position: {
        x: box.width / 2 + (Math.min(0.99, Math.max(0.01, x)) - 0.5) * side,
        y: box.height / 2 + (Math.min(0.99, Math.max(0.01, y)) - 0.5) * side,
      },
    });
  await click(silentPlace[0] ?? 0, silentPlace[1] ?? 0);
  await page.waitForFunction(() => globalThis.__earshot?.map().voices.length === 0);
  await page.waitForFunction(() => (globalThis.__earshot?.map().rms ?? 1) < 1e-4);
  const target = await page.evaluate(() =>
    [...(globalThis.__earshot?.view().positions ?? [])].slice(0, 2),
  );
  await click(target[0] ?? 0, target[1] ?? 0);
  const ticks = await page.evaluate(
    (heard) =>
      new Promise<number>((resolve) => {
        let entered = 0;
        const look = () => {
          const seen = globalThis.__earshot?.map();
          if (seen?.voices[0] && entered === 0) entered = seen.voices[0].since;
          if (seen && entered > 0 && seen.rms > heard) resolve(seen.tick - entered);
          else requestAnimationFrame(look);
        };
        look();
      }),
    HEARD,
  );
  expect(ticks).toBeLessThanOrEqual(125);
  await page.context().close();
});

test('in the app the map comes back after a lost WebGL context', async () => {
  const page = await app.openPage();
  await startWalk(page);
  await page.waitForFunction(() => {
    const { zoom = 1, wanted = 0 } = globalThis.__earshot?.map().camera ?? {};
    return Math.abs(zoom / wanted - 1) < 1e-3;
  });
  const before = await brightShare(page);
  expect(before).toBeGreaterThan(1e-3);
  await page.evaluate(() => {
    const contexts = [...document.querySelectorAll('canvas')].flatMap(
      (canvas) => canvas.getContext('webgl')?.getExtension('WEBGL_lose_context') ?? [],
    );
    for (const context of contexts) context.loseContext();
    setTimeout(() => {
      for (const context of contexts) context.restoreContext();
    }, 100);
  });
  const { frames } = await probe(page);
  await page.waitForFunction(
    (seen) => (globalThis.__earshot?.map().frames ?? 0) > seen + 20,
    frames,
  );
  const after = await brightShare(page);
  expect(after).toBeGreaterThan(0.6 * before);
  expect(after).toBeLessThan(1.4 * before);
  await page.context().close();
});
