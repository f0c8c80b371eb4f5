import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Figure } from './figure/drawing.ts';
import { guideFigures, walkEffectFigures } from './figure/effect-figures.ts';
import { trialFigures } from './figure/trial-figures.ts';
import { svgFile } from './markup/markup.ts';
import { MOST_WALKS } from './report/map-parts.ts';
import { reportPage } from './report/report-page.ts';
import {
  courseFigure,
  flowFigures,
  heatFigures,
  measureFigures,
  tagFigures,
  walkFigures,
} from './report/walk-figures.ts';
import { codebook, csvText } from './tables/table.ts';
import { trialTables } from './tables/trial-tables.ts';
import { walkTables } from './tables/walk-tables.ts';
import type { TrialAnalysis } from './trial-analysis.ts';
import { coverageCourse } from './walk/coverage-course.ts';
import type { WalkAnalysis } from './walk-analysis.ts';

/** What was written. */
export interface WrittenReport {
  readonly report: string;
  readonly figures: number;
  readonly tables: number;
}

/**
 * Write report.html, figures/, tables/ and codebook.csv into a folder; the figures of
 * an earlier report are replaced. The same analysis gives the same bytes.
 */
export async function writeReport(
  analysis: WalkAnalysis,
  folder: string,
  trials: TrialAnalysis | null = null,
): Promise<WrittenReport> {
  const walks = analysis.sessions.map(({ walk }) => walk.coverage);
  const course = coverageCourse(walks, analysis.resampling);
  await freshFolders(folder);
  const write = async ({ name, alone }: Figure): Promise<void> =>
    await writeFile(join(folder, 'figures', `${name}.svg`), svgFile(alone));
  const shown: Figure[] = [];
  let walksDrawn = 0;
  for (const figure of walkFigures(analysis)) {
    await write(figure);
    if (walksDrawn++ < MOST_WALKS) shown.push(figure);
  }
  const figures = {
    measures: measureFigures(analysis),
    heat: heatFigures(analysis),
    flows: flowFigures(analysis),
    walks: shown,
    walksDrawn,
    course: courseFigure(course, walks),
    tags: tagFigures(analysis),
    conditions: walkEffectFigures(analysis.conditions),
    guides: guideFigures(analysis.guides),
    trials: trials ? trialFigures(trials) : [],
  };
  const drawn: readonly Figure[] = [
    ...figures.measures.flatMap(({ strip }) => strip ?? []),
    ...figures.heat.values(),
    ...figures.flows.values(),
    ...(figures.course ? [figures.course] : []),
    ...figures.tags,
    ...figures.conditions,
    ...figures.guides,
    ...figures.trials,
  ];
  const tables = [...walkTables(analysis, course), ...(trials ? trialTables(trials) : [])];
  for (const figure of drawn) await write(figure);
  for (const table of tables) await writeFile(join(folder, 'tables', table.file), csvText(table));
  await writeFile(join(folder, 'codebook.csv'), csvText(codebook(tables)));
  const report = join(folder, 'report.html');
  await writeFile(report, reportPage(analysis, trials, figures));
  return { report, figures: drawn.length + walksDrawn, tables: tables.length };
}

/** Make the folders, and drop the figures of an earlier report: nothing else that may lie there. */
async function freshFolders(folder: string): Promise<void> {
  const figures = join(folder, 'figures');
  await mkdir(join(folder, 'tables'), { recursive: true });
  await mkdir(figures, { recursive: true });
  for (const name of await readdir(figures)) if (OURS.test(name)) await rm(join(figures, name));
}

const OURS =
  /^(walk-\d{4,}-map-\d+|map-\d+-(heat|flows)|measure-[a-z_]+|tags-\d+|coverage|accuracy-[a-z-]+|subjectivity|profiles|labels|effects-(answers|walks)|guides|carefulness|preferences)\.svg$/;
