import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DESCRIPTOR_CARD } from '#models/descriptor/descriptor-card';
import { MODEL_CARDS } from '#models/tagger/model-cards';
import { ingestMadeUp } from './made-up-tracks.ts';

/* A process that makes a dataset of so many made-up tracks, heard by all models: it tells its peak in MiB. */
const tracks = Number(process.argv[2] ?? 1000);
const cards = [...MODEL_CARDS, DESCRIPTOR_CARD].filter(
  ({ segmentation }) => segmentation === 'frames-187',
);
const dir = await mkdtemp(join(tmpdir(), 'earshot-many-'));
try {
  const summary = await ingestMadeUp(join(dir, 'out'), tracks, cards);
  const mebibytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.info(JSON.stringify({ tracks: summary.tracks, segments: summary.segments, mebibytes }));
} finally {
  await rm(dir, { recursive: true });
}
