import {
  parametricIntervals,
  resampledIntervals,
  scaleAgreement,
} from '#analysis/subjectivity/axis-intervals';
import type { AxisRatings } from '#analysis/subjectivity/axis-ratings';
import { fitAxis } from '#analysis/subjectivity/subjectivity';
import { seededRandom } from '#models/chance/seeded-random';
import { agreementOfWorld, simulateAxis, worldOf } from '../support/simulated-axis.ts';
import { lme4Version, subjectivityByLme4 } from './lme4.ts';

/** Whether an interval holds the truth: 1, or which side it misses. */
type Hit = 'held' | 'too high' | 'too low' | 'none';

/** A simulated study, the S it was drawn with and the S that was found. */
interface Studied {
  readonly ratings: AxisRatings;
  readonly truth: number;
  readonly found: number;
}

/** Root mean square errors of S: ours may be so many times lme4's. */
const MOST_TIMES_LME4 = 1.15;

/**
 * Simulated studies of 40 people x 24 clips, S drawn uniformly from 0 to 1, by a generator written apart from the
 * estimator: bias, root mean square error (lme4's beside it where R has it), coverage; then worlds without meaning and a control.
 */
export async function benchSubjectivity([
  studies = '500',
  draws = '200',
  pigeonholes = '0',
]: readonly string[]): Promise<void> {
  const random = seededRandom(1000);
  const studied: Studied[] = [];
  const hits: Record<string, Record<Hit, number>> = {};
  const note = (
    name: string,
    truth: number,
    interval: { low: number; high: number } | null,
  ): void => {
    const counts = hits[name] ?? { held: 0, 'too high': 0, 'too low': 0, none: 0 };
    counts[hitOf(truth, interval)]++;
    hits[name] = counts;
  };
  for (let i = 0; i < Number(studies); i++) {
    const truth = random();
    const world = worldOf(truth);
    const ratings = simulateAxis(world, random);
    const found = fitAxis(ratings);
    studied.push({ ratings, truth, found: found.subjectivity });
    if (Number(draws) === 0) continue;
    const resampling = { seed: i + 1, replicates: Number(draws) };
    const { slope, subjectivity } = parametricIntervals(found, resampling);
    note('S, parametric', truth, subjectivity);
    note('slope, parametric', world.slope, slope);
    note(
      'ICC, parametric',
      agreementOfWorld(world),
      scaleAgreement(ratings, found, resampling).interval,
    );
    if (Number(pigeonholes) === 0) continue;
    const again = resampledIntervals(ratings, { ...resampling, replicates: Number(pigeonholes) });
    note('S, people and clips', truth, again.subjectivity);
    note('slope, people and clips', world.slope, again.slope);
  }
  const errors = studied.map(({ found, truth }) => found - truth);
  const bias = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  console.info(
    `S of ${studies} studies: bias ${bias.toFixed(4)}, RMSE ${rootMeanSquare(errors).toFixed(4)}`,
  );
  compareWithLme4(studied);
  for (const [name, counts] of Object.entries(hits))
    console.info(`${name}: ${JSON.stringify(counts)}`);
  const rejected = (subjectivity: number, strength: number): number =>
    Array.from(
      { length: 400 },
      () => fitAxis(simulateAxis(worldOf(subjectivity, strength), random)).p <= 0.05,
    ).filter(Boolean).length / 400;
  console.info(
    `meaningless axes called so: ${1 - rejected(0, 0)}; control (S .3, squared slopes .3 of a residual of 1) found: ${rejected(0.3, 0.3)}`,
  );
}

/** The same studies by lme4; sets the exit code where ours err more than they may. */
function compareWithLme4(studied: readonly Studied[]): void {
  const version = lme4Version();
  if (version === undefined) {
    console.info('R with lme4 is not there (Debian: r-cran-lme4), so it is left out.');
    return;
  }
  const peers = subjectivityByLme4(studied.map(({ ratings }) => ratings));
  if (peers.length !== studied.length) throw new Error(`lme4 fitted ${peers.length} studies`);
  const errorsOf = (of: (one: Studied, i: number) => number): number =>
    rootMeanSquare(studied.map((one, i) => of(one, i) - one.truth));
  const theirs = errorsOf((_, i) => peers[i] ?? Number.NaN);
  const ratio = errorsOf(({ found }) => found) / theirs;
  const apart = Math.max(...studied.map(({ found }, i) => Math.abs(found - (peers[i] ?? 0))));
  console.info(
    `${version}: RMSE ${theirs.toFixed(4)}; ours is ${ratio.toFixed(4)} x that (at most ${MOST_TIMES_LME4}), S at most ${apart.toExponential(1)} apart`,
  );
  if (!(ratio <= MOST_TIMES_LME4)) process.exitCode = 1;
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

function hitOf(truth: number, interval: { low: number; high: number } | null): Hit {
  if (!interval) return 'none';
  if (truth < interval.low) return 'too high';
  return truth > interval.high ? 'too low' : 'held';
}
