import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { counted } from '#models/counted';
import { command, runCommand } from '#models/node/command';
import { svgFile } from './markup/markup.ts';
import { readDataTable } from './read/data-table.ts';
import { describeSurvey } from './survey/survey.ts';
import { surveyFigures } from './survey/survey-figures.ts';
import { surveyText } from './survey/survey-text.ts';

interface SurveyOptions {
  readonly json?: true;
  readonly figures?: string;
}

/** `earshot survey FILE.tsv`: describe an ordinary questionnaire. */
export async function surveyCommand(args: readonly string[]): Promise<number> {
  const program = command(
    'survey',
    'Describe a table of questionnaire answers: counts, means, correlations.',
  )
    .argument('<file>', 'TSV or CSV: one row a person, one column a question')
    .option('--json', 'print JSON')
    .option(
      '--figures <folder>',
      'draw every question and the correlations as SVG into this folder',
    )
    .action(tellSurvey);
  return await runCommand(program, args);
}

async function tellSurvey(file: string, { json, figures }: SurveyOptions): Promise<void> {
  const survey = describeSurvey(await readDataTable(file));
  console.info(json ? JSON.stringify(survey, null, 2) : surveyText(survey));
  if (figures === undefined) return;
  await mkdir(figures, { recursive: true });
  const drawn = surveyFigures(survey);
  for (const { name, alone } of drawn)
    await writeFile(join(figures, `${name}.svg`), svgFile(alone));
  if (!json) console.info(`\n${counted(drawn.length, 'figure')}: ${figures}`);
}
