import { percentileInterval, type Resampling, resample } from '../statistics/bootstrap.ts';
import { type Agreement, agreement } from './agreement.ts';
import type { Level } from './krippendorff.ts';
import type { Ratings } from './ratings.ts';

/** Bootstrap intervals of the statistics that were computed. */
export interface AgreementIntervals {
  readonly replicates: number;
  readonly seed: number;
  /** What was drawn with replacement. */
  readonly over: 'targets';
  readonly level: Level;
  /** By the key of the statistic; of alpha that of `level`. */
  readonly intervals: Readonly<Record<string, { readonly lower: number; readonly upper: number }>>;
}

/** The one number of each statistic that gets an interval. */
const NUMBERS: Readonly<Record<string, (found: Agreement, level: Level) => number | undefined>> = {
  icc11: ({ icc }) => icc?.icc11?.value,
  icc21: ({ icc }) => icc?.icc21?.value,
  icc31: ({ icc }) => icc?.icc31?.value,
  icc1k: ({ icc }) => icc?.icc1k?.value,
  icc2k: ({ icc }) => icc?.icc2k?.value,
  icc3k: ({ icc }) => icc?.icc3k?.value,
  krippendorffAlpha: (found, level) => found.krippendorffAlpha?.[level],
  fleissKappa: (found) => found.fleissKappa?.value,
  cohenKappa: (found) => found.cohenKappa?.value,
  gwetAC1: (found) => found.gwetAC1,
  kendallW: (found) => found.kendallW?.corrected,
  cronbachAlpha: (found) => found.cronbachAlpha,
};

/**
 * 95 % percentile bootstrap over targets: each replicate draws as many targets as there are, with
 * replacement, and computes every statistic anew; draws without a value are left out.
 */
export function agreementIntervals(
  ratings: Ratings,
  level: Level,
  resampling: Resampling,
): AgreementIntervals {
  const drawn = resample(
    ratings.targets.length,
    (places) => agreement(redrawn(ratings, places)),
    resampling,
  );
  const intervals: Record<string, { lower: number; upper: number }> = {};
  for (const [key, of] of Object.entries(NUMBERS)) {
    const found = percentileInterval(drawn.map((one) => of(one, level) ?? null));
    if (found) intervals[key] = { lower: found.low, upper: found.high };
  }
  return { ...resampling, over: 'targets', level, intervals };
}

function redrawn(ratings: Ratings, places: Uint32Array): Ratings {
  const rows = [...places].map((place) => ratings.cells[place] ?? []);
  return { ...ratings, targets: rows.map((_, i) => String(i)), cells: rows };
}
