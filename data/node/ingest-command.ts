import { basename, resolve } from 'node:path';
import { command, runCommand, wholeNumber } from '#models/node/command';
import type { RuntimeName } from '#models/node/runtime';
import { Refusal } from '#models/refusal';
import { DATASET_ID } from '../bundle/manifest.ts';
import { type Corpus, readCorpus } from './corpus/corpus-list.ts';
import { chosenModels } from './ingest/chosen-models.ts';
import { describeSummary } from './ingest/describe-summary.ts';
import { ingest } from './ingest/ingest.ts';
import { openParts } from './ingest/open-parts.ts';
import { runtimeOption } from './ingest/runtime-option.ts';
import { createProgress } from './progress.ts';

interface IngestOptions {
  readonly out: string;
  readonly models: string;
  readonly limit?: number;
  readonly runtime?: RuntimeName;
  readonly clips: boolean;
  readonly title?: string;
  readonly id?: string;
  readonly seed: number;
  readonly threads?: number;
  readonly json?: true;
}

const STOPPED = 130;

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
    .option('--json', 'print a summary as JSON')
    .action(runIngest);
  return await runCommand(program, args);
}

async function runIngest(folder: string, options: IngestOptions): Promise<void> {
  const now = () => performance.now();
  const progress = createProgress(process.stderr, now);
  const stop = () => {
    progress.clear();
    console.error('Stopped; the same command goes on with the tracks that are not finished.');
    process.exit(STOPPED);
  };
  process.once('SIGINT', stop);
  const corpus = await readCorpus(folder);
  const parts = await openParts(corpus, await chosenModels(options.models), options, now);
  try {
    const summary = await ingest(jobOf(folder, corpus, options), parts, progress.at);
    progress.clear();
    console.info(options.json ? JSON.stringify(summary) : describeSummary(summary).join('\n'));
  } finally {
    process.off('SIGINT', stop);
    for (const listener of parts.listeners) await listener.close();
  }
}

function jobOf(folder: string, corpus: Corpus, { out, limit, title, id, seed }: IngestOptions) {
  const name = title ?? basename(resolve(folder));
  const { audio, files, closed } = corpus;
  const listed = closed ? [...files.values()].map(({ path }) => path) : undefined;
  return { audio, listed, out, limit, seed, title: name, id: checkedId(id ?? slug(out)) };
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
