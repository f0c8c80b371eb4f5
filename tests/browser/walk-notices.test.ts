import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, probed, startApp, startWalk } from '../support/app.ts';
import { barriers } from '../support/barriers.ts';
import { takeWebglAway } from '../support/take-webgl-away.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** A page in which something is taken away before it opens. */
async function pageWithout(takeAway: () => void): Promise<Page> {
  const page = await app.openPage('about:blank');
  await page.addInitScript(takeAway);
  await page.goto(app.url);
  await startWalk(page);
  return page;
}

test('F16 without WebGL a plain picture, sound and the list of what is near remain', async () => {
  const page = await pageWithout(takeWebglAway);
  await page.getByText('a plain picture stands in for the map').waitFor();
  const near = page.getByRole('region', { name: 'Near me' });
  await near.getByRole('listitem').first().waitFor();
  await page.waitForFunction(() => (globalThis.__earshot?.map().rms ?? 0) > 1e-3);
  const { x, y } = await probed(page, 'map');
  await near.getByRole('listitem').getByRole('button').last().click();
  await page.waitForFunction(
    (before) => Math.hypot((globalThis.__earshot?.map().x ?? 0) - before.x, 0) > 0.01,
    { x, y },
  );
  const drawn = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.walk__ground canvas');
    const brush = canvas?.getContext('2d');
    const pixels = brush?.getImageData(0, 0, canvas?.width ?? 1, canvas?.height ?? 1).data ?? [];
    return pixels.filter((value, i) => i % 4 !== 3 && value > 100).length;
  });
  expect(drawn).toBeGreaterThan(200);
  expect(await barriers(page)).toEqual([]);
  await page.context().close();
});

test('F16 a lost connection is said and taken back', async () => {
  const page = await app.openPage();
  await page.route('**/clips/**', (route) => route.abort());
  await startWalk(page);
  await page.getByRole('button', { name: 'Settings' }).waitFor();
  await page.getByText('There is no connection').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.unroute('**/clips/**');
  await page.getByText('There is no connection').waitFor({ state: 'detached' });
  await page.context().close();
});

test('F16 sound that the browser holds back is said, and a button turns it on', async () => {
  const page = await pageWithout(() => {
    const resume = AudioContext.prototype.resume;
    let held = true;
    Object.assign(globalThis, {
      letGo: () => {
        held = false;
      },
    });
    AudioContext.prototype.resume = async function (this: AudioContext) {
      await (held ? this.suspend() : resume.call(this));
    };
  });
  const turnOn = page.getByRole('button', { name: 'Turn the sound on' });
  await turnOn.waitFor();
  await page.evaluate(() => (globalThis as unknown as { letGo: () => void }).letGo());
  await turnOn.click();
  await turnOn.waitFor({ state: 'detached' });
  await page.waitForFunction(() => globalThis.__earshot?.map().sound === 'running');
  await page.context().close();
});

test('a first visit learns to walk, hear and choose by doing; a second one is not told again', async () => {
  const page = await app.openPage();
  await startWalk(page);
  const welcome = page.getByRole('region', { name: 'First steps' });
  await welcome.getByText(/^Walk: hold/).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.down('d');
  await welcome.getByText(/^Hear:/).waitFor();
  await page.keyboard.up('d');
  await page.keyboard.down('a');
  await page.waitForTimeout(500);
  await page.keyboard.up('a');
  await page.keyboard.press('n');
  await page
    .getByRole('region', { name: 'Near me' })
    .getByRole('listitem')
    .getByRole('button')
    .first()
    .click();
  await welcome.getByText(/^Choose:/).waitFor();
  await page.getByRole('button', { name: 'Two tags' }).click();
  await welcome.waitFor({ state: 'detached' });
  await page.reload();
  await startWalk(page);
  await page.getByRole('button', { name: 'Settings' }).waitFor();
  expect(await welcome.count()).toBe(0);
  await page.context().close();
});

test('more contrast, less motion, a trail that stays and a veil of the unknown leave axe content', async () => {
  const page = await app.openPage();
  await startWalk(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  for (const name of ['More contrast', 'Less motion', /^Discover/])
    await dialog.getByRole('checkbox', { name }).check();
  await dialog.getByRole('button', { name: 'Stays' }).click();
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('d', { delay: 300 });
  const veil = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.veil');
    const brush = canvas?.getContext('2d');
    const { width = 1, height = 1 } = canvas ?? {};
    const alpha = (x: number, y: number) => brush?.getImageData(x, y, 1, 1).data[3] ?? 0;
    return { avatar: alpha(width >> 1, height >> 1), edge: alpha(width - 40, height >> 1) };
  });
  expect(veil.avatar).toBeLessThan(20);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  expect(await barriers(page)).toEqual([]);
  await page.context().close();
});
