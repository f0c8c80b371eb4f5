import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp, startWalk } from '../support/app.ts';
import { kilobytes, logTransfers, type Transfer } from '../support/network-log.ts';

let app: App;
let usable: readonly Transfer[];
let all: readonly Transfer[];

beforeAll(async () => {
  app = await startApp();
  const page = await app.openPage('about:blank');
  const transfers = await logTransfers(page);
  await page.goto(app.plainUrl);
  await page.getByRole('button', { name: 'Start listening' }).waitFor();
  const usableAt = await page.evaluate(
    () => performance.getEntriesByName('start-usable')[0]?.startTime,
  );
  await startWalk(page);
  await page.waitForFunction(() => performance.getEntriesByName('first-frame').length > 0);
  const firstFrame = await page.evaluate(
    () => performance.getEntriesByName('first-frame')[0]?.startTime,
  );
  all = transfers.filter(({ started }) => started <= (firstFrame ?? Number.POSITIVE_INFINITY));
  usable = all.filter(({ started }) => started <= (usableAt ?? 0));
  const sizes = {
    start: kilobytes(usable, 'Script', 'Stylesheet'),
    firstFrame: kilobytes(all, 'Document', 'Script', 'Stylesheet', 'Font'),
    fonts: kilobytes(all, 'Font'),
  };
  console.info(`transferred, kB: ${JSON.stringify(sizes)}`);
});
afterAll(() => app.close());

test('everything worth packing comes packed', () => {
  const packable = all.filter(({ type }) => ['Script', 'Stylesheet', 'Document'].includes(type));
  expect(packable.length).toBeGreaterThan(3);
  for (const { encoding } of packable) expect(encoding).toBe('gzip');
});

test('the start screen is usable after at most 120 kB of scripts and styles', () => {
  expect(usable.some(({ type }) => type === 'Script')).toBe(true);
  expect(kilobytes(usable, 'Script', 'Stylesheet')).toBeLessThanOrEqual(120);
});

test('the first map frame needs at most 470 kB beside map data', () => {
  expect(all.some(({ url }) => url.includes('phaser'))).toBe(true);
  expect(kilobytes(all, 'Document', 'Script', 'Stylesheet', 'Font')).toBeLessThanOrEqual(470);
});

test('fonts weigh at most 55 kB', () => {
  expect(all.filter(({ type }) => type === 'Font')).toHaveLength(1);
  expect(kilobytes(all, 'Font')).toBeLessThanOrEqual(55);
});

test('socket code is not fetched without consent', () => {
  expect(all.filter(({ url }) => /socket/.test(url))).toEqual([]);
});
