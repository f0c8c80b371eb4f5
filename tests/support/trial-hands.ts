import type { Page } from 'playwright-core';

/** The kind of the trial on the page; null where there is none. */
export async function kindNow(page: Page): Promise<string | null> {
  return await page.locator('main.trial').getAttribute('data-kind');
}

/** What the trial on the page asks. */
export async function headNow(page: Page): Promise<string | null> {
  return await page.locator('main.trial h1').textContent();
}

/** Whether one may go on. */
export async function nextIsOn(page: Page): Promise<boolean> {
  return await page.locator('.trial__next button').isEnabled();
}

/** Hear everything with the space bar. */
export async function hearAll(page: Page): Promise<void> {
  for (let i = 0; i < 12; i++) {
    const why = (await page.locator('#why').textContent()) ?? '';
    if (!/Listen|to hear/.test(why)) return;
    const heard = page.locator('.clip[data-heard="true"]');
    const next = heard.nth(await heard.count());
    await page.locator('main.trial h1').focus();
    await page.keyboard.press('Space');
    await next.waitFor();
  }
}

/** Fill in whatever stands between the question and Next, by Tab, digits, arrows and letters. */
export async function fillIn(page: Page): Promise<void> {
  await page.keyboard.press('1');
  for (let i = 0; i < 90 && !(await nextIsOn(page)); i++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const type = element?.getAttribute('type') ?? element?.tagName.toLowerCase() ?? '';
      return {
        type,
        answers: element?.matches('.point, .clip__choice') ?? false,
        volume: element?.getAttribute('aria-label') === 'Volume',
      };
    });
    if (focused.volume) continue;
    if (focused.answers && focused.type === 'button') await page.keyboard.press('Space');
    else if (focused.type === 'range') await page.keyboard.press('ArrowRight');
    else if (['number', 'input', 'textarea', 'text'].includes(focused.type))
      await page.keyboard.type('4');
  }
}

/** Go on to the next trial by Enter, and wait for it or for the end. */
export async function goOn(page: Page): Promise<void> {
  const at = await page.locator('main.trial').getAttribute('data-trial');
  await page.locator('main.trial h1').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (old) => document.querySelector('main.trial')?.getAttribute('data-trial') !== old,
    at,
  );
}
