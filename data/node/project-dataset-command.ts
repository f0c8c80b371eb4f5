import { availableParallelism } from 'node:os';
import { command, runCommand, wholeNumber } from '#models/node/command';
import type { MapMethod } from './maps/map-methods.ts';
import { ALL_METHODS, methodList } from './maps/map-options.ts';
import { describeProjected, projectDataset } from './maps/project-dataset.ts';
import { createProgress } from './progress.ts';

interface ProjectOptions {
  readonly methods: readonly MapMethod[];
  readonly seed?: number;
  readonly threads: number;
  readonly refit?: true;
  readonly json?: true;
}

const STOPPED = 130;

const OF_A_MATRIX = `
Of any matrix instead:
  earshot project --matrix FILE.npy --method pca|std-pca|tsne|umap --out FILE.npy
                  [--engine NAME] [--seed N] [--threads N] [--iterations N] [--perplexity N] [--json]
  (earshot project --matrix --help tells more)`;

/** `earshot project DATASET_DIR`: the maps of a dataset, with how far they can be trusted. */
export async function projectDatasetCommand(args: readonly string[]): Promise<number> {
  const program = command('project', 'Make the maps of a dataset, or a map of any matrix.')
    .argument('<dataset>', 'folder of the dataset')
    .option('--methods <names>', 'maps to make', methodList, methodList(ALL_METHODS))
    .option(
      '--seed <n>',
      "seed of all that is drawn by chance (default: the dataset's)",
      wholeNumber(0),
    )
    .option(
      '--threads <n>',
      'the same maps come out of any number',
      wholeNumber(1),
      availableParallelism(),
    )
    .option('--refit', 'make the maps anew, where otherwise new tracks are placed on the old ones')
    .option('--json', 'print a summary as JSON')
    .addHelpText('after', OF_A_MATRIX)
    .action(runProject);
  return await runCommand(program, args);
}

async function runProject(dir: string, options: ProjectOptions): Promise<void> {
  const now = () => performance.now();
  const progress = createProgress(process.stderr, now);
  const stop = () => {
    progress.clear();
    console.error('Stopped; the same command goes on with the spaces that are not finished.');
    process.exit(STOPPED);
  };
  process.once('SIGINT', stop);
  const { methods, seed, threads, refit = false, json } = options;
  try {
    const done = await projectDataset(dir, { methods, seed, threads, refit }, now, progress.at);
    progress.clear();
    console.info(json ? JSON.stringify(done) : describeProjected(done).join('\n'));
  } finally {
    process.off('SIGINT', stop);
  }
}
