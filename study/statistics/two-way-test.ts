import type { MeanSquares } from './mean-squares.ts';
import { studentCdf } from './student.ts';

/** Test of a mean over people and clips against chance. */
export interface TwoWayTest {
  readonly mean: number;
  /** Standard error of the mean with people and clips both random. */
  readonly se: number;
  readonly t: number;
  readonly df: number;
  /** One-sided: the mean is above chance. */
  readonly greater: number;
  readonly twoSided: number;
}

/**
 * Test the mean of a people x clips table against `chance` with people and clips both as random
 * factors: t = (mean - chance) / sqrt(max(MSP + MSC - MSE, MSE) / (N K)), degrees of freedom by
 * Satterthwaite, at least 1. Of data without any variance t is infinite, or 0 at chance itself.
 */
export function twoWayTest(
  { rows, columns, mean, msr, msc, mse }: MeanSquares,
  chance: number,
): TwoWayTest {
  const combined = msr + msc - mse;
  const se = Math.sqrt(Math.max(combined, mse) / (rows * columns));
  const spread =
    msr ** 2 / (rows - 1) + msc ** 2 / (columns - 1) + mse ** 2 / ((rows - 1) * (columns - 1));
  const df = Math.max(1, spread > 0 ? combined ** 2 / spread : 1);
  const difference = mean - chance;
  const t = difference === 0 ? 0 : difference / se;
  return {
    mean,
    se,
    t,
    df,
    greater: studentCdf(-t, df),
    twoSided: Math.min(1, 2 * studentCdf(-Math.abs(t), df)),
  };
}
