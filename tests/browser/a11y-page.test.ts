import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp, startWalk } from '../support/app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

/** What axe finds serious or critical on the page as it is now. */
async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async (): Promise<AxeResults> => {
    const found = Reflect.get(globalThis, 'axe') as typeof axe;
    return await found.run();
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

test('axe finds no barrier on the start screen, nor where the music did not come', async () => {
  const page = await app.openPage();
  await page.getByRole('checkbox').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.route('**/api/datasets', (route) => route.abort());
  await page.reload();
  await page.getByRole('alert').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.context().close();
});

test('axe finds no barrier on the walk, with an open list of axes, in the help', async () => {
  const page = await app.openPage();
  await startWalk(page);
  await page.waitForFunction(() => (globalThis.__earshot?.map().voices.length ?? 0) > 0);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('combobox', { name: 'Left to right: axis' }).click();
  await page.getByRole('listbox').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Help' }).click();
  expect(await barriers(page)).toEqual([]);
  await page.context().close();
});

test('axe finds no barrier where a kept walk is shown and deleted', async () => {
  const page = await app.openPage();
  await startWalk(page, { keep: true });
  await page.getByRole('button', { name: /^kept/ }).click();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('link').click();
  await page.getByRole('dialog', { name: 'Delete this walk?' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.context().close();
});

test('axe finds no barrier on a phone, with its sheet closed and open', async () => {
  const page = await app.openPage(app.url, PHONE);
  await startWalk(page);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Choose the map' }).tap();
  await page.getByRole('complementary').waitFor();
  await page.waitForFunction(() => document.getAnimations().length === 0);
  expect(await barriers(page)).toEqual([]);
  await page.context().close();
});

test('a phone shows the start button without scrolling, and its sheet leaves the avatar in sight', async () => {
  const page = await app.openPage(app.url, PHONE);
  const button = await page.getByRole('button', { name: 'Start listening' }).boundingBox();
  expect(button && button.y + button.height).toBeLessThan(844);
  await startWalk(page);
  await page.getByRole('button', { name: 'Choose the map' }).tap();
  const sheet = await page.getByRole('complementary').boundingBox();
  await page.waitForFunction(() => {
    const height = document.querySelector('.walk__ground')?.clientHeight ?? 0;
    return height < innerHeight / 2;
  });
  const ground = await page.getByRole('application').boundingBox();
  expect(ground && ground.y + ground.height / 2).toBeLessThan((sheet?.y ?? 0) - 100);
  await page.context().close();
});

test('a walk that a key began has the focus on its map, and a closed dialog gives it back', async () => {
  const page = await app.openPage();
  await page.getByRole('button', { name: 'Start listening' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => (globalThis.__earshot?.map().frames ?? 0) > 2);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(await focused()).toContain('Map of the music');
  expect(await page.title()).toBe('A tiny dataset of chords · Earshot');
  await page.getByRole('button', { name: 'Help' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Help');
  await page.context().close();
});

test('with reduced motion nothing on the page moves by itself', async () => {
  const page = await app.openPage(app.url, { ...PHONE, reducedMotion: 'reduce' });
  await startWalk(page);
  await page.getByRole('button', { name: 'Choose the map' }).tap();
  await page.getByRole('complementary').waitFor();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await page.context().close();
});
