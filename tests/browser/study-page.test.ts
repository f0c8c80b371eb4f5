import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptEntries } from '#server/store/kept-entries';
import type { RecordEvent } from '#study/record/event';
import { barriers } from '../support/barriers.ts';
import { shoot } from '../support/shoot.ts';
import { enterStudy, type StudyApp, startStudyApp } from '../support/study-app.ts';
import { fillIn, goOn, headNow, hearAll, kindNow, nextIsOn } from '../support/trial-hands.ts';

const EVERY_KIND = `format: earshot-protocol
version: 1
id: tiny-study
title: Every kind of trial
dataset: tiny
quota: 12
completion: {code: DONE-1234, link: "https://panel.example/return"}
axes:
  pc1: {from: projection, space: musicnn-msd/taggram, projection: pca, axis: PC 1}
blocks:
  - {kind: consent, text: You will listen to chords., choice: I agree}
  - {kind: instructions, text: Read this.}
  - {kind: sound-check}
  - {kind: headphones, method: huggins, trials: 1}
  - kind: questionnaire
    title: About you
    items:
      - {id: likert, type: likert, ask: How awake are you?, low: asleep, high: awake}
      - {id: slider, type: slider, ask: How loud is it?, low: quiet, high: loud}
      - {id: choice, type: choice, ask: Which one?, options: [this, that]}
      - {id: several, type: choice, ask: Which ones?, options: [these, those], several: true}
      - {id: text, type: text, ask: Why?}
      - {id: number, type: number, ask: How many?, least: 0, most: 9}
  - {kind: listening-habits}
  - {kind: semantic-differential, clips: 2, take: 1, apart: none, scales: [[calm, lively], [dark, bright]]}
  - {kind: axis-intruder, axes: [pc1], trials: 1, apart: none, share: 0.4, pool: 6}
  - {kind: direction, axes: [pc1], trials: 1, apart: none, share: 0.4, pool: 6}
  - {kind: free-label, axes: [pc1], examples: 1, apart: none, share: 0.4, pool: 6}
  - {kind: label-transfer, axes: [pc1], trials: 1, examples: 1, apart: none, share: 0.4, pool: 6, seeds: {pc1: {low: [calm], high: [lively]}}}
  - {kind: tag-choice, space: musicnn-msd/taggram, clips: 2, take: 1, apart: none}
  - {kind: similarity, spaces: [musicnn-msd/taggram], trials: 1, apart: track}
  - {kind: preference, clips: 3, trials: 1, apart: none}
  - {kind: mushra, space: musicnn-msd/taggram, stimuli: 2, trials: 1, apart: track}
  - {kind: debrief, text: Thank you.}
`;

let app: StudyApp;
beforeAll(async () => {
  app = await startStudyApp(EVERY_KIND);
});
afterAll(() => app.close());

async function doTrial(page: Page): Promise<void> {
  const before = await headNow(page);
  const kind = await kindNow(page);
  await hearAll(page);
  if (!(await nextIsOn(page))) await fillIn(page);
  expect(await nextIsOn(page), `${kind}: ${before}`).toBe(true);
  await goOn(page);
}

async function record(app: StudyApp): Promise<readonly RecordEvent[]> {
  const { journal } = app.server.parts;
  const sessions = await journal.sessions('tiny-study');
  const entries = await keptEntries(journal, 'tiny-study', sessions.at(-1)?.session ?? '');
  return entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
}

test('every kind of trial is done by keyboard alone, without a barrier, and the code comes at the end', async () => {
  const page = await app.openPage('/study/tiny-study?PROLIFIC_PID=abc123');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('checkbox').waitFor();
  expect(await barriers(page)).toEqual([]);
  await shoot(page, 'door');
  await enterStudy(page);
  const kinds = new Set<string>();
  for (let i = 0; i < 50 && (await page.locator('main.trial').count()) > 0; i++) {
    const kind = (await kindNow(page)) ?? '';
    if (!kinds.has(kind)) {
      expect(await barriers(page), kind).toEqual([]);
      await shoot(page, `trial-${kind}`);
    }
    kinds.add(kind);
    await doTrial(page);
  }
  await page.getByText('DONE-1234').waitFor();
  expect(await page.getByRole('link', { name: /Go back/ }).getAttribute('href')).toBe(
    'https://panel.example/return',
  );
  expect(await barriers(page)).toEqual([]);
  await shoot(page, 'end');
  await page.getByRole('button', { name: 'Delete everything that I did here' }).press('Enter');
  const question = page.getByRole('dialog', { name: 'Delete everything?' });
  await question.getByText('Note your completion code before').waitFor();
  await shoot(page, 'end-withdrawal');
  await question.getByRole('button', { name: 'Keep everything' }).press('Enter');
  await question.waitFor({ state: 'detached' });
  expect([...kinds]).toHaveLength(15);
  expect(asked.filter((url) => /phaser|create-map/.test(url))).toEqual([]);
  const events = await record(app);
  const presented = events.filter(({ kind }) => kind === 'presented');
  expect(presented.length).toBeGreaterThan(25);
  for (const event of events) if (event.kind === 'answered') expect(event.rt).toBeGreaterThan(0);
  expect(events.at(-1)).toMatchObject({ kind: 'finished', outcome: 'complete' });
  await page.context().close();
}, 300_000);

