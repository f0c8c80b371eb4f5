import { type Browser, chromium } from 'playwright-core';
import { obtainChromium } from './chromium.ts';

/** Software rendering, no sound, and no network use of the browser's own. */
const FLAGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--mute-audio',
];

/** Launch the browser of the tests; root's Chromium runs only without its sandbox. */
export async function launchBrowser(...more: readonly string[]): Promise<Browser> {
  const executablePath = obtainChromium();
  if (executablePath === undefined) throw new Error('Got no Chromium: set CHROMIUM_PATH to one.');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return await chromium.launch({ executablePath, args: [...FLAGS, ...sandbox, ...more] });
}
