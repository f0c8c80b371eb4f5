import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import { serveHearing } from '#data/node/ingest/serve-hearing';
import { fakeParts } from './fake-ingest.ts';

/** What the fake thread is told: where clips go, and how long every batch of segments takes. */
export interface FakeOrder {
  readonly dataset: string;
  readonly milliseconds: number;
}

/*
 * A hearing thread with the fakes. A file may also say how it brings the thread down:
 * `{"ends": "exit" | "memory" | "throw"}`.
 */
const { dataset, milliseconds } = workerData as FakeOrder;
const parts = fakeParts(true);
const decode: typeof parts.decode = async (path) => {
  bringDown(JSON.parse(await readFile(path, 'utf8')).ends);
  return await parts.decode(path);
};
const listeners = parts.listeners.map((tagger) => ({
  ...tagger,
  hear: async (patches: Float32Array, count: number) => {
    await setTimeout(milliseconds);
    return await tagger.hear(patches, count);
  },
}));
await serveHearing(async () => ({ ...parts, decode, listeners }), dataset);

function bringDown(how: unknown): void {
  if (how === 'exit') process.exit(7);
  if (how === 'throw') queueMicrotask(() => JSON.parse('no JSON'));
  const hoard: string[] = [];
  while (how === 'memory') hoard.push(`${hoard.length} is kept, and so is everything before it`);
}
