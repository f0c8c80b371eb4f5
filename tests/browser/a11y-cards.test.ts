import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp, startWalk } from '../support/app.ts';
import { barriers } from '../support/barriers.ts';
import { takeWebglAway } from '../support/take-webgl-away.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ dataset: 'maps' });
});
afterAll(() => app.close());

const SIZES = [
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

/** Panels and cards that a key opens and closes. */
const KEYS = [
  ['n', 'Near me'],
  ['b', 'Favourites and places'],
  ['p', 'Playlist'],
  ['g', 'Filter and highlight'],
  ['y', 'Near to what you hear'],
  ['c', 'The other map'],
] as const;

/** A walk with its tools, past the first steps. */
async function walkAt(
  viewport: (typeof SIZES)[number],
  ...takeAway: readonly (() => void)[]
): Promise<Page> {
  const page = await app.openPage('about:blank', { viewport });
  for (const script of takeAway) await page.addInitScript(script);
  await page.goto(app.url);
  await startWalk(page);
  await page.getByRole('button', { name: 'Settings' }).waitFor();
  return page;
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Whether a click on the middle of an element would reach it. */
async function isOnTop(element: Locator): Promise<boolean> {
  return await element.evaluate((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    return one.contains(hit);
  });
}

/** Names of tools that something lies upon, or that lie outside of the window. */
async function hiddenTools(page: Page): Promise<readonly string[]> {
  const tools = await page.locator('.walk__top .icon-button').all();
  const names = tools.map(async (tool) =>
    (await isOnTop(tool)) ? null : await tool.getAttribute('aria-label'),
  );
  return (await Promise.all(names)).filter((name) => name !== null);
}

test('a card takes the focus; Escape in it closes it and gives the focus back', async () => {
  const page = await walkAt({ width: 1024, height: 768 });
  const help = page.getByRole('button', { name: 'Help' });
  for (const [key, name] of [
    ['g', 'Filter and highlight'],
    ['y', 'Near to what you hear'],
    ['n', 'Near me'],
  ] as const) {
    await help.focus();
    await page.keyboard.press(key);
    await region(page, name).waitFor();
    await page.waitForFunction((label) => document.activeElement?.ariaLabel === label, name);
    await page.keyboard.press('Escape');
    await region(page, name).waitFor({ state: 'detached' });
    expect(await help.evaluate((button) => document.activeElement === button)).toBe(true);
  }
  await page.context().close();
});

for (const viewport of SIZES) {
  const size = `${viewport.width} x ${viewport.height}`;

  test(`at ${size} a key opens each card and closes it, and axe finds no barrier in it`, async () => {
    const page = await walkAt(viewport);
    await page.waitForFunction(() => (globalThis.__earshot?.map().voices.length ?? 0) > 0);
    for (const [key, name] of KEYS) {
      await page.keyboard.press(key);
      await region(page, name).waitFor();
      expect(await barriers(page), name).toEqual([]);
      await page.keyboard.press(key);
      await region(page, name).waitFor({ state: 'detached' });
    }
    await page.keyboard.press('/');
    await page.keyboard.type('chords 4');
    await page.getByRole('listbox').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await region(page, 'Found: Chords 4').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press(',');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    await page.getByText(/^Draw around/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.context().close();
  });

  test(`at ${size} each source of a playlist and the card for an own file leave axe content`, async () => {
    const page = await walkAt(viewport);
    await page.keyboard.press('p');
    const list = region(page, 'Playlist');
    for (const source of ['A path', 'Selection', 'Favourites']) {
      await list.getByRole('button', { name: source, exact: true }).focus();
      await page.keyboard.press('Enter');
      expect(await barriers(page), source).toEqual([]);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Hear a file of your own' }).focus();
    await page.keyboard.press('Enter');
    await region(page, 'Your file').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.context().close();
  });

  test(`F16 at ${size} no notice and no first step lies upon a tool`, async () => {
    const page = await walkAt(viewport, takeWebglAway, () => {
      AudioContext.prototype.resume = async function (this: AudioContext) {
        await this.suspend();
      };
    });
    await page.getByText('a plain picture stands in for the map').waitFor();
    await page.getByRole('button', { name: 'Turn the sound on' }).waitFor();
    await region(page, 'First steps').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await region(page, 'Near me').waitFor({ state: 'detached' });
    expect(await hiddenTools(page)).toEqual([]);
    await page.context().close();
  });
}

for (const [width, height] of [
  [360, 640],
  [844, 390],
  [1280, 600],
  [768, 1024],
] as const)
  test(`at ${width} x ${height} all tools are in sight and can be pressed, beside the first steps`, async () => {
    const page = await app.openPage(app.url, { viewport: { width, height } });
    await startWalk(page);
    await page.getByRole('button', { name: 'Settings' }).waitFor();
    await region(page, 'First steps').waitFor();
    expect(await hiddenTools(page)).toEqual([]);
    await page.context().close();
  });
