import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type StudyApp, startStudyApp } from '../support/study-app.ts';
import { fillIn, goOn, headNow, hearAll, kindNow, nextIsOn } from '../support/trial-hands.ts';

/** A study with every kind of trial, over the embedded demo. */
const STUDY = 'tests/pictures/every-kind.yaml';
const SIZES: Readonly<Record<string, BrowserContextOptions>> = {
  desk: { viewport: { width: 1024, height: 768 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};
/** Enough for a map's points to arrive and the first of them to sound. */
const SETTLE_MS = 2500;
const FADE_MS = 400;

/** Take pictures of the door, of every kind of trial before and after it is answered, and of the end, on a desk and on a phone. */
export async function takeStudyPictures(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const app = await startStudyApp(await readFile(STUDY, 'utf8'), 'data/demo');
  try {
    for (const [size, options] of Object.entries(SIZES))
      await walkThrough(app, options, (page, name) => save(page, folder, `${name}-${size}`));
  } finally {
    await app.close();
  }
}

type Shoot = (page: Page, name: string) => Promise<void>;

async function walkThrough(
  app: StudyApp,
  options: BrowserContextOptions,
  shoot: Shoot,
): Promise<void> {
  const page = await app.openPage('/study/every-kind', options);
  await page.getByRole('checkbox').waitFor();
  await shoot(page, '00-door');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.locator('main.trial').waitFor();
  for (let at = 1; (await page.locator('main.trial').count()) > 0; at++)
    await takeTrial(page, String(at).padStart(2, '0'), shoot);
  await page.getByText('Everything is kept').waitFor();
  await shoot(page, '99-end');
  await page.context().close();
}

async function takeTrial(page: Page, at: string, shoot: Shoot): Promise<void> {
  const kind = (await kindNow(page)) ?? '';
  if (kind.endsWith('walk') || kind === 'explore') {
    await takeWalk(page, `${at}-${kind}`, shoot);
    return;
  }
  await shoot(page, `${at}-${kind}`);
  const fresh = await nextIsOn(page);
  await hearAll(page);
  if (!fresh) await fillIn(page);
  if (!fresh) await shoot(page, `${at}-${kind}-answered`);
  await goOn(page);
}

async function takeWalk(page: Page, name: string, shoot: Shoot): Promise<void> {
  const head = await headNow(page);
  await page.locator('.walked canvas').first().waitFor();
  await page.waitForTimeout(SETTLE_MS);
  await shoot(page, name);
  await page.waitForFunction(
    (old) => document.querySelector('main.trial h1')?.textContent !== old,
    head,
  );
}

/** Once what fades has faded. */
async function save(page: Page, folder: string, name: string): Promise<void> {
  await page.waitForTimeout(FADE_MS);
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 82 });
}
