import { writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { createProgress } from '#data/node/progress';
import { counted } from '#models/counted';
import { command, runCommand, severalTimes, wholeNumber } from '#models/node/command';
import { Refusal } from '#models/refusal';
import { makeReport, type Told } from './make-report.ts';
import { PARAMETERS, parametersText, tableHashes } from './parameters.ts';
import { hasTable } from './read/table-file.ts';

/** `earshot analyse`: measure the walks of an export and write a report. */
export async function analyseCommand(args: readonly string[]): Promise<number> {
  const program = command('analyse', 'analyse the trials and walks of an export and write a report')
    .argument('<export>', 'folder that earshot export wrote (csv)')
    .requiredOption('--out <folder>', 'folder for report.html, figures, tables and codebook')
    .option('--seed <number>', 'seed of the bootstrap', wholeNumber(0), 1)
    .option('--positive <axis>', 'an axis that is a positive control', severalTimes, [])
    .option('--negative <axis>', 'an axis that is a negative control', severalTimes, [])
    .option('--explorers', 'fit a GP-UCB explorer to every walk: a fifth of a second each')
    .option('--baseline <name>', 'condition, level or block that others are compared with')
    .option('--keep-excluded', 'keep in those whom a rule of exclusion leaves out')
    .action(analyse);
  return await runCommand(program, args);
}

interface AnalyseOptions {
  readonly out: string;
  readonly seed: number;
  readonly positive: readonly string[];
  readonly negative: readonly string[];
  readonly explorers?: boolean;
  readonly keepExcluded?: boolean;
  readonly baseline?: string;
}

async function analyse(folder: string, options: AnalyseOptions): Promise<void> {
  const {
    out,
    seed,
    positive,
    negative,
    explorers = false,
    keepExcluded = false,
    baseline = null,
  } = options;
  if (resolve(folder) === resolve(out))
    throw new Refusal(
      'Got the export folder as --out when expected another one; its codebook would be overwritten, so name a new folder.',
      { exitCode: 2 },
    );
  const parameters = {
    export: relative(resolve(out), resolve(folder)),
    tables: (await hasTable(join(folder, 'sessions.csv'))) ? await tableHashes(folder) : {},
    ...{ seed, positive: [...positive], negative: [...negative] },
    ...{ explorers, keepExcluded, baseline },
  };
  const { told, clear } = sessionProgress();
  const written = await makeReport(folder, out, parameters, told).finally(clear);
  await writeFile(join(out, PARAMETERS), parametersText(parameters));
  const found = counted(written.sessions, 'session');
  const drawn = counted(written.figures, 'figure');
  console.info(`${found}, ${drawn}, ${counted(written.tables, 'table')}: ${written.report}`);
}

/** A bar over the sessions on a terminal; nothing elsewhere. */
export function sessionProgress(): { told: Told | undefined; clear: () => void } {
  if (!process.stderr.isTTY) return { told: undefined, clear: () => undefined };
  const progress = createProgress(process.stderr, () => performance.now());
  return {
    told: (done, total) =>
      progress.at({
        ...{ done, total, share: done / Math.max(1, total), shareBefore: 0, music: 0 },
        ...{ noun: 'sessions', label: 'measured' },
      }),
    clear: () => progress.clear(),
  };
}
