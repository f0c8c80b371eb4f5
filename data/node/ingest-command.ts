import { availableParallelism } from 'node:os';
import { basename, resolve } from 'node:path';
import { command, runCommand, wholeNumber } from '#models/node/command';
import type { RuntimeName } from '#models/node/runtime';
import { Refusal } from '#models/refusal';
import { DATASET_ID } from '../bundle/manifest.ts';
import { type Corpus, readCorpus } from './corpus/corpus-list.ts';
import { chosenModels } from './ingest/chosen-models.ts';
import { defaultJobs } from './ingest/default-jobs.ts';
import { describeSummary } from './ingest/describe-summary.ts';
import type { HearingOrder } from './ingest/hearing-messages.ts';
import { type IngestJob, ingestWith } from './ingest/ingest.ts';
import { openRun } from './ingest/open-parts.ts';
import { runtimeOption } from './ingest/runtime-option.ts';
import { openThreadCrew, type ThreadCrew } from './ingest/thread-crew.ts';
import { dropHalfWritten } from './ingest/work-folder.ts';
import type { MapMethod } from './maps/map-methods.ts';
import { ALL_METHODS, methodList } from './maps/map-options.ts';
import { createProgress, type Progress } from './progress.ts';

interface IngestOptions {
  readonly out: string;
  readonly models: string;
  readonly jobs?: number;
  readonly limit?: number;
  readonly runtime?: RuntimeName;
  readonly clips: boolean;
  readonly title?: string;
  readonly id?: string;
  readonly seed: number;
  readonly threads?: number;
  readonly methods: readonly MapMethod[];
  readonly maps: boolean;
  readonly refit?: true;
  readonly json?: true;
}

const STOPPED = 130;
/** What the threads run. */
const HEARING = 'data/node/ingest/hearing-worker.ts';

/** `earshot ingest AUDIO_DIR --out DATASET_DIR`: from a folder of music to a dataset. */
export async function ingestCommand(args: readonly string[]): Promise<number> {
  const program = command(
    'ingest',
    'Hear a folder of music and write a dataset that can be walked.',
  )
    .argument('<audio>', 'folder with mp3, ogg, opus, flac or wav, at any depth, or of a corpus')
    .requiredOption('--out <dataset>', 'folder of the dataset; a stopped run is taken up again')
    .option(
      '--models <ids>',
      'models that listen: a,b or all (descriptors and what is installed)',
      'all',
    )
    .option(
      '--jobs <n>',
      'files heard at a time (default: one a core, at most one per GiB of free memory)',
      wholeNumber(1),
    )
    .option(
      '--limit <n>',
      'take a seeded sample of n files, spread over the folders',
      wholeNumber(1),
    )
    .addOption(runtimeOption())
    .option('--no-clips', 'leave out the clips that are heard on the map')
    .option('--title <text>', "title of the dataset (default: the music folder's name)")
    .option('--id <id>', "short name in addresses (default: from the dataset folder's name)")
    .option('--seed <n>', 'seed of all that is drawn by chance', wholeNumber(0), 1)
    .option('--threads <n>', 'threads of a network', wholeNumber(1))
    .option('--methods <names>', 'maps to make', methodList, methodList(ALL_METHODS))
    .option('--no-maps', 'make no maps but that of principal components')
    .option('--refit', 'make the maps anew, where otherwise new tracks are placed on the old ones')
    .option('--json', 'print a summary as JSON')
    .action(runIngest);
  return await runCommand(program, args);
}

async function runIngest(folder: string, options: IngestOptions): Promise<void> {
  const now = () => performance.now();
  const progress = createProgress(process.stderr, now);
  const corpus = await readCorpus(folder);
  const job = jobOf(folder, corpus, options);
  const crew = await openCrew(job, options);
  const stop = () => void stopped(progress, job, crew);
  process.once('SIGINT', stop);
  try {
    const summary = await ingestWith(crew, job, openRun(corpus, now), progress.at);
    progress.clear();
    console.info(options.json ? JSON.stringify(summary) : describeSummary(summary).join('\n'));
  } finally {
    await crew.close();
    process.off('SIGINT', stop);
  }
}

async function openCrew({ out }: IngestJob, options: IngestOptions) {
  const { models, clips, runtime, threads, jobs = defaultJobs() } = options;
  const cards = await chosenModels(models);
  const ids = cards.map(({ id }) => id);
  const how = { ...(runtime && { runtime }), ...(threads && { threads }) };
  const order: HearingOrder = { dataset: out, models: ids, clips, ...how };
  return await openThreadCrew(cards, { source: HEARING, order }, jobs);
}

/** A second Ctrl-C does not wait for the batch that is being heard. */
async function stopped(progress: Progress, { out }: IngestJob, crew: ThreadCrew): Promise<never> {
  progress.clear();
  console.error('Stopped; the same command goes on with what is not finished.');
  await crew.close();
  dropHalfWritten(out);
  process.exit(STOPPED);
}

function jobOf(folder: string, corpus: Corpus, options: IngestOptions): IngestJob {
  const { out, limit, title, id, seed } = options;
  const methods = options.maps ? options.methods : [];
  const maps = { methods, refit: options.refit ?? false, threads: availableParallelism() };
  const name = title ?? basename(resolve(folder));
  const { audio, files, closed } = corpus;
  const listed = closed ? [...files.values()].map(({ path }) => path) : undefined;
  return { audio, listed, out, limit, seed, title: name, id: checkedId(id ?? slug(out)), maps };
}

/** What of the folder's name may stand in an address. */
function slug(folder: string): string {
  const kept = basename(resolve(folder))
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '');
  return kept.slice(0, 64).replace(/-+$/, '') || 'dataset';
}

function checkedId(id: string): string {
  if (DATASET_ID.test(id)) return id;
  throw new Refusal(
    `Got the id "${id}" when expected at most 64 small letters, digits and hyphens: choose another --id.`,
    { exitCode: 2 },
  );
}
