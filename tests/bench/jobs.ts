import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCorpus } from '#data/node/corpus/corpus-list';
import type { HearingOrder } from '#data/node/ingest/hearing-messages';
import { type IngestSummary, ingestWith } from '#data/node/ingest/ingest';
import { openRun } from '#data/node/ingest/open-parts';
import { openThreadCrew } from '#data/node/ingest/thread-crew';
import { modelCard } from '#models/tagger/model-cards';
import { type Took, timed } from './timing.ts';

/** Files of a folder that are ingested whole. */
const FILES = 16;
const HEARING = 'data/node/ingest/hearing-worker.ts';

/** A whole ingest: decode, resample, hear, cut and encode clips, project, write and pack. */
export interface WholeIngest {
  readonly took: Took;
  /** Seconds of music. */
  readonly seconds: number;
  readonly hash: string;
}

/** Ingest a seeded sample of a folder with one model, by so many jobs; loading the weights is left out. */
export async function wholeIngest(
  folder: string,
  model: string,
  jobs: number,
): Promise<WholeIngest> {
  const out = await mkdtemp(join(tmpdir(), 'earshot-bench-'));
  const order: HearingOrder = { dataset: out, models: [model], clips: true };
  const crew = await openThreadCrew([modelCard(model)], { source: HEARING, order }, jobs);
  try {
    const corpus = await readCorpus(folder);
    const job = { audio: folder, out, limit: FILES, id: 'bench', title: 'Bench', seed: 1 };
    let summary: IngestSummary | undefined;
    const took = await timed(async () => {
      summary = await ingestWith(
        crew,
        job,
        openRun(corpus, () => performance.now()),
        () => undefined,
      );
    });
    return { took, seconds: summary?.seconds ?? 0, hash: summary?.hash ?? '' };
  } finally {
    await crew.close();
    await rm(out, { recursive: true });
  }
}
