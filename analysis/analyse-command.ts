import { resolve } from 'node:path';
import { counted } from '#models/counted';
import { command, runCommand, wholeNumber } from '#models/node/command';
import { Refusal } from '#models/refusal';

import { analyseWalks } from './walk-analysis.ts';
import { writeReport } from './write-report.ts';

/** Draws of a bootstrap: the 2.5 % point then rests on 50 of them. */
const REPLICATES = 2000;

/** `earshot analyse`: measure the walks of an export and write a report. */
export async function analyseCommand(args: readonly string[]): Promise<number> {
  const program = command('analyse', 'measure the walks of an export and write a report')
    .argument('<export>', 'folder that earshot export wrote (csv)')
    .requiredOption('--out <folder>', 'folder for report.html, figures, tables and codebook')
    .option('--seed <number>', 'seed of the bootstrap', wholeNumber(0), 1)
    .action(analyse);
  return await runCommand(program, args);
}

async function analyse(folder: string, options: { out: string; seed: number }): Promise<void> {
  if (resolve(folder) === resolve(options.out))
    throw new Refusal(
      'Got the export folder as --out when expected another one; its codebook would be overwritten, so name a new folder.',
      { exitCode: 2 },
    );
  const analysis = await analyseWalks(folder, { seed: options.seed, replicates: REPLICATES });
  const written = await writeReport(analysis, options.out);
  const found = counted(analysis.sessions.length, 'session');
  const drawn = counted(written.figures, 'figure');
  console.info(`${found}, ${drawn}, ${counted(written.tables, 'table')}: ${written.report}`);
}
