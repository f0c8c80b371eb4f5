import { setTimeout } from 'node:timers/promises';
import { ingest } from '#data/node/ingest/ingest';
import { fakeParts } from './fake-ingest.ts';

/** A process that ingests with fakes so slowly that it can be killed on the way: AUDIO OUT. */
const [audio = '', out = ''] = process.argv.slice(2);
const parts = fakeParts(true);
const listeners = parts.listeners.map((tagger) => ({
  ...tagger,
  hear: async (patches: Float32Array, count: number) => {
    await setTimeout(40);
    return await tagger.hear(patches, count);
  },
}));
await ingest(
  { audio, out, id: 'fakes', title: 'Fakes', seed: 1 },
  { ...parts, listeners },
  () => undefined,
);
