import { resolve } from 'node:path';
import { counted } from '#models/counted';
import { command, runCommand, severalTimes, wholeNumber } from '#models/node/command';
import { Refusal } from '#models/refusal';

import { analyseTrials } from './trial-analysis.ts';
import { analyseWalks } from './walk-analysis.ts';
import { writeReport } from './write-report.ts';

/** Draws of a bootstrap: the 2.5 % point then rests on 50 of them. */
const REPLICATES = 2000;

/** `earshot analyse`: measure the walks of an export and write a report. */
export async function analyseCommand(args: readonly string[]): Promise<number> {
  const program = command('analyse', 'analyse the trials and walks of an export and write a report')
    .argument('<export>', 'folder that earshot export wrote (csv)')
    .requiredOption('--out <folder>', 'folder for report.html, figures, tables and codebook')
    .option('--seed <number>', 'seed of the bootstrap', wholeNumber(0), 1)
    .option('--positive <axis>', 'an axis that is a positive control', severalTimes, [])
    .option('--negative <axis>', 'an axis that is a negative control', severalTimes, [])
    .option('--explorers', 'fit a GP-UCB explorer to every walk: a fifth of a second each')
    .action(analyse);
  return await runCommand(program, args);
}

interface AnalyseOptions {
  readonly out: string;
  readonly seed: number;
  readonly positive: readonly string[];
  readonly negative: readonly string[];
  readonly explorers?: boolean;
}

async function analyse(folder: string, options: AnalyseOptions): Promise<void> {
  if (resolve(folder) === resolve(options.out))
    throw new Refusal(
      'Got the export folder as --out when expected another one; its codebook would be overwritten, so name a new folder.',
      { exitCode: 2 },
    );
  const resampling = { seed: options.seed, replicates: REPLICATES };
  const analysis = await analyseWalks(folder, resampling, options.explorers);
  const trials = await analyseTrials(folder, options, resampling);
  const written = await writeReport(analysis, options.out, trials);
  const found = counted(analysis.sessions.length, 'session');
  const drawn = counted(written.figures, 'figure');
  console.info(`${found}, ${drawn}, ${counted(written.tables, 'table')}: ${written.report}`);
}
