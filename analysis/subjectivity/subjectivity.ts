import { chiSquaredTails } from '#study/statistics/chi-squared';
import { studentCdf } from '#study/statistics/student';
import { fitLinear, type LinearFit, type LinearModel, linearModel } from '../mixed/linear-mixed.ts';
import { type AxisRatings, fixedColumns, randomColumns } from './axis-ratings.ts';

/** How one scale follows one axis, over people and clips. */
export interface AxisFit {
  readonly model: LinearModel;
  readonly fit: LinearFit;
  /** Slope on the position that all share, and its standard error. */
  readonly slope: number;
  readonly se: number;
  /** Variance of the people's own slopes around it. */
  readonly slopeVariance: number;
  /** Of slope = 0 and variance of slopes = 0 together. */
  readonly p: number;
  /** 0 everybody hears the same ... 1 purely personal. */
  readonly subjectivity: number;
}

/**
 * Fit `rating ~ position + (1 + position | person) + (1 | clip)` by REML and take
 * S = Var(slopes) / (max(0, b^2 - SE^2) + Var(slopes)); 0 / 0 counts as 0 and is never shown, since then the
 * joint test rejects nothing.
 */
export function fitAxis(ratings: AxisRatings): AxisFit {
  const model = linearModel(fixedColumns(ratings, true), randomColumns(ratings, true));
  const fit = fitLinear(model, ratings.rating, true);
  const { slope, se, slopeVariance } = slopesOf(fit);
  return {
    model,
    fit,
    slope,
    se,
    slopeVariance,
    p: jointTest(ratings, fit),
    subjectivity: subjectivityOf(slope, se, slopeVariance),
  };
}

/** Slope, standard error and variance of the slopes of a fitted axis. */
export function slopesOf(fit: LinearFit) {
  const term = fit.random.find(({ term: name }) => name === 'position');
  return {
    slope: fit.estimates[1] ?? Number.NaN,
    se: Math.sqrt(fit.covariance[3] ?? Number.NaN),
    slopeVariance: term?.variance ?? Number.NaN,
  };
}

/** S of a shared slope, its standard error and the variance of people's slopes. */
export function subjectivityOf(slope: number, se: number, slopeVariance: number): number {
  const shared = Math.max(0, slope * slope - se * se);
  return slopeVariance > 0 ? slopeVariance / (shared + slopeVariance) : 0;
}

/**
 * Test slope = 0 and variance of slopes = 0 together: the smaller p of a t test of the slope and a likelihood
 * ratio test of the variance, corrected for two by Sidak. t has min(people - 1, clips - 2) degrees of freedom,
 * as if all its error came from the smaller side; the ratio (REML) follows a mixture of chi squared with 1
 * and 2 degrees of freedom (Stram & Lee 1994).
 */
function jointTest(ratings: AxisRatings, fit: LinearFit): number {
  const { slope, se } = slopesOf(fit);
  const df = Math.max(1, Math.min(ratings.people - 1, ratings.clips - 2));
  const shared = 2 * studentCdf(-Math.abs(slope / se), df);
  const flat = fitLinear(
    linearModel(fixedColumns(ratings, true), randomColumns(ratings, false)),
    ratings.rating,
    true,
  );
  const ratio = Math.max(0, flat.criterion - fit.criterion);
  const personal = (chiSquaredTails(ratio, 1).upper + chiSquaredTails(ratio, 2).upper) / 2;
  return 1 - (1 - Math.min(shared, personal)) ** 2;
}
