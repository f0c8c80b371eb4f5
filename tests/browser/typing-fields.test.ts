import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, probed, startApp, startWalk } from '../support/app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('typing "wasd w" into any text field gives "wasd w" and the avatar stays', async () => {
  const page = await app.openPage();
  await startWalk(page);
  const fields = page.locator('input:not([type]), input[type=text], input[type=search], textarea');
  await expect.poll(() => fields.count(), { timeout: 10_000 }).toBe(3);
  const count = await fields.count();
  const { x, y } = await probed(page, 'map');
  for (let i = 0; i < count; i++) {
    await fields.nth(i).click();
    await page.keyboard.type('wasd w', { delay: 30 });
    expect(await fields.nth(i).inputValue()).toBe('wasd w');
    await page.keyboard.press('Escape');
  }
  expect(await probed(page, 'map')).toMatchObject({ x, y });
  await page.context().close();
});

test('keys that mean something elsewhere are letters in a field, and dialogs hold the avatar', async () => {
  const page = await app.openPage();
  await startWalk(page);
  await page.getByRole('combobox', { name: 'Left to right: axis' }).click();
  await page.keyboard.type('hm?');
  expect(await page.getByRole('complementary').isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('application').focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  const before = await probed(page, 'map');
  await page.keyboard.type('dddd', { delay: 60 });
  expect(await probed(page, 'map')).toMatchObject({ x: before.x, y: before.y });
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('h');
  await page.getByRole('complementary').waitFor({ state: 'hidden' });
  await page.context().close();
});
