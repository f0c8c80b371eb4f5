import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, probed, startApp, startWalk } from '../support/app.ts';
import { barriers } from '../support/barriers.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** A walk whose tools are there. */
async function toolsOf(address?: string): Promise<Page> {
  const page = await app.openPage(address);
  await startWalk(page);
  await page.getByRole('button', { name: 'Settings' }).waitFor();
  return page;
}

const panel = (page: Page, name: string) => page.getByRole('region', { name });

test('near me is a list of buttons with directions and seconds that walk there, by keyboard alone', async () => {
  const page = await toolsOf();
  await page.keyboard.press('n');
  const near = panel(page, 'Near me');
  const items = near.getByRole('listitem').getByRole('button');
  expect(await items.count()).toBe(6);
  const names = await items.allTextContents();
  for (const name of names)
    expect(name).toMatch(/^Chords \d by Artist \d(here|(north|south)?-?(east|west)?, \d+ s)$/);
  expect(await barriers(page)).toEqual([]);
  await items.nth(3).focus();
  const aim = await items.nth(3).locator('.near__name').textContent();
  await page.keyboard.press('Enter');
  expect(await near.getByRole('status').first().textContent()).toContain(aim);
  const { x, y } = await probed(page, 'map');
  await page.waitForFunction(
    (before) => {
      const now = globalThis.__earshot?.map();
      return now && Math.hypot(now.x - before.x, now.y - before.y) > 0.01;
    },
    { x, y },
  );
  await page.keyboard.press('Escape');
  expect(await near.count()).toBe(0);
  await page.context().close();
});

test('the lead to what was not heard for longest is also said, and walks there', async () => {
  const page = await toolsOf();
  await page.keyboard.press('n');
  const near = panel(page, 'Near me');
  await near.getByRole('checkbox', { name: /not heard for longest/ }).check();
  await near.getByText(/not heard here yet: (north|south|east|west|here)/).waitFor();
  await near.getByRole('button', { name: 'Walk there' }).click();
  await page.waitForFunction(() => {
    const stored = localStorage.getItem('earshot heard tiny');
    return stored !== null && Object.keys(JSON.parse(stored)).length > 0;
  });
  await page.context().close();
});

test('a place is kept, its link reopens view and place, its postcard is a picture', async () => {
  const page = await toolsOf();
  await page.keyboard.press('b');
  const shelf = panel(page, 'Favourites and places');
  await shelf.getByRole('textbox').fill('wasd by the lake');
  await shelf.getByRole('button', { name: 'Keep this place' }).click();
  const link = (await shelf.getByRole('link').getAttribute('href')) ?? '';
  expect(await barriers(page)).toEqual([]);
  const coming = page.waitForEvent('download');
  await shelf.getByRole('button', { name: 'Postcard of wasd by the lake' }).click();
  const card = await coming;
  expect(card.suggestedFilename()).toBe('wasd by the lake.png');
  const bytes = await readFile(await card.path());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(bytes.readUInt32BE(16)).toBe(1200);
  const { x, y } = await probed(page, 'map');
  const again = await app.openPage(`${app.url}${link}`);
  await startWalk(again);
  const there = await probed(again, 'map');
  expect(there.x).toBeCloseTo(x, 4);
  expect(there.y).toBeCloseTo(y, 4);
  await page.context().close();
  await again.context().close();
});

