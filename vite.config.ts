import { defineConfig } from 'vite';

/** The command line with everything that runs in Node, built into dist/earshot. */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist/earshot',
    target: 'node20',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        earshot: 'earshot.ts',
        'hearing-worker': 'data/node/ingest/hearing-worker.ts',
        'journal-worker': 'server/store/journal-worker.ts',
        'share-worker': 'models/node/share-worker.ts',
      },
    },
  },
});
