import { defineConfig } from 'vitest/config';

const suite = (name: string, options = {}) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout: 60_000, ...options },
});

export default defineConfig({
  test: {
    projects: [
      suite('unit'),
      suite('property'),
      suite('contract', { testTimeout: 120_000 }),
      suite('browser', {
        testTimeout: 120_000,
        hookTimeout: 900_000,
        fileParallelism: false,
        globalSetup: ['tests/support/chromium-setup.ts'],
      }),
    ],
    coverage: { include: ['models/**', 'data/**', 'study/**', 'server/**', 'analysis/**'] },
  },
});
