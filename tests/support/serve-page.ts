import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer, preview } from 'vite';

/** A page of the tests, served from the sources. */
export interface ServedPage {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serve a page by its path below the checkout. */
export async function servePage(path: string): Promise<ServedPage> {
  const cacheDir = mkdtempSync(join(tmpdir(), 'earshot-page-'));
  const server = await createServer({
    configFile: false,
    root: process.cwd(),
    cacheDir,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, ws: false, watch: null },
    optimizeDeps: { entries: [path] },
  });
  await server.listen();
  return {
    url: `${server.resolvedUrls?.local[0]}${path}`,
    close: async () => {
      await server.close();
      rmSync(cacheDir, { recursive: true, force: true });
    },
  };
}

/** Build a page by its path below the checkout as the product is built, small and without names, and serve it. */
export async function serveBuilt(path: string): Promise<ServedPage> {
  const outDir = mkdtempSync(join(tmpdir(), 'earshot-page-'));
  const root = process.cwd();
  await build({
    configFile: 'game/vite.config.ts',
    root,
    logLevel: 'error',
    build: { outDir, rolldownOptions: { input: path } },
  });
  const server = await preview({
    configFile: false,
    root,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  return {
    url: `${server.resolvedUrls?.local[0]}${path}`,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
