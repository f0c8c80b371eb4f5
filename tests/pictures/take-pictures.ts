import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Refusal } from '#models/refusal';
import { launchBrowser } from '../support/launch-browser.ts';
import { takeStudyPictures } from './take-study-pictures.ts';

/** A picture of the page, and what is clicked before it is taken. */
interface Picture {
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly act: (page: Page) => Promise<void>;
}

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** Enough for the points to arrive, the avatar to hear something and what fades to have faded. */
const SETTLE_MS = 4000;

const press = (name: string | RegExp) => async (page: Page) =>
  await page.getByRole('button', { name }).first().click();

const PICTURES: readonly Picture[] = [
  { name: 'explore', size: DESK, act: async () => undefined },
  { name: 'trajectories', size: DESK, act: press('Trajectories') },
  { name: 'averages', size: DESK, act: press('Averages') },
  { name: 'fog', size: DESK, act: showFog },
  { name: 'compare', size: DESK, act: press('Compare with another map') },
  { name: 'contrast', size: DESK, act: moreContrast },
  { name: 'phone', size: PHONE, act: async () => undefined },
];

/** Take the documentation's pictures of a running server, or those of every kind of trial: `npm run pictures -- URL FOLDER`, `npm run pictures -- studies FOLDER`. */
async function takePictures([url, folder]: readonly string[]): Promise<void> {
  if (url === undefined || folder === undefined)
    throw new Refusal('Got no address and folder: npm run pictures -- URL|studies FOLDER', {
      exitCode: 2,
    });
  if (url === 'studies') {
    await takeStudyPictures(folder);
    return;
  }
  const browser = await launchBrowser();
  try {
    await takeStart(browser, url, folder);
    for (const picture of PICTURES) await take(browser, url, folder, picture);
  } finally {
    await browser.close();
  }
}

async function takeStart(browser: Browser, url: string, folder: string): Promise<void> {
  const page = await browser.newPage({ viewport: DESK });
  await page.goto(url);
  await page.getByRole('button', { name: 'Start listening' }).waitFor();
  await page.waitForTimeout(SETTLE_MS);
  await save(page, folder, 'start');
}

async function take(
  browser: Browser,
  url: string,
  folder: string,
  { name, size, act }: Picture,
): Promise<void> {
  const page = await browser.newPage({ viewport: size, hasTouch: size === PHONE });
  await page.goto(url);
  await page.getByRole('button', { name: 'Start listening' }).click();
  await page.getByRole('button', { name: 'Skip' }).click();
  await act(page);
  await page.waitForTimeout(SETTLE_MS);
  await save(page, folder, name);
}

async function save(page: Page, folder: string, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 82 });
  await page.context().close();
}

async function showFog(page: Page): Promise<void> {
  await press('t-SNE')(page);
  await press('Fog')(page);
}

async function moreContrast(page: Page): Promise<void> {
  await press('Settings')(page);
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog
    .getByRole('switch', { name: 'More contrast' })
    .or(dialog.getByLabel('More contrast'))
    .check();
  await page.keyboard.press('Escape');
}

try {
  await takePictures(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