test('B13 F28 F29 favourites and the walk become playlists', async () => {
  const page = await toolsOf();
  await page.waitForFunction(() => (globalThis.__earshot?.map().voices.length ?? 0) > 0);
  await page.keyboard.press('f');
  await page.getByRole('button', { name: 'Take it out of your favourites' }).waitFor();
  await page.keyboard.press('p');
  const list = panel(page, 'Playlist');
  await list.getByRole('button', { name: 'Favourites' }).click();
  await list.getByRole('textbox').fill('D:\\Music');
  await list.getByRole('checkbox').check();
  expect(await barriers(page)).toEqual([]);
  const coming = page.waitForEvent('download');
  await list.getByRole('button', { name: 'Save the playlist' }).click();
  const saved = await coming;
  expect(saved.suggestedFilename()).toMatch(/\.m3u8$/);
  const lines = (await readFile(await saved.path(), 'utf8')).split('\n');
  expect(lines[0]).toBe('#EXTM3U');
  expect(lines[1]).toMatch(/^#EXTINF:\d+,Artist \d - Chords \d$/);
  expect(lines[2]).toMatch(/^D:\\Music\\artist \d\\track \d\.mp3$/);
  await list.getByRole('button', { name: 'A path' }).click();
  await list.getByRole('button', { name: 'Way-point where I stand' }).click();
  await list.getByRole('button', { name: 'Way-point where I stand' }).click();
  expect(await list.getByRole('list', { name: 'Songs' }).getByRole('listitem').count()).toBe(4);
  await page.context().close();
});

test('B13 F22 F28 a lasso on the map becomes a playlist in path order, and its coordinates a table', async () => {
  const page = await toolsOf();
  await page.keyboard.press('0');
  await page.keyboard.press('l');
  const box = await page.getByRole('img', { name: 'Draw around segments' }).boundingBox();
  if (!box) throw new Error('The map takes no lasso.');
  await page.mouse.move(box.x + 4, box.y + 4);
  await page.mouse.down();
  for (const [x, y] of [
    [box.width - 4, 4],
    [box.width - 4, box.height - 4],
    [4, box.height - 4],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
  await page.mouse.up();
  const selection = page.getByRole('region', { name: 'Selection' });
  await selection.getByText('30 segments of 6 tracks').waitFor();
  await selection.getByRole('button', { name: 'As a playlist' }).click();
  const list = panel(page, 'Playlist');
  await list.getByText(/^6 songs, /).waitFor();
  const songs = await list.getByRole('list', { name: 'Songs' }).getByRole('listitem').all();
  const titles = await Promise.all(songs.map(async (song) => await song.textContent()));
  const saved = async (name: string) => {
    const coming = page.waitForEvent('download');
    await list.getByRole('button', { name }).click();
    return (await readFile(await (await coming).path(), 'utf8')).trim().split('\n');
  };
  const lines = await saved('Save the playlist');
  const named = lines.filter((line) => line.startsWith('#EXTINF'));
  expect(named).toHaveLength(6);
  for (const [i, line] of named.entries()) expect(line).toContain(titles[i]?.split(' by ')[0]);
  const rows = await saved('Coordinates (CSV)');
  expect(rows[0]).toContain('axis_x');
  expect(rows).toHaveLength(7);
  for (const [i, row] of rows.slice(1).entries())
    expect(row).toContain(titles[i]?.split(' by ')[0]);
  await page.context().close();
});

test('a key can be changed; one that is taken is said; typing in a field walks nowhere', async () => {
  const page = await toolsOf();
  await page.keyboard.press(',');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('button', { name: /^Walk up/ }).click();
  await page.keyboard.press('m');
  await dialog.getByText('M is the key for "Sound off" already.').waitFor();
  await dialog.getByRole('button', { name: /^Walk up/ }).click();
  await page.keyboard.press('i');
  await dialog.getByText('Walk up: I').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  const { y } = await probed(page, 'map');
  await page.keyboard.press('w', { delay: 200 });
  expect((await probed(page, 'map')).y).toBe(y);
  await page.keyboard.press('i', { delay: 200 });
  await page.waitForFunction((before) => (globalThis.__earshot?.map().y ?? 1) < before, y);
  await page.getByRole('application', { name: /or I, A, S and D walk/ }).waitFor();
  await page.getByRole('button', { name: 'Help' }).click();
  const help = page.getByRole('dialog', { name: 'How this works' });
  expect(await help.locator('kbd').first().textContent()).toBe('I');
  // At once: the key that follows Escape already belongs to the page.
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  const field = panel(page, 'Favourites and places').getByRole('textbox');
  await field.click();
  const before = await probed(page, 'map');
  await page.keyboard.type('iasd fm', { delay: 20 });
  expect(await field.inputValue()).toBe('iasd fm');
  expect(await probed(page, 'map')).toMatchObject({ x: before.x, y: before.y });
  await page.context().close();
});

test('one finger walks with a stick under the thumb', async () => {
  const page = await app.openPage(app.url, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await startWalk(page);
  const { x } = await probed(page, 'map');
  const touch = await page.context().newCDPSession(page);
  const at = (px: number) => [{ x: px, y: 520 }];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(150) });
  for (const px of [170, 190, 210])
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(px) });
  await page.waitForFunction((before) => (globalThis.__earshot?.map().x ?? 0) > before + 0.005, x);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  const { x: after, camera } = await probed(page, 'map');
  expect(camera.following).toBe(true);
  await page.waitForTimeout(300);
  expect((await probed(page, 'map')).x - after).toBeLessThan(0.02);
  await page.context().close();
});
