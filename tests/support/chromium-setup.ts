import { requireChromium } from './chromium.ts';

/** Find or install the browser once, before any browser test runs. */
export function setup(): void {
  requireChromium();
}