test('STUDY 6 preload: where the music does not come, no trial does; the door says why and can be tried again', async () => {
  const page = await app.openPage('/study/tiny-study');
  await page.route('**/clips/**', (route) => route.abort());
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.locator('main.trial').count()).toBe(0);
  expect(await barriers(page)).toEqual([]);
  await page.unroute('**/clips/**');
  await page.getByRole('button', { name: /Start|Go on/ }).click();
  await page.locator('main.trial').waitFor();
  await page.context().close();
});

test('STUDY 6 sound unlock: where the browser keeps sound locked, the door says what to do and nobody is let in unheard', async () => {
  const page = await app.openPage('/study/tiny-study');
  await page.evaluate(() => {
    class Locked extends AudioContext {
      override get state() {
        return 'suspended' as const;
      }
    }
    Object.assign(window, { AudioContext: Locked });
  });
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByText('keeps the sound locked').waitFor();
  expect(await page.locator('main.trial').count()).toBe(0);
  await page.context().close();
});

test('STUDY 6 heard before rated: Next is off until everything was heard, and says why; a pause keeps everything', async () => {
  const page = await app.openPage('/study/tiny-study');
  await enterStudy(page);
  await doTrial(page);
  await page.locator('main.trial[data-kind="sound-check"]').waitFor();
  expect(await nextIsOn(page)).toBe(false);
  expect(await page.locator('#why').textContent()).toBe('Listen first');
  expect(await page.getByRole('spinbutton').isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Pause or leave the study' }).click();
  await page.getByRole('heading', { name: 'Paused' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.locator('main.trial[data-kind="sound-check"]').waitFor();
  await page.context().close();
});

test('a piece that ends while no frame is drawn, as in a tab behind others, counts as heard; what is asked for at once in a new trial sounds', async () => {
  const page = await app.openPage('/study/tiny-study');
  await enterStudy(page);
  await doTrial(page);
  await page.locator('main.trial[data-kind="sound-check"]').waitFor();
  await page.evaluate(() => {
    globalThis.requestAnimationFrame = () => 0;
  });
  await hearAll(page);
  await page.getByRole('spinbutton').fill('4');
  await page.locator('.trial__next button:enabled').waitFor();
  await goOn(page);
  await page.keyboard.press('Space');
  await page.locator('.clip[data-heard="true"]').waitFor();
  const heard = (await record(app)).filter(({ kind }) => kind === 'heard' || kind === 'presented');
  expect(heard.map(({ kind }) => kind)).toEqual(['presented', 'heard', 'presented', 'heard']);
  await page.context().close();
});

test('STUDY 6 nothing lost: who closes the page and opens the link again goes on at the open trial', async () => {
  const page = await app.openPage('/study/tiny-study');
  await enterStudy(page);
  await doTrial(page);
  await page.locator('main.trial[data-kind="sound-check"]').waitFor();
  await page.waitForTimeout(700);
  await page.reload();
  await page.getByRole('button', { name: 'Go on where you were' }).click();
  await page.locator('main.trial[data-kind="sound-check"]').waitFor();
  const events = await record(app);
  expect(events.filter(({ kind }) => kind === 'returned')).toHaveLength(1);
  await page.context().close();
});

test('leaving with deletion leaves nothing on the server, and the browser forgets, too', async () => {
  const page = await app.openPage('/study/tiny-study');
  await enterStudy(page);
  const before = (await app.server.parts.journal.sessions('tiny-study')).length;
  await page.getByRole('button', { name: 'Pause or leave the study' }).click();
  await page.getByRole('button', { name: 'Leave and delete everything' }).click();
  await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await page.getByText('Everything is deleted').waitFor();
  expect((await app.server.parts.journal.sessions('tiny-study')).length).toBe(before - 1);
  expect(new URL(page.url()).hash).toBe('');
  await page.waitForTimeout(3000);
  expect(await page.getByRole('heading').textContent()).toBe('Everything is deleted');
  expect((await app.server.parts.journal.sessions('tiny-study')).length).toBe(before - 1);
  await page.context().close();
});

test('who wants to leave with deletion is asked back, by keyboard alone: Tab stays within the question, Escape and the way back delete nothing', async () => {
  const page = await app.openPage('/study/tiny-study');
  await enterStudy(page);
  const before = (await app.server.parts.journal.sessions('tiny-study')).length;
  await page.getByRole('button', { name: 'Pause or leave the study' }).click();
  const way = page.getByRole('button', { name: 'Leave and delete everything' });
  await way.focus();
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: 'Delete everything?' });
  await question.waitFor();
  expect(await barriers(page)).toEqual([]);
  for (let i = 0; i < 8; i++) {
    const within = await page.evaluate(
      () => document.activeElement === document.body || document.activeElement?.closest('dialog'),
    );
    expect(within).toBeTruthy();
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  expect(await way.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await question.getByRole('button', { name: 'Go on with the study' }).press('Enter');
  await page.locator('main.trial').waitFor();
  await page.getByRole('button', { name: 'Pause or leave the study' }).click();
  await page.getByRole('heading', { name: 'Paused' }).waitFor();
  expect(await question.count()).toBe(0);
  expect((await app.server.parts.journal.sessions('tiny-study')).length).toBe(before);
  await page.context().close();
});

test('on a phone the question before a deletion is all in sight, and whatever is pressed has 44 px', async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  for (const [name, options] of Object.entries({ phone, desk: {} })) {
    const page = await app.openPage('/study/tiny-study', options);
    await enterStudy(page);
    await page.getByRole('button', { name: 'Pause or leave the study' }).click();
    await page.getByRole('button', { name: 'Leave and delete everything' }).click();
    await page.getByRole('dialog').waitFor();
    await shoot(page, `${name}-withdrawal`);
    for (const button of name === 'phone'
      ? await page.getByRole('dialog').locator('button').all()
      : []) {
      const box = await button.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect(box?.width).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(390);
    }
    await page.context().close();
  }
});

/** What is too small for a thumb, in a window of a phone: all but what stands within a line of text. */
const SMALL = `[...document.querySelectorAll('main.trial button, main.trial input:not([type=range])')]
  .map((element) => [element.getBoundingClientRect(), element])
  .filter(([{ width, height }]) => height < 43.5 || width < 43.5)
  .map(([{ width, height }, { outerHTML }]) => width + ' x ' + height + ' ' + outerHTML)`;

test('on a phone nothing is cut off, Next is always in sight, and whatever is pressed has 44 px', async () => {
  const page = await app.openPage('/study/tiny-study', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await enterStudy(page);
  while ((await page.locator('main.trial').count()) > 0) {
    const head = (await headNow(page)) ?? '';
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, head).toBeLessThanOrEqual(0);
    expect(await page.evaluate(SMALL), head).toEqual([]);
    const box = await page.locator('.trial__next button').boundingBox();
    expect((box?.y ?? Infinity) + (box?.height ?? 0), head).toBeLessThanOrEqual(844);
    await shoot(page, `phone-${await kindNow(page)}`);
    await doTrial(page);
  }
  await page.context().close();
}, 300_000);

test('a walk trial shows its map, its time if it has a limit and its end, and what to find is heard by keyboard; its samples are in the record', async () => {
  const walk = await startStudyApp(`format: earshot-protocol
version: 1
id: tiny-study
title: A walk
dataset: tiny
blocks:
  - {kind: consent, text: You will walk., choice: I agree}
  - {kind: explore, minutes: null, least: 0.05, map: {space: musicnn-msd/taggram, projection: pca, axes: [PC 1, PC 2]}}
  - {kind: goal-walk, minutes: 0.2, map: {space: musicnn-msd/taggram, projection: pca, axes: [PC 1, PC 2]}, goal: {find: clip}, switches: {speed: 0.01}}
  - {kind: guided-walk, minutes: 0.1, map: {space: musicnn-msd/taggram, projection: pca, axes: [PC 1, PC 2]}, goal: {find: clip}, policy: placebo}
  - {kind: debrief, text: Thank you.}
`);
  const page = await walk.openPage('/study/tiny-study');
  await enterStudy(page);
  await page.locator('.walked canvas').first().waitFor();
  await page.getByText('No time limit: go on when').waitFor();
  expect(await page.locator('.walked').textContent()).not.toMatch(/left/);
  await shoot(page, 'trial-explore-free');
  await page.locator('.trial__next button:enabled').waitFor();
  await goOn(page);
  await page.getByText('Goes on when you are there').waitFor();
  await page.getByText(/^0:\d\d left$/).waitFor();
  expect(await barriers(page)).toEqual([]);
  await shoot(page, 'trial-goal-walk');
  await page.getByRole('button', { name: 'Play Hear what to find' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.clip[data-heard="true"]').waitFor();
  await page.locator('main.trial[data-kind="guided-walk"]').waitFor({ timeout: 30_000 });
  await page.locator('.walked canvas').first().waitFor();
  await page.waitForTimeout(1500);
  expect(await barriers(page)).toEqual([]);
  await shoot(page, 'trial-guided-walk');
  await page.locator('main.trial[data-kind="debrief"]').waitFor({ timeout: 30_000 });
  await page.keyboard.press('Enter');
  await page.getByText('Everything is kept').waitFor();
  const events = await record(walk);
  const kinds = events.map(({ kind }) => kind);
  for (const kind of ['viewed', 'advised', 'ended', 'answered'] as const)
    expect(kinds).toContain(kind);
  expect(kinds.indexOf('ended')).toBeLessThan(kinds.indexOf('answered'));
  await page.context().close();
  await walk.close();
});
