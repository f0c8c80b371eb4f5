import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/launch-browser.ts';
import { type ServedProcess, serveProcess } from '../support/served.ts';
import { enterStudy, shortClips } from '../support/study-app.ts';
import { fillIn, goOn, headNow, hearAll, kindNow, nextIsOn } from '../support/trial-hands.ts';

/** Written with nothing but docs/protocol.md at hand: three conditions that differ in the question. */
const STUDY = 'tests/browser/fixtures/alike-how.yaml';
const QUESTIONS: Readonly<Record<string, string>> = {
  mood: 'Which of the three has the mood of the first?',
  instruments: 'Which of the three is played on instruments like those of the first?',
  plain: 'Which one is most like the first?',
};

const run = promisify(execFile);
const earshot = async (...args: readonly string[]) =>
  (await run(process.execPath, ['bin/earshot.js', ...args])).stdout;

let folder: string;
let browser: Browser;
let server: ServedProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-reference-'));
  browser = await launchBrowser();
});
afterAll(async () => {
  server.process.kill('SIGTERM');
  await once(server.process, 'exit');
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

async function comes(address: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await shortClips(page);
  await page.goto(`${server.url}${address}`);
  return page;
}

async function doTrial(page: Page): Promise<void> {
  await hearAll(page);
  if (!(await nextIsOn(page))) await fillIn(page);
  expect(await nextIsOn(page), (await headNow(page)) ?? '').toBe(true);
  await goOn(page);
}

/** Do trials until one of a kind is open, or until the end. */
async function doUntil(page: Page, kind: string | null): Promise<void> {
  while ((await page.locator('main.trial').count()) > 0 && (await kindNow(page)) !== kind)
    await doTrial(page);
}

async function table(name: string): Promise<readonly Record<string, string>[]> {
  const text = await readFile(join(folder, 'export', `${name}.csv`), 'utf8');
  return parse(text, { columns: true, bom: true });
}

test('a study written from the reference alone, in at most 60 lines, is proved, registered, published, taken part in, left, resumed, withdrawn from, exported and analysed', async () => {
  const source = await readFile(STUDY, 'utf8');
  expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  expect(await earshot('study', 'lint', STUDY)).toMatch(/^It can be run\. It takes about 4 min/m);
  const registered = await earshot('study', 'prereg', STUDY);
  for (const told of [
    QUESTIONS['mood'] ?? '',
    QUESTIONS['instruments'] ?? '',
    'plain (No word about how)',
  ])
    expect(registered).toContain(told);
  const data = join(folder, 'data');
  expect(await earshot('study', 'publish', STUDY, '--data', data)).toContain('/study/alike-how');
  server = await serveProcess('--data', data);

  const asked: string[] = [];
  for (const name of ['ann', 'ben']) {
    const page = await comes(`/study/alike-how?PROLIFIC_PID=${name}`);
    await enterStudy(page);
    await doUntil(page, 'similarity');
    asked.push((await headNow(page)) ?? '');
    await doUntil(page, null);
    await page.getByText('ALIKE-7').waitFor();
    await page.context().close();
  }

  const dan = await comes('/study/alike-how?PROLIFIC_PID=dan');
  await enterStudy(dan);
  await doUntil(dan, 'similarity');
  await dan.getByRole('button', { name: 'Pause or leave the study' }).click();
  await dan.getByRole('button', { name: 'Leave and delete everything' }).click();
  await dan.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await dan.getByText('Everything is deleted').waitFor();
  await dan.context().close();

  const cleo = await comes('/study/alike-how?PROLIFIC_PID=cleo');
  await enterStudy(cleo);
  await doUntil(cleo, 'similarity');
  asked.push((await headNow(cleo)) ?? '');
  await doTrial(cleo);
  const link = cleo.url();
  await cleo.waitForTimeout(1000);
  await cleo.context().close();
  const back = await comes(link.slice(server.url.length));
  await back.getByRole('button', { name: 'Go on where you were' }).click();
  await back.locator('main.trial[data-kind="similarity"]').waitFor();
  await doUntil(back, null);
  await back.getByText('ALIKE-7').waitFor();
  await back.context().close();

  expect(asked.toSorted()).toEqual(Object.values(QUESTIONS).toSorted());
  await earshot('export', 'alike-how', '--data', data, '--out', join(folder, 'export'));
  const sessions = await table('sessions');
  expect(sessions.map(({ outcome }) => outcome)).toEqual(['complete', 'complete', 'complete']);
  expect(sessions.map(({ condition }) => condition).toSorted()).toEqual(
    Object.keys(QUESTIONS).toSorted(),
  );
  expect(sessions.map(({ returns }) => returns)).toEqual(['0', '0', '1']);
  const trials = await table('trials-similarity');
  expect(trials.filter(({ practice }) => practice === 'false')).toHaveLength(3 * 7);
  expect(trials.filter(({ practice }) => practice === 'true')).toHaveLength(3);

  const report = join(folder, 'report');
  await earshot('analyse', join(folder, 'export'), '--out', report);
  const page = await readFile(join(report, 'report.html'), 'utf8');
  for (const space of ['musicnn-msd/embedding', 'vgg-msd/embedding']) expect(page).toContain(space);
  expect(await readdir(report)).toContain('tables');
}, 300_000);
