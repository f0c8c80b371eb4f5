import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp, startWalk } from '../support/app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** Let requests whose address holds `part` fail until `mend` is called. */
async function breakNetwork(page: Page, part: string): Promise<{ mend: () => Promise<void> }> {
  const pattern = `**/*${part}*/**`;
  const exact = `**/*${part}*`;
  for (const address of [pattern, exact]) await page.route(address, (route) => route.abort());
  return {
    mend: async () => {
      for (const address of [pattern, exact]) await page.unroute(address);
    },
  };
}

const again = (page: Page) => page.getByRole('button', { name: 'Try again' });

test('F16 B10 a list of datasets that did not come is said in a sentence and asked for again', async () => {
  const page = await app.openPage('about:blank');
  const network = await breakNetwork(page, 'datasets');
  await page.goto(app.url);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).toContain('check the connection, then try again.');
  const failed = page.waitForEvent('requestfailed');
  await again(page).click();
  await failed;
  await again(page).waitFor();
  await network.mend();
  await again(page).click();
  await startWalk(page);
  await page.context().close();
});

test('F16 B10 a map whose columns did not come is loaded on the second try', async () => {
  const page = await app.openPage();
  await startWalk(page);
  const network = await breakNetwork(page, 'files');
  await page.getByRole('button', { name: 'Embedding' }).click();
  await page.getByRole('alert').waitFor();
  await network.mend();
  await again(page).click();
  await page.waitForFunction(() => globalThis.__earshot?.view().space.endsWith('/embedding'));
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.context().close();
});

test('F16 B10 map code that did not come is loaded on the second try, with sound', async () => {
  const page = await app.openPage('about:blank');
  const network = await breakNetwork(page, 'phaser');
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Start listening' }).click();
  await page.getByRole('alert').waitFor();
  await network.mend();
  await again(page).click();
  await page.waitForFunction(() => (globalThis.__earshot?.map().frames ?? 0) > 2);
  await page.waitForFunction(() => globalThis.__earshot?.map().sound === 'running');
  await page.context().close();
});

test('a page without errors: nothing is reported to the console', async () => {
  const page = await app.openPage('about:blank');
  const reported: string[] = [];
  page.on('pageerror', (error) => reported.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') reported.push(message.text());
  });
  await page.goto(app.url);
  await startWalk(page, { keep: true });
  await page.getByRole('button', { name: 'Two tags' }).click();
  await page.waitForFunction(() => globalThis.__earshot?.view().projection === 'original');
  expect(reported).toEqual([]);
  await page.context().close();
});
