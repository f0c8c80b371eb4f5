import { Option } from 'commander';
import { command, runCommand, wholeNumber } from '#models/node/command';
import { Refusal } from '#models/refusal';
import { agreement, isEmpty } from './agreement/agreement.ts';
import { agreementIntervals } from './agreement/agreement-intervals.ts';
import { agreementText } from './agreement/agreement-text.ts';
import { LEVELS, type Level } from './agreement/krippendorff.ts';
import { longRatings, wideRatings } from './agreement/read-ratings.ts';
import { readDataTable } from './read/data-table.ts';

interface AgreementOptions {
  readonly target?: string;
  readonly rater?: string;
  readonly value?: string;
  readonly wide?: true;
  readonly level?: Level;
  readonly bootstrap?: number;
  readonly seed: number;
  readonly json?: true;
}

/** `earshot agreement FILE.csv`: every statistic of agreement that fits the data. */
export async function agreementCommand(args: readonly string[]): Promise<number> {
  const program = command('agreement', 'Tell how far raters agree, by every statistic that fits.')
    .argument('<file>', 'CSV: one rating a row, or with --wide one target a row')
    .option('--target <column>', 'what is rated (default: target)')
    .option('--rater <column>', 'who rates it (default: rater)')
    .option('--value <column>', 'the rating (default: value)')
    .option('--wide', 'rows are targets, columns raters')
    .addOption(
      new Option('--level <level>', 'level of the alpha that gets an interval').choices(LEVELS),
    )
    .option('--bootstrap <draws>', 'intervals by bootstrap over targets', wholeNumber(1))
    .option('--seed <number>', 'seed of the bootstrap', wholeNumber(0), 1)
    .option('--json', 'print JSON')
    .action(tellAgreement);
  return await runCommand(program, args);
}

async function tellAgreement(file: string, options: AgreementOptions): Promise<void> {
  const ratings = await readRatings(file, options);
  const found = agreement(ratings);
  const level = options.level ?? (ratings.words ? 'nominal' : 'interval');
  const intervals = options.bootstrap
    ? agreementIntervals(ratings, level, { replicates: options.bootstrap, seed: options.seed })
    : null;
  const told = intervals ? { ...found, bootstrap: intervals } : found;
  console.info(options.json ? JSON.stringify(told, null, 2) : agreementText(found, intervals));
  if (isEmpty(found))
    throw new Refusal(
      `Got ${found.n} targets and ${found.k} raters in ${file}, of which nothing could be computed, when expected at least two raters of the same target: the notes say why.`,
    );
}

async function readRatings(file: string, options: AgreementOptions) {
  const table = await readDataTable(file);
  const words = options.level === 'nominal';
  const { target, rater, value } = options;
  if (!options.wide)
    return longRatings(
      table,
      { target: target ?? 'target', rater: rater ?? 'rater', value: value ?? 'value' },
      words,
    );
  if (rater === undefined && value === undefined) return wideRatings(table, target, words);
  throw new Refusal(
    'Got --wide with --rater or --value when expected one form: a wide table has its raters as columns.',
    { exitCode: 2 },
  );
}
