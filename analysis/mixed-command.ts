import { Option } from 'commander';
import { command, runCommand } from '#models/node/command';
import { FAMILIES, type Family, fitMixed } from './mixed/mixed-model.ts';
import { mixedText } from './mixed/mixed-text.ts';
import { readDataTable } from './read/data-table.ts';

interface MixedOptions {
  readonly formula: string;
  readonly family: Family;
  readonly reml: 'true' | 'false';
  readonly json?: true;
}

/** `earshot mixed FILE.csv --formula "y ~ x + (1 + x | person)"`: fit a mixed model. */
export async function mixedCommand(args: readonly string[]): Promise<number> {
  const program = command(
    'mixed',
    'Fit a linear or binomial mixed model with crossed or nested random effects.',
  )
    .argument('<file>', 'CSV with a column for every variable of the formula')
    .requiredOption(
      '--formula <formula>',
      'as lme4 reads it: "y ~ x + (1 + x | person) + (1 | clip)"',
    )
    .addOption(
      new Option('--family <family>', 'law of the response').choices(FAMILIES).default('gaussian'),
    )
    .addOption(
      new Option('--reml <truth>', 'REML instead of ML').choices(['true', 'false']).default('true'),
    )
    .option('--json', 'print JSON')
    .action(async (file: string, options: MixedOptions) => {
      const table = await readDataTable(file);
      const model = fitMixed(table, options.formula, options.family, options.reml === 'true');
      console.info(options.json ? JSON.stringify(model, null, 2) : mixedText(model));
    });
  return await runCommand(program, args);
}
