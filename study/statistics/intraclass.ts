import { fisherQuantile } from './fisher.ts';
import type { MeanSquares } from './mean-squares.ts';

/** A value and the interval that holds the true one. */
export interface Bounded {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** The six forms of Shrout & Fleiss (1979): one-way, two-way random, two-way mixed; single and averaged. */
export interface IntraclassCorrelations {
  readonly icc11: Bounded;
  readonly icc21: Bounded;
  readonly icc31: Bounded;
  readonly icc1k: Bounded;
  readonly icc2k: Bounded;
  readonly icc3k: Bounded;
}

/**
 * Intraclass correlations of n targets (rows) rated by k raters (columns), with F intervals as Shrout &
 * Fleiss give them. NaN where nothing varies.
 */
export function intraclass(squares: MeanSquares, level = 0.95): IntraclassCorrelations {
  const { columns: k } = squares;
  const tail = (1 - level) / 2;
  const icc11 = oneWay(squares, tail);
  const icc21 = twoWayRandom(squares, tail);
  const icc31 = twoWayMixed(squares, tail);
  return {
    icc11,
    icc21,
    icc31,
    icc1k: averaged(icc11, k, (squares.msr - squares.msw) / squares.msr),
    icc2k: averaged(icc21, k, twoWayAverage(squares)),
    icc3k: averaged(icc31, k, (squares.msr - squares.mse) / squares.msr),
  };
}

function oneWay({ rows: n, columns: k, msr, msw }: MeanSquares, tail: number): Bounded {
  const value = (msr - msw) / (msr + (k - 1) * msw);
  return { value, ...fromRatio(msr / msw, n - 1, n * (k - 1), k, tail) };
}

function twoWayMixed({ rows: n, columns: k, msr, mse }: MeanSquares, tail: number): Bounded {
  const value = (msr - mse) / (msr + (k - 1) * mse);
  return { value, ...fromRatio(msr / mse, n - 1, (n - 1) * (k - 1), k, tail) };
}

/** Interval of (F - 1) / (F + k - 1) from that of F. */
function fromRatio(f: number, df1: number, df2: number, k: number, tail: number) {
  if (!Number.isFinite(f)) return { lower: f > 0 ? 1 : NaN, upper: f > 0 ? 1 : NaN };
  const low = f / fisherQuantile(1 - tail, df1, df2);
  const high = f * fisherQuantile(1 - tail, df2, df1);
  return { lower: (low - 1) / (low + k - 1), upper: (high - 1) / (high + k - 1) };
}

/** ICC(2,1), the agreement of single raters, without its interval. */
export function agreementOfOne({ rows: n, columns: k, msr, msc, mse }: MeanSquares): number {
  return (msr - mse) / (msr + (k - 1) * mse + (k * (msc - mse)) / n);
}

function twoWayRandom(squares: MeanSquares, tail: number): Bounded {
  const { rows: n, columns: k, msr, msc, mse } = squares;
  const value = agreementOfOne(squares);
  if (!(mse > 0)) return { value, ...withoutError(value, msc) };
  const fj = msc / mse;
  const a = n * (1 + (k - 1) * value) - k * value;
  const over = (k - 1) * (n - 1) * (k * value * fj + a) ** 2;
  const under = (n - 1) * k ** 2 * value ** 2 * fj ** 2 + a ** 2;
  const v = over / under;
  const f1 = fisherQuantile(1 - tail, n - 1, v);
  const f2 = fisherQuantile(1 - tail, v, n - 1);
  const rest = k * msc + (k * n - k - n) * mse;
  return {
    value,
    lower: (n * (msr - f1 * mse)) / (f1 * rest + n * msr),
    upper: (n * (f2 * msr - mse)) / (rest + n * f2 * msr),
  };
}

/** Without any error the formula has no limit, unless the raters are alike: then nothing is uncertain. */
function withoutError(value: number, msc: number): { lower: number; upper: number } {
  return msc > 0 ? { lower: NaN, upper: NaN } : { lower: value, upper: value };
}

function twoWayAverage({ rows: n, msr, msc, mse }: MeanSquares): number {
  return (msr - mse) / (msr + (msc - mse) / n);
}

/** Bounds of the mean of k raters from those of one, by Spearman & Brown. */
function averaged({ lower, upper }: Bounded, k: number, value: number): Bounded {
  const stepped = (r: number): number => (k * r) / (1 + (k - 1) * r);
  return { value, lower: stepped(lower), upper: stepped(upper) };
}
