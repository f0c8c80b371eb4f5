import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, probed, startApp, startWalk } from '../support/app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('F1 the start screen says what this is, what is here, and keeps nothing by default', async () => {
  const page = await app.openPage();
  await page.getByRole('button', { name: 'Start listening' }).waitFor();
  expect(await page.getByText('30 segments · 6 tracks').isVisible()).toBe(true);
  const consent = page.getByRole('checkbox', { name: 'Keep my walk on this server' });
  expect(await consent.isChecked()).toBe(false);
  await page.context().close();
});

test('one click on start unlocks sound, also on an address that is not localhost', async () => {
  const page = await app.openPage(app.plainUrl);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await startWalk(page);
  await page.waitForFunction(() => globalThis.__earshot?.map().sound === 'running');
  expect((await probed(page, 'map')).voices.length).toBeGreaterThan(0);
  await page.waitForFunction(() => (globalThis.__earshot?.map().rms ?? 0) > 0);
  await page.context().close();
});

test('without consent nothing leaves the browser: no request carries anything, no socket opens', async () => {
  const page = await app.openPage('about:blank');
  const carried: string[] = [];
  const sockets: string[] = [];
  page.on('request', (request) => {
    const { origin, search } = new URL(request.url());
    const silent = request.method() === 'GET' && request.postData() === null && search === '';
    if (!silent || origin !== new URL(app.url).origin) carried.push(request.url());
  });
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.goto(app.url);
  await startWalk(page);
  await page.keyboard.down('d');
  await page.waitForFunction(() => (globalThis.__earshot?.map().tick ?? 0) > 200);
  await page.keyboard.up('d');
  expect(await probed(page, 'kept')).toBeNull();
  await page.close();
  expect({ carried, sockets }).toEqual({ carried: [], sockets: [] });
  expect(await app.journal.sessions('free-play')).toEqual([]);
});
