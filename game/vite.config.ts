import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

/** Version, and the commit where this is a checkout: a record names the build that made it. */
function buildName(): string {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  try {
    const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { stdio: 'pipe' });
    return `earshot ${version} ${commit.toString().trim()}`;
  } catch {
    return `earshot ${version}`;
  }
}

export default defineConfig({
  root: 'game',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { __EARSHOT_BUILD__: JSON.stringify(buildName()) },
  build: {
    outDir: '../dist/game',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: ['game/index.html', 'game/study.html'],
      output: {
        codeSplitting: { groups: [{ name: 'phaser', test: /node_modules[\\/]phaser/ }] },
      },
    },
  },
  worker: { format: 'es' },
  server: {
    proxy: {
      '/socket.io': { target: 'http://127.0.0.1:3000', ws: true },
      '/api': 'http://127.0.0.1:3000',
    },
  },
});
