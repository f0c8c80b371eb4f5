import { describe, expect, test } from 'vitest';
import {
  parametricIntervals,
  resampledIntervals,
  scaleAgreement,
} from '#analysis/subjectivity/axis-intervals';
import { fitAxis } from '#analysis/subjectivity/subjectivity';
import { seededRandom } from '#models/chance/seeded-random';
import { agreementOfWorld, simulateAxis, worldOf } from '../support/simulated-axis.ts';

/* `npm run bench -- subjectivity` runs the same generator over hundreds of studies, with coverage. */
describe('subjectivity of simulated studies, 40 people x 24 clips', () => {
  test('S of known worlds comes out without much bias', () => {
    const random = seededRandom(12);
    const errors = Array.from({ length: 24 }, (_, i) => {
      const truth = (i + 0.5) / 24;
      return fitAxis(simulateAxis(worldOf(truth), random)).subjectivity - truth;
    });
    const bias = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const square = errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
    expect(Math.abs(bias)).toBeLessThan(0.06);
    expect(Math.sqrt(square)).toBeLessThan(0.16);
  });

  test('axes without any meaning are rarely taken for one; a control is always found', () => {
    const random = seededRandom(2);
    const nulls = Array.from({ length: 30 }, () => fitAxis(simulateAxis(worldOf(0, 0), random)).p);
    expect(nulls.filter((p) => p <= 0.05).length).toBeLessThanOrEqual(4);
    const controls = Array.from(
      { length: 10 },
      () => fitAxis(simulateAxis(worldOf(0.3, 0.3), random)).p,
    );
    expect(controls.filter((p) => p > 0.05).length).toBeLessThanOrEqual(1);
  });

  test('intervals hold the truth of a plain world and depend on the seed alone', () => {
    const world = worldOf(0.4);
    const ratings = simulateAxis(world, seededRandom(21));
    const found = fitAxis(ratings);
    const resampling = { seed: 6, replicates: 60 };
    const parametric = parametricIntervals(found, resampling);
    expect(parametricIntervals(found, resampling)).toEqual(parametric);
    const pigeonhole = resampledIntervals(ratings, { seed: 6, replicates: 30 });
    for (const { subjectivity, slope } of [parametric, pigeonhole]) {
      expect(subjectivity?.low).toBeLessThan(0.4);
      expect(subjectivity?.high).toBeGreaterThan(0.4);
      expect(slope?.low).toBeLessThan(world.slope);
      expect(slope?.high).toBeGreaterThan(world.slope);
    }
    const { interval } = scaleAgreement(ratings, found, resampling);
    expect(interval?.low).toBeLessThan(agreementOfWorld(world));
    expect(interval?.high).toBeGreaterThan(agreementOfWorld(world));
  });
});
