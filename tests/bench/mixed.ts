import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Family, fitMixed } from '#analysis/mixed/mixed-model';
import { readDataTable } from '#analysis/read/data-table';
import { crossedCsv } from '../support/mixed-data.ts';
import { fitByLme4, lme4Version } from './lme4.ts';
import { median, spread, type Took, timed } from './timing.ts';

const MODELS: readonly (readonly [formula: string, family: Family])[] = [
  ['rating ~ position + (1 + position | person) + (1 | clip)', 'gaussian'],
  ['rating ~ position * task + (1 + position | person) + (1 | clip)', 'gaussian'],
  ['liked ~ position + (1 | person) + (1 | clip)', 'binomial'],
];

/** A fit may take so many times as long as lme4's. */
const MOST_TIMES_LME4 = 3;
const REPEATS = 5;

/**
 * Mixed models of made-up ratings, 100 people x 200 clips unless told otherwise, in turn with lme4 in one run. Neither
 * counts reading the file. Sets the exit code where a linear model takes more than 3 x as long.
 */
export async function benchMixed([
  people = '100',
  clips = '200',
]: readonly string[]): Promise<void> {
  const version = lme4Version();
  if (version === undefined) {
    console.info(
      'R with lme4 is not there (Debian: r-cran-lme4), so there is nothing to compare with.',
    );
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'earshot-mixed-'));
  try {
    const file = join(folder, 'ratings.csv');
    await writeFile(file, crossedCsv(Number(people), Number(clips), 1));
    console.info(`${Number(people) * Number(clips)} ratings, against ${version}:`);
    for (const [formula, family] of MODELS) await benchModel(file, formula, family);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function benchModel(file: string, formula: string, family: Family): Promise<void> {
  const table = await readDataTable(file);
  const runs: { ours: Took; theirs: Took; apart: number }[] = [];
  for (let i = 0; i < REPEATS; i++) {
    let logLik = Number.NaN;
    const ours = await timed(() => {
      logLik = fitMixed(table, formula, family, true).logLik;
    });
    const theirs = fitByLme4(file, formula, family);
    runs.push({ ours, theirs, apart: logLik - theirs.logLik });
  }
  const ratios = (of: keyof Took) => runs.map(({ ours, theirs }) => ours[of] / theirs[of]);
  const [ours, theirs] = [
    median(runs.map((run) => run.ours.wall)),
    median(runs.map((run) => run.theirs.wall)),
  ];
  console.info(
    `${formula}: ${ours.toFixed(2)} s against ${theirs.toFixed(2)} s, as long ${spread(ratios('wall'))}, by CPU ${spread(ratios('cpu'))}; log likelihood higher by ${median(runs.map(({ apart }) => apart)).toExponential(1)}`,
  );
  if (family === 'gaussian' && !(median(ratios('wall')) <= MOST_TIMES_LME4)) process.exitCode = 1;
}
