import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDataset } from '#data/node/dataset-folder';
import { keptEntries } from '#server/store/kept-entries';
import { WalkedGrounds } from '#server/study/walked-ground';
import { Plan } from '#study/plan/plan';
import { renderSession } from '#study/session/render-session';
import type { Walk } from '#study/walk/walk';
import { barriers } from '../support/barriers.ts';
import { shoot } from '../support/shoot.ts';
import { enterStudy, type StudyApp, startStudyApp } from '../support/study-app.ts';

const MAP = 'map: {space: musicnn-msd/taggram, projection: original, axes: [rock, pop]}';
const WALKS = `format: earshot-protocol
version: 1
id: tiny-study
title: Walks
dataset: tiny
blocks:
  - {kind: consent, text: You will walk., choice: I agree}
  - {kind: explore, minutes: 5, ${MAP}}
  - {kind: guided-walk, id: open, minutes: 0.2, ${MAP}, goal: {find: place, words: a pop piece, axis: sweet, pole: high}, policy: fixed-target, show: beacon, switches: {labels: true, names: true, colours: true, flip: false, speed: 0.05}}
  - {kind: debrief, text: Thank you.}
axes:
  sweet: {from: tag, space: musicnn-msd/taggram, tag: pop}
`;

let app: StudyApp;
beforeAll(async () => {
  app = await startStudyApp(WALKS);
});
afterAll(() => app.close());

/** The last session's plan and record. */
async function lastSession() {
  const { journal } = app.server.parts;
  const session = (await journal.sessions('tiny-study')).at(-1)?.session ?? '';
  const entries = await keptEntries(journal, 'tiny-study', session);
  const place = await journal.findPlace('tiny-study', session);
  return { plan: Plan.parse(JSON.parse(place?.plan ?? '')), entries };
}

const ends = (page: Page) => page.locator('.walked__end').allTextContents();

test('STUDY 6 switches: a blinded map shows a neutral name and no words, an open one its model, its axes and its names; the sign is on the map and in words; after a pause a walk goes on where it stood, with the time that was left', async () => {
  const page = await app.openPage('/study/tiny-study');
  await enterStudy(page);
  await page.locator('.walked canvas').first().waitFor();
  await page.getByText('Map A').waitFor();
  expect(await ends(page)).toEqual([]);
  expect(await page.locator('.region').count()).toBe(0);
  await page.keyboard.down('ArrowRight');
  await page.waitForTimeout(900);
  await page.evaluate(() => dispatchEvent(new Event('blur')));
  await page.keyboard.up('ArrowRight');
  await shoot(page, 'walk-blinded');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Pause or leave the study' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('Map A').waitFor();
  await page.locator('.trial__next button:enabled').waitFor();
  await page.locator('main.trial h1').focus();
  await page.keyboard.press('Enter');

  await page.getByText('MusiCNN').waitFor();
  expect(await ends(page)).toEqual([
    expect.stringMatching(/^pop/),
    expect.not.stringContaining('rock'),
    expect.not.stringContaining('pop'),
    expect.stringMatching(/^rock/),
  ]);
  await page.getByText(/The sign points (north|south|east|west)/).waitFor();
  await shoot(page, 'walk-open');
  expect(await barriers(page)).toEqual([]);
  await page.locator('main.trial[data-kind="debrief"]').waitFor({ timeout: 40_000 });
  await page.keyboard.press('Enter');
  await page.getByText('Everything is kept').waitFor();

  const { plan, entries } = await lastSession();
  const [served] = app.server.parts.datasets;
  const grounds = await WalkedGrounds.open(await openDataset(served?.dir ?? ''), [
    'musicnn-msd/taggram',
  ]);
  const stops = new Map<Walk, Walk['state']>();
  const { walks, state } = renderSession(
    plan,
    entries,
    (viewed) => grounds.positionsOf(viewed),
    (_, walk) => stops.set(walk, walk.state),
  );
  expect(state).toMatchObject({ phase: 'over', outcome: 'complete' });
  expect(walks).toHaveLength(3);
  for (const walk of walks) expect(walk.entries).toEqual(walk.recorded);
  const views = entries.flatMap((one) =>
    one.kind === 'event' && one.event.kind === 'viewed' ? [one.event] : [],
  );
  expect(views[2]?.speed).toBe(0.05);
  const [stop] = stops.values();
  expect(views[1]).toMatchObject({ x: stop?.x, y: stop?.y });
  expect(walks.map(({ before }) => before)).toEqual([0, walks[0]?.ticks, 0]);
  await page.context().close();
}, 120_000);
