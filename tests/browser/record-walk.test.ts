import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, probed, startApp, startWalk } from '../support/app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** Walk to and fro until the clock of the walk is there. */
async function walkUntil(page: Page, tick: number): Promise<void> {
  await page.keyboard.down('ArrowLeft');
  await page.waitForFunction((end) => (globalThis.__earshot?.map().tick ?? 0) > end, tick);
  await page.keyboard.up('ArrowLeft');
}

async function sessionOf(page: Page): Promise<string> {
  const key = await probed(page, 'key');
  if (!key) throw new Error('The walk is not kept.');
  return key.session;
}

/** The record, once the server has all that was produced. */
async function wholeRecord(page: Page) {
  await page.waitForFunction(() => globalThis.__earshot?.kept()?.waiting === 0);
  return await app.record(await sessionOf(page));
}

const kinds = (entries: Awaited<ReturnType<App['record']>>) =>
  entries.map((entry) => (entry.kind === 'event' ? entry.event.kind : entry.kind));

/** Whether batches follow each other without a gap or a repetition. */
function expectUnbroken(entries: Awaited<ReturnType<App['record']>>): void {
  const ticks = entries.flatMap((entry) => {
    if (entry.kind !== 'samples') return [];
    const count = entry.positions.length / 2;
    return Array.from({ length: count }, (_, i) => entry.tick + 2 * i);
  });
  expect(ticks.length).toBeGreaterThan(50);
  expect(ticks.every((tick, i) => i === 0 || tick === (ticks[i - 1] ?? 0) + 2)).toBe(true);
}

test('with consent the server has the walk in order, from an address that is not localhost', async () => {
  const page = await app.openPage(app.plainUrl);
  await startWalk(page, { keep: true });
  await walkUntil(page, 300);
  const entries = await wholeRecord(page);
  expect(kinds(entries).slice(0, 3)).toEqual(['consented', 'began', 'viewed']);
  expect(kinds(entries)).toContain('intended');
  expectUnbroken(entries);
  await page.context().close();
});

test('a server that stops and comes back has everything once', async () => {
  const page = await app.openPage();
  await startWalk(page, { keep: true });
  await walkUntil(page, 150);
  for (const tick of [400, 650]) {
    await app.stop();
    await walkUntil(page, tick);
    expect((await probed(page, 'kept'))?.waiting).toBeGreaterThan(0);
    await app.start();
    await walkUntil(page, tick + 100);
  }
  expectUnbroken(await wholeRecord(page));
  await page.context().close();
});

test('what a closed page could not send is sent by the next visit', async () => {
  const page = await app.openPage();
  await startWalk(page, { keep: true });
  await walkUntil(page, 150);
  const session = await sessionOf(page);
  await app.stop();
  await walkUntil(page, 500);
  const next = await page.context().newPage();
  await page.close();
  await app.start();
  const before = (await app.record(session)).length;
  await next.goto(app.url);
  await expect
    .poll(async () => kinds(await app.record(session)).at(-1), { timeout: 20_000 })
    .toBe('ended');
  const entries = await app.record(session);
  expect(entries.length).toBeGreaterThan(before);
  expectUnbroken(entries);
  await next.context().close();
});

test('the link asks once, deletes the walk, and the open page keeps nothing more', async () => {
  const page = await app.openPage();
  await startWalk(page, { keep: true });
  await walkUntil(page, 100);
  const session = await sessionOf(page);
  await page.getByRole('button', { name: /^kept/ }).click();
  const link = await page.getByRole('link').getAttribute('href');
  const other = await page.context().newPage();
  await other.goto(`${app.url}${link}`);
  await other.getByRole('button', { name: 'Delete it' }).click();
  await other.getByText('Nothing of this walk is left on the server.').waitFor();
  expect(await app.record(session)).toEqual([]);
  expect(await app.journal.find('free-play', session)).toBeUndefined();
  await page.waitForFunction(() => globalThis.__earshot?.kept()?.phase === 'closed');
  await page.getByText('This walk is not kept any more').waitFor();
  await other.reload();
  await page.context().close();
  expect(await app.record(session)).toEqual([]);
});

test('a link of a walk that is gone says so', async () => {
  const page = await app.openPage(`${app.url}#forget=${'a'.repeat(32)}.${'b'.repeat(32)}`);
  await page.getByRole('button', { name: 'Delete it' }).click();
  await page.getByText('it may be gone already').waitFor();
  await page.context().close();
});

test('a link that deletes, opened on a walk, changes neither its map nor its address', async () => {
  const page = await app.openPage();
  await startWalk(page);
  await page.getByRole('button', { name: 'Two tags' }).click();
  await page.waitForFunction(() => globalThis.__earshot?.view().projection === 'original');
  const address = page.url();
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `forget=${'a'.repeat(32)}.${'b'.repeat(32)}`,
  );
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(page.url()).toBe(address);
  await page.getByRole('button', { name: 'Two tags', pressed: true }).waitFor();
  expect(await page.evaluate(() => globalThis.__earshot?.view().projection)).toBe('original');
  await page.context().close();
});
