import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRESENCE } from '#study/wire/presence';
import { type App, startApp, startWalk } from '../support/app.ts';
import { enterStudy, startStudyApp } from '../support/study-app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const STUDY = `format: earshot-protocol
version: 1
id: tiny-study
title: A walk
dataset: tiny
blocks:
  - {kind: consent, text: You will walk., choice: I agree}
  - {kind: explore, minutes: 5, map: {space: musicnn-msd/taggram, projection: original, axes: [rock, pop]}}
  - {kind: debrief, text: Thank you.}
`;

/** Choose to see others, and be seen, as the settings remember it. */
async function chooseOthers(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('earshot settings', '{"others":true}'));
}

/** What a page sends on sockets from now on. */
function messagesOf(page: Page): readonly string[] {
  const sent: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => sent.push(String(payload)));
  });
  return sent;
}

/** A walk of somebody who chose to see others. */
async function listener(keep = false): Promise<{ page: Page; sent: readonly string[] }> {
  const page = await app.openPage();
  await chooseOthers(page);
  const sent = messagesOf(page);
  await page.reload();
  await startWalk(page, { keep });
  await page.getByRole('button', { name: 'Settings' }).waitFor();
  return { page, sent };
}

const said = (page: Page, sentence: string) =>
  page.getByText(sentence, { exact: true }).waitFor({ state: 'attached' });
const tellsPresence = (sent: readonly string[]) => sent.some((text) => text.includes(PRESENCE));
const ALONE_WITH_ONE = '1 other listener is on this map.';

test('two who chose it see one another; a walk that is kept shows nobody and is shown to nobody', async () => {
  const [one, other] = [await listener(), await listener()];
  await said(one.page, ALONE_WITH_ONE);
  await said(other.page, ALONE_WITH_ONE);
  expect(tellsPresence(one.sent)).toBe(true);

  const kept = await listener(true);
  await kept.page.getByRole('button', { name: /^kept/ }).waitFor();
  expect(kept.sent.length).toBeGreaterThan(0);
  const third = await listener();
  await said(third.page, '2 other listeners are on this map.');
  expect(tellsPresence(kept.sent)).toBe(false);
  expect(await kept.page.getByText(/other listeners? (is|are) on this map/).count()).toBe(0);
  await kept.page.getByRole('button', { name: 'Settings' }).click();
  await kept.page.getByRole('dialog').waitFor();
  expect(await kept.page.getByRole('checkbox', { name: /See others/ }).count()).toBe(0);

  await third.page.context().close();
  await said(one.page, ALONE_WITH_ONE);
  for (const { page } of [one, other, kept]) await page.context().close();
});

test('nobody is seen in a study, whatever this browser chose for its own walks', async () => {
  const study = await startStudyApp(STUDY);
  try {
    const page = await study.openPage('/study/tiny-study');
    await chooseOthers(page);
    const sent = messagesOf(page);
    await page.reload();
    await enterStudy(page);
    await page.locator('.walked canvas').first().waitFor();
    await page.keyboard.press('ArrowRight', { delay: 600 });
    expect(sent.length).toBeGreaterThan(0);
    expect(tellsPresence(sent)).toBe(false);
    await page.context().close();
  } finally {
    await study.close();
  }
});
