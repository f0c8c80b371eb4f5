import { defineConfig } from 'vitest/config';
import { browserSuiteRuns } from './tests/support/browser-suite.ts';

const suite = (name: string, options = {}) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    ...options,
  },
});

const suites = [suite('unit'), suite('property'), suite('contract', { testTimeout: 300_000 })];
const browser = suite('browser', {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  fileParallelism: false,
});

export default defineConfig({
  test: {
    projects: browserSuiteRuns(process.argv) ? [...suites, browser] : suites,
    reporters: ['default', ['json', { outputFile: '.cache/tests.json' }]],
    coverage: { include: ['models/**', 'data/**', 'study/**', 'server/**', 'analysis/**'] },
  },
});
