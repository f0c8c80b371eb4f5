import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';

const SHOTS = process.env['EARSHOT_SHOTS'];

/** A picture to look at, where one is asked for. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS === undefined) return;
  await mkdir(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png` });
}
