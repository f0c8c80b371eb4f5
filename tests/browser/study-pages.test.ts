import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { enterStudy, type StudyApp, startStudyApp } from '../support/study-app.ts';
import { goOn } from '../support/trial-hands.ts';

const STUDY = `format: earshot-protocol
version: 1
id: tiny-study
title: Once only
dataset: tiny
repeat: bar
quota: 3
blocks:
  - {kind: consent, text: You will listen to chords., choice: I agree}
  - kind: questionnaire
    hint: Think of today.
    items:
      - {id: played, type: number, ask: How long?, least: 0, most: 9, unit: years, hint: An estimate will do., optional: true}
      - {id: why, type: text, ask: Why?, optional: true}
      - {id: likes, type: choice, ask: Which ones?, options: [these, those], several: true}
  - {kind: debrief, text: Thank you.}
`;

let app: StudyApp;
beforeAll(async () => {
  app = await startStudyApp(STUDY);
});
afterAll(() => app.close());

const why = async (page: Page) => await page.locator('#why').textContent();
const next = (page: Page) => page.locator('.trial__next button');
const withoutBarriers = async (page: Page) => expect(await barriers(page)).toEqual([]);

test('a question shows its hint and what its answer may be; what is no number and what is not answered says so, what is optional may be emptied again', async () => {
  const page = await app.openPage('/study/tiny-study');
  await enterStudy(page);
  await page.getByText('An estimate will do.').waitFor();
  await page.getByText('You may leave this out.').waitFor();
  await page.getByText('years', { exact: true }).waitFor();
  await page.getByRole('spinbutton').fill('12');
  expect(await why(page)).toBe('A number from 0 to 9');
  expect(await next(page).isEnabled()).toBe(false);
  await page.getByRole('spinbutton').fill('2.5');
  expect(await next(page).isEnabled()).toBe(true);
  await goOn(page);

  await page.getByText('Think of today.').waitFor();
  await page.getByRole('textbox').fill('x');
  await page.getByRole('textbox').fill('');
  expect(await next(page).isEnabled()).toBe(true);
  await goOn(page);

  await page.getByText('You may choose more than one.').waitFor();
  await page.getByText('1–2').waitFor();
  await page.keyboard.press('2');
  await page.locator('.trial__next button:enabled').waitFor();
  await page.keyboard.press('2');
  await page.getByText('Choose at least one').waitFor();
  await page.context().close();
});

test('whoever comes twice, whoever comes to a study that is not there, and whoever deletes their part reads why, without a barrier and by keyboard alone', async () => {
  const page = await app.openPage('/study/tiny-study?PROLIFIC_PID=twice');
  await enterStudy(page);
  await page.getByRole('button', { name: 'Pause or leave the study' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Paused' }).waitFor();
  await withoutBarriers(page);
  await page.getByRole('button', { name: 'Leave, keep what I did' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'You have left the study' }).waitFor();
  await withoutBarriers(page);

  const again = await app.openPage('/study/tiny-study?PROLIFIC_PID=twice');
  await again.getByRole('checkbox').focus();
  await again.keyboard.press('Space');
  await again.keyboard.press('Tab');
  await again.keyboard.press('Enter');
  await again.getByRole('alert').waitFor();
  expect(await again.getByRole('alert').textContent()).toMatch(/\S+ \S+.*\.$/);
  expect(await again.locator('main.trial').count()).toBe(0);
  await withoutBarriers(again);

  await page.route('**/api/sessions/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Delete everything that I did here' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Delete everything?' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('It could not be deleted').waitFor();
  await withoutBarriers(page);
  await page.unroute('**/api/sessions/**');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Everything is deleted' }).waitFor();
  await withoutBarriers(page);

  const nowhere = await app.openPage('/study/nobody');
  await nowhere.getByRole('alert').waitFor();
  await withoutBarriers(nowhere);
  for (const one of [page, again, nowhere]) await one.context().close();
});

test('who comes back reads that they go on; the page has no barrier', async () => {
  const page = await app.openPage('/study/tiny-study');
  await enterStudy(page);
  await page.waitForTimeout(500);
  await page.reload();
  await page.getByText('You have begun this study before.').waitFor();
  await withoutBarriers(page);
  await page.getByRole('button', { name: 'Go on where you were' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('main.trial').waitFor();
  await page.context().close();
});

test('where the server does not answer, the door says so, and goes on by itself once it does', async () => {
  const page = await app.openPage('/study/tiny-study');
  await page.getByRole('checkbox').check();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByText('The server does not answer yet.').waitFor();
  await withoutBarriers(page);
  await page.context().setOffline(false);
  await page.locator('main.trial').waitFor();
  await page.context().close();
});
