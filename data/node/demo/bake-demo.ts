import { cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Refusal } from '#models/refusal';
import { clipFormat, createClipEncoder } from '../clip/clip-encoder.ts';
import { readCorpus } from '../corpus/corpus-list.ts';
import { installDemo } from '../corpus/install-demo.ts';
import { chosenModels } from '../ingest/chosen-models.ts';
import { ingest } from '../ingest/ingest.ts';
import { openHearing, openRun } from '../ingest/open-parts.ts';

/** The committed bundle, and what of it is made here (its NOTICE is written by hand). */
const DEMO = resolve(import.meta.dirname, '../../demo');
const PARTS = ['manifest.json', 'manifests', 'files', 'clips'];

const DATASET = { id: 'demo', title: 'Earshot demo', seed: 1 };
const MODELS = 'musicnn-msd,musicnn-mtt,vgg-msd,vgg-mtt';
/** Small, for the repository carries them: 12 kB a segment. */
const CLIPS = clipFormat(24_000, 32);
/** Components of z-scores are left out, for there is no room for all. */
const MAPS = { methods: ['pca', 'tsne', 'umap'], refit: false, threads: 2 } as const;
const MOST_BYTES = 8 * 1024 * 1024;

/** Compose, render, hear with the four installed models, and replace data/demo. */
async function bakeDemo(): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'earshot-demo-'));
  try {
    const music = join(work, 'music');
    const dataset = join(work, 'dataset');
    await installDemo(music, console.info);
    await hear(music, dataset);
    await replaceDemo(dataset);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function hear(music: string, dataset: string): Promise<void> {
  const models = await chosenModels(MODELS);
  const now = () => performance.now();
  const hearing = await openHearing(models, { clips: false }, now);
  const { encode } = await createClipEncoder(CLIPS);
  try {
    const job = { ...DATASET, audio: music, out: dataset, maps: MAPS };
    const clips = { format: CLIPS, encode };
    const parts = { ...hearing, ...openRun(await readCorpus(music), now), clips };
    const { tracks, segments, hash } = await ingest(job, parts, () => undefined);
    console.info(`${tracks} tracks, ${segments} segments, dataset ${hash}`);
  } finally {
    for (const listener of hearing.listeners) await listener.close();
  }
}

/** Packed copies are made by the build, not committed. */
async function replaceDemo(dataset: string): Promise<void> {
  for (const part of PARTS) {
    await rm(join(DEMO, part), { recursive: true, force: true });
    await cp(join(dataset, part), join(DEMO, part), { recursive: true, filter: isPlain });
  }
  const bytes = await weigh(DEMO);
  console.info(`${(bytes / 1024 / 1024).toFixed(2)} MiB in ${DEMO}`);
  if (bytes > MOST_BYTES)
    throw new Refusal(
      `The demo has ${bytes} bytes when at most ${MOST_BYTES} may be committed: shorten its pieces.`,
    );
}

function isPlain(path: string): boolean {
  return !/\.(?:br|gz)$/.test(path);
}

async function weigh(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

await bakeDemo();
