import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, probed, startApp, startWalk } from '../support/app.ts';
import { barriers } from '../support/barriers.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const axis = (page: Page, side: string) => page.getByRole('combobox', { name: `${side}: axis` });

const options = (page: Page) => page.getByRole('listbox', { name: 'Axes' }).getByRole('option');

/** Wait until the map shows axes of these labels. */
async function shows(page: Page, ...labels: [string, string]): Promise<void> {
  await page.waitForFunction(
    ([x, y]) => String(globalThis.__earshot?.view().labels) === `${x},${y}`,
    labels,
  );
}

test('F6 F7 F8 layer, projection and axes are chosen, and only what exists is offered', async () => {
  const page = await app.openPage();
  await startWalk(page);
  const panel = page.getByRole('complementary');
  expect(
    await panel.getByRole('group', { name: 'Map' }).getByRole('button').allTextContents(),
  ).toEqual(['Two tags', 'PCA']);
  expect(await panel.getByRole('group', { name: 'Model' }).count()).toBe(0);
  await shows(page, 'PC 1', 'PC 2');
  await panel.getByRole('button', { name: 'Two tags' }).click();
  await shows(page, 'electronic', 'rock');
  await panel.getByRole('button', { name: 'Embedding' }).click();
  await page.waitForFunction(() => globalThis.__earshot?.view().space.endsWith('/embedding'));
  expect(await panel.getByRole('button', { name: 'Two dimensions' }).count()).toBe(1);
  await panel.getByRole('combobox', { name: 'trained on' }).selectOption('MagnaTagATune');
  await page.waitForFunction(() => globalThis.__earshot?.view().space === 'musicnn-mtt/embedding');
  await page.context().close();
});

test('F4 the panel tells what the chosen model, its training set and its layer are', async () => {
  const page = await app.openPage();
  await startWalk(page);
  const about = page.getByRole('complementary').getByRole('group').filter({ hasText: 'About' });
  await about.getByText('About this model').click();
  await about.getByText(/^MusiCNN: a network/).waitFor();
  await about.getByText(/Million Song Dataset/).waitFor();
  await page.getByRole('button', { name: 'Embedding' }).click();
  await about.getByText(/before it has words for it/).waitFor();
  await page.getByRole('combobox', { name: 'trained on' }).selectOption({ label: 'MagnaTagATune' });
  await about.getByText(/tags from a game/).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.context().close();
});

test('F8 an axis is found by typing and picked by Enter, or picked by a click', async () => {
  const page = await app.openPage();
  await startWalk(page);
  await page.getByRole('button', { name: 'Two tags' }).click();
  await axis(page, 'Left to right').click();
  await page.keyboard.type('jaz');
  expect(await options(page).first().textContent()).toContain('jazz');
  await page.keyboard.press('Enter');
  await shows(page, 'jazz', 'rock');
  await axis(page, 'Bottom to top').click();
  await options(page).filter({ hasText: 'guitar' }).click();
  await shows(page, 'jazz', 'guitar');
  await page.context().close();
});

test('F15 a reload and a link open the same view again; choices are remembered per map', async () => {
  const page = await app.openPage();
  await startWalk(page);
  await page.getByRole('button', { name: 'Two tags' }).click();
  await axis(page, 'Left to right').click();
  await page.keyboard.type('folk');
  await page.keyboard.press('Enter');
  await shows(page, 'folk', 'rock');
  const link = page.url();
  await page.reload();
  await startWalk(page);
  await shows(page, 'folk', 'rock');
  await page.getByRole('button', { name: 'PCA' }).click();
  await shows(page, 'PC 1', 'PC 2');
  await page.getByRole('button', { name: 'Two tags' }).click();
  await shows(page, 'folk', 'rock');
  const elsewhere = await app.openPage(link);
  await startWalk(elsewhere);
  await shows(elsewhere, 'folk', 'rock');
  await elsewhere.context().close();
  await page.context().close();
});

test('the caption names what is heard; volume and mute are there', async () => {
  const page = await app.openPage();
  await startWalk(page);
  const now = page.getByRole('region', { name: 'What you hear' });
  await page.waitForFunction(() => (globalThis.__earshot?.map().voices.length ?? 0) > 0);
  await now
    .getByText(/^Chords \d$/)
    .first()
    .waitFor();
  expect(await now.getByText(/Artist \d · 0:\d\d–0:\d\d/).count()).toBe(1);
  expect(await now.getByText('CC0-1.0').count()).toBe(1);
  await page.keyboard.press('m');
  expect(await page.getByRole('button', { name: 'Sound on' }).getAttribute('aria-pressed')).toBe(
    'true',
  );
  await page.getByRole('slider', { name: 'Volume' }).fill('40');
  expect(await page.getByRole('button', { name: 'Sound off' }).count()).toBe(1);
  await page.context().close();
});

test('the whole way can be gone with the keyboard alone', async () => {
  const page = await app.openPage();
  await page.getByRole('button', { name: 'Start listening' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => (globalThis.__earshot?.map().frames ?? 0) > 2);
  await page.getByRole('complementary').waitFor();
  const before = await probed(page, 'map');
  await page.keyboard.down('ArrowLeft');
  await page.waitForFunction((x) => globalThis.__earshot?.map().x !== x, before.x);
  await page.keyboard.up('ArrowLeft');
  await tabTo(page, 'PCA');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await shows(page, 'electronic', 'rock');
  await tabTo(page, 'Left to right: axis');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => globalThis.__earshot?.view().labels[0] !== 'electronic');
  await page.context().close();
});

/** Press Tab until an element of this name has the focus, and see that the focus shows. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const { activeElement } = document;
      const ring = activeElement?.closest('.axis__field') ?? activeElement;
      return {
        name: activeElement?.getAttribute('aria-label') ?? activeElement?.textContent,
        outline: ring ? getComputedStyle(ring).outlineStyle : 'none',
      };
    });
    if (focused.name !== name) continue;
    expect(focused.outline).toBe('solid');
    return;
  }
  throw new Error(`Tab does not reach "${name}".`);
}
