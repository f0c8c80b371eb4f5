import {
  parametricIntervals,
  resampledIntervals,
  scaleAgreement,
} from '#analysis/subjectivity/axis-intervals';
import { fitAxis } from '#analysis/subjectivity/subjectivity';
import { seededRandom } from '#models/chance/seeded-random';
import { agreementOfWorld, simulateAxis, worldOf } from '../support/simulated-axis.ts';

/** Whether an interval holds the truth: 1, or which side it misses. */
type Hit = 'held' | 'too high' | 'too low' | 'none';

/**
 * Simulated studies of 40 people x 24 clips, S drawn uniformly from 0 to 1, by a generator written apart from the
 * estimator: bias, root mean square error, coverage; then worlds without meaning and a control.
 */
export async function benchSubjectivity([
  studies = '500',
  draws = '200',
  pigeonholes = '0',
]: readonly string[]): Promise<void> {
  const random = seededRandom(1000);
  const errors: number[] = [];
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
    errors.push(found.subjectivity - truth);
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
  const mean = (of: (error: number) => number): number =>
    errors.reduce((sum, error) => sum + of(error), 0) / errors.length;
  console.info(
    `S of ${studies} studies: bias ${mean((e) => e).toFixed(4)}, RMSE ${Math.sqrt(mean((e) => e * e)).toFixed(4)}`,
  );
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

function hitOf(truth: number, interval: { low: number; high: number } | null): Hit {
  if (!interval) return 'none';
  if (truth < interval.low) return 'too high';
  return truth > interval.high ? 'too low' : 'held';
}
