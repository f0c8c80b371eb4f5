import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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

function beside(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** What Phaser's own build decides: the map draws with WebGL and has a sound of its own. */
const PHASER_PARTS = {
  'typeof WEBGL_RENDERER': 'true',
  'typeof CANVAS_RENDERER': 'false',
  'typeof WEBGL_DEBUG': 'false',
  'typeof FEATURE_SOUND': 'false',
  'typeof EXPERIMENTAL': 'false',
  'typeof PLUGIN_CAMERA3D': 'false',
  'typeof PLUGIN_FBINSTANT': 'false',
};

export default defineConfig(({ command }) => ({
  root: 'game',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { __EARSHOT_BUILD__: JSON.stringify(buildName()), ...PHASER_PARTS },
  // A server for development reads no CommonJS of ours: it keeps the whole.
  resolve: { alias: command === 'build' ? { phaser: beside('map/phaser-parts.js') } : {} },
  build: {
    outDir: '../dist/game',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: ['game/index.html', 'game/study.html'],
      output: {
        // What the start screen and the map share lies in few files: each has headers of its own.
        codeSplitting: {
          groups: [
            { name: 'phaser', test: /node_modules[\\/]phaser/ },
            {
              name: 'page',
              test: /node_modules[\\/](?:preact|zod)|game[\\/](?:dataset[\\/](?!regions)|style[\\/]).*ts$|(?:common-words|catalogue)\.ts/,
            },
          ],
        },
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
}));
