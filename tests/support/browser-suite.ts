import { obtainChromium } from './chromium.ts';

/**
 * Whether the browser tests can run. A machine without Chromium where none can be installed gets
 * everything else and one sentence; where EARSHOT_REQUIRE_CHROMIUM is 1 (CI) that is an error.
 */
export function browserSuiteRuns(args: readonly string[]): boolean {
  const named = args.flatMap((arg, i) => (arg === '--project' ? [args[i + 1]] : []));
  if (named.length > 0 && !named.includes('browser')) return false;
  if (process.env['EARSHOT_NO_CHROMIUM'] === '1') return false;
  if (obtainChromium()) return true;
  const sentence =
    'The browser tests are left out: no Chromium was found and none could be installed; set CHROMIUM_PATH to one, or install the package chromium.';
  if (process.env['EARSHOT_REQUIRE_CHROMIUM'] === '1') throw new Error(sentence);
  console.error(sentence);
  process.env['EARSHOT_NO_CHROMIUM'] = '1'; // Vitest reads its configuration more than once
  return false;
}
