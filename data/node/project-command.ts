import { command, runCommand, wholeNumber } from '#models/node/command';
import { createStepProgress } from './progress.ts';
import { METHODS } from './project/engines.ts';
import {
  type MatrixRequest,
  type ProjectedMatrix,
  projectMatrix,
} from './project/project-matrix.ts';
import { projectDatasetCommand } from './project-dataset-command.ts';

/** `earshot project DATASET_DIR`, or with `--matrix` a map of any matrix. */
export async function projectCommand(args: readonly string[]): Promise<number> {
  const ofMatrix = args.some((arg) => /^--(?:matrix|method|out)(?:=|$)/.test(arg));
  return await (ofMatrix ? projectMatrixCommand(args) : projectDatasetCommand(args));
}

/** `earshot project --matrix FILE.npy --method METHOD --out FILE.npy`: a map of any matrix. */
async function projectMatrixCommand(args: readonly string[]): Promise<number> {
  const program = command('project', 'Lay the rows of a matrix out as a map of two dimensions.')
    .requiredOption('--matrix <file>', 'N x D numbers: a .npy file of float32 or float64')
    .requiredOption('--out <file>', 'where the map goes: a .npy file of N x 2 float32')
    .requiredOption('--method <name>', METHODS.join(', '))
    .option(
      '--engine <name>',
      'own, ml-pca (for pca), tsne-js (for tsne), umap-js (for umap); small sets only but own',
    )
    .option('--seed <n>', 'seed of all that is drawn by chance', wholeNumber(0), 1)
    .option('--threads <n>', 'threads (default: all of the machine)', wholeNumber(1))
    .option('--iterations <n>', 'steps of t-SNE (default: 1000)', wholeNumber(1))
    .option(
      '--perplexity <n>',
      'about how many neighbours count in t-SNE (default: 30)',
      wholeNumber(1),
    )
    .option('--json', 'print a summary as JSON')
    .action(async ({ json, ...request }: MatrixRequest & { json?: true }) => {
      const now = () => performance.now();
      const progress = createStepProgress(process.stderr, now);
      const done = await projectMatrix(request, now, progress.at);
      progress.clear();
      console.info(json ? JSON.stringify(done) : describe(done));
    });
  return await runCommand(program, args);
}

function describe({ rows, columns, method, engine, seconds, out, told }: ProjectedMatrix): string {
  const how = engine === 'own' ? method : `${method} by ${engine}`;
  return `${out}: ${rows} x ${columns} by ${how} in ${seconds.toFixed(1)} s; ${told}.`;
}
