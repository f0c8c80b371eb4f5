import { command, runCommand, wholeNumber } from '#models/node/command';
import { METHODS } from './project/engines.ts';
import {
  type MatrixRequest,
  type ProjectedMatrix,
  projectMatrix,
} from './project/project-matrix.ts';

/** `earshot project --matrix FILE.npy --method METHOD --out FILE.npy`: a map of any matrix. */
export async function projectCommand(args: readonly string[]): Promise<number> {
  const program = command('project', 'Lay the rows of a matrix out as a map of two dimensions.')
    .requiredOption('--matrix <file>', 'N x D numbers: a .npy file of float32 or float64')
    .requiredOption('--out <file>', 'where the map goes: a .npy file of N x 2 float32')
    .requiredOption('--method <name>', METHODS.join(', '))
    .option('--engine <name>', 'whose implementation: own, or another that the method has', 'own')
    .option('--seed <n>', 'seed of all that is drawn by chance', wholeNumber(0), 1)
    .option('--json', 'print a summary as JSON')
    .action(async ({ json, ...request }: MatrixRequest & { json?: true }) => {
      const done = await projectMatrix(request, () => performance.now());
      console.info(json ? JSON.stringify(done) : describe(done));
    });
  return await runCommand(program, args);
}

function describe({ rows, columns, method, engine, seconds, out, told }: ProjectedMatrix): string {
  const how = engine === 'own' ? method : `${method} by ${engine}`;
  return `${out}: ${rows} x ${columns} by ${how} in ${seconds.toFixed(1)} s; ${told}.`;
}
