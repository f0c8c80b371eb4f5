import type { Page } from 'playwright-core';
import type {} from '#game/screens/own-file-probe';

/** The card of a visitor's own file. */
export const card = (page: Page) => page.getByRole('region', { name: 'Your file' });

/** Open that card. */
export async function openCard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hear a file of your own' }).click();
}

/** Choose a file on it. */
export async function give(page: Page, path: string): Promise<void> {
  await card(page).getByRole('button', { name: 'Choose a file' }).waitFor();
  await page.locator('input[type=file]').setInputFiles(path);
}

/** Wait until the file's segments lie on the map. */
export async function isHere(page: Page, segments: number, timeout = 30_000): Promise<void> {
  await page.waitForFunction(
    (count) =>
      globalThis.__earshotFile?.state === 'here' &&
      globalThis.__earshotFile.positions?.length === 2 * count,
    segments,
    { timeout },
  );
}
