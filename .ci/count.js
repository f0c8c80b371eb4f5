import { readFileSync } from 'node:fs';

/** Prints the closing line from Vitest's report; a step that failed before it counts as one failure. */
const status = Number(process.argv[2]);
let passed = 0;
let failed = 0;
let skipped = 0;
try {
  const report = JSON.parse(readFileSync('.cache/tests.json', 'utf8'));
  passed = report.numPassedTests;
  failed = report.numFailedTests;
  skipped = report.numPendingTests;
} catch {
  console.error('The tests did not get as far as writing .cache/tests.json.');
}
if (status !== 0 && failed === 0) failed = 1;
console.info(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
