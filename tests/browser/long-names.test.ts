import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp, startWalk } from '../support/app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const LONG = 'Concerto for an unreasonably long-winded ensemble of eighteen instruments, op. 113';
const ARABIC = 'موسيقى الليل الطويلة جدا للمشي بين النجوم البعيدة في المدينة القديمة';
const UNBROKEN = `www.${'very'.repeat(30)}long.example`;

/** Give the dataset and all its tracks names that no card has room for. */
async function lengthenNames(page: Page): Promise<void> {
  await page.route('**/api/datasets', async (route) => {
    const list: object[] = await (await route.fetch()).json();
    await route.fulfill({ json: list.map((entry) => ({ ...entry, title: LONG })) });
  });
  await page.route('**/files/*.json', async (route) => {
    const tracks: object[] = await (await route.fetch()).json();
    const names = { title: LONG, artist: ARABIC, licence: LONG, attribution: UNBROKEN };
    await route.fulfill({ json: tracks.map((track) => ({ ...track, ...names })) });
  });
}

/** Parts of the page's cards and lines of text that reach beyond what holds them. */
async function escaped(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const held = [...document.querySelectorAll('.now > *, .title, .title > *, .edge')];
    return held
      .filter((part) => {
        const holder = part.closest('.now') ?? document.documentElement;
        const [inner, outer] = [part.getBoundingClientRect(), holder.getBoundingClientRect()];
        return inner.left < outer.left || inner.right > outer.right || inner.bottom > outer.bottom;
      })
      .map((part) => part.className);
  });
}

for (const [width, height] of [
  [1280, 720],
  [390, 844],
  [320, 568],
] as const)
  test(`names of any length and script stay within their cards at ${width} x ${height}`, async () => {
    const page = await app.openPage('about:blank', { viewport: { width, height } });
    await lengthenNames(page);
    await page.goto(app.url);
    await startWalk(page);
    const now = page.getByRole('region', { name: 'What you hear' });
    await now.getByText(ARABIC).first().waitFor();
    expect(await escaped(page)).toEqual([]);
    await now.getByRole('button', { expanded: false }).click();
    await now.getByRole('button', { expanded: true }).waitFor();
    expect(await escaped(page)).toEqual([]);
    await page.context().close();
  });
