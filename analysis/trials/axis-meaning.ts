import { studentQuantile } from '#study/statistics/student';
import type { Interval, Resampling } from '../statistics/bootstrap.ts';
import { holm } from '../statistics/corrections.ts';
import { varies } from '../statistics/varies.ts';
import {
  type AxisIntervals,
  parametricIntervals,
  resampledIntervals,
  scaleAgreement,
} from '../subjectivity/axis-intervals.ts';
import type { AxisRatings } from '../subjectivity/axis-ratings.ts';
import { type AxisFit, fitAxis } from '../subjectivity/subjectivity.ts';
import type { Rating, Trials } from './read-trials.ts';
import { places } from './task-results.ts';

/** Whether people hear an axis alike on one scale. */
type Verdict = 'shared' | 'personal' | 'none' | 'undecided';

/** How one scale follows one axis. */
export interface AxisMeaning {
  readonly axis: string;
  readonly scale: string;
  readonly people: number;
  readonly clips: number;
  readonly ratings: number;
  /** Points of the scale for one standard deviation on the axis. */
  readonly slope: number;
  readonly slopeInterval: Interval | null;
  /** Standard deviation of the people's own slopes. */
  readonly slopeSd: number;
  /** That the shared slope and all people's slopes are 0; corrected by Holm over the axes of the scale. */
  readonly p: number;
  readonly holm: number;
  /** S, absent where the corrected test doesn't reject. */
  readonly subjectivity: number | null;
  readonly interval: Interval | null;
  /** The same from the bootstrap over people and clips: conservative. */
  readonly resampled: Interval | null;
  readonly icc: number;
  readonly iccInterval: Interval | null;
  readonly verdict: Verdict;
}

/** Fewer people or clips carry no mixed model. */
const LEAST = 4;
/** S on either side of this is mostly shared or mostly personal. */
const HALF = 0.5;
const ALPHA = 0.05;
/** The bootstrap over people and clips lays every model out anew: fewer draws. */
const FEWER = 4;

/**
 * Meaning of every axis on every scale that enough people rated enough clips on. Each scale asks as many questions as
 * there are axes: its verdicts follow the joint tests corrected by Holm over them.
 */
export function axisMeanings(trials: Trials, resampling: Resampling): readonly AxisMeaning[] {
  const first = trials.ratings.filter(({ repeats }) => repeats === null);
  const scales = [...new Set(first.map(({ scale }) => scale))].sort();
  const axes = axesOf(trials);
  const rows = scales.flatMap((scale) => {
    const own = first.filter((rating) => rating.scale === scale);
    const fits = axes.flatMap((axis) => {
      const ratings = placed(own, axis, trials.positions);
      return carriesModel(ratings) ? [{ axis, scale, ratings, found: fitAxis(ratings) }] : [];
    });
    const corrected = holm(fits.map(({ found }) => found.p));
    return fits.map((fit, i) => meaning(fit, corrected[i] ?? fit.found.p, resampling));
  });
  return axes.flatMap((axis) => rows.filter((row) => row.axis === axis));
}

function axesOf({ positions, ratings }: Trials): readonly string[] {
  const named = positions ? [...positions.keys()] : ratings.map(({ axis }) => axis);
  return [...new Set(named)].filter((axis) => axis !== '').sort();
}

function placed(
  ratings: readonly Rating[],
  axis: string,
  positions: Trials['positions'],
): AxisRatings {
  const own = ratings.flatMap((rating) => {
    const given = rating.axis === axis ? rating.position : null;
    const position = positions?.get(axis)?.get(rating.clip) ?? given;
    return position === null ? [] : [{ ...rating, position }];
  });
  const people = places(own.map(({ session }) => session));
  const clips = places(own.map(({ clip }) => String(clip)));
  return {
    people: people.count,
    clips: clips.count,
    person: people.codes,
    clip: clips.codes,
    position: Float64Array.from(own, ({ position }) => position),
    rating: Float64Array.from(own, ({ rating }) => rating),
  };
}

/** Enough people and clips, more ratings than effects, and neither they nor the positions are all the same. */
function carriesModel({ people, clips, position, rating }: AxisRatings): boolean {
  if (people < LEAST || clips < LEAST) return false;
  return rating.length > Math.max(2 * people, clips) && varies(position) && varies(rating);
}

/** An axis on a scale, with the model of its ratings. */
interface Fitted {
  readonly axis: string;
  readonly scale: string;
  readonly ratings: AxisRatings;
  readonly found: AxisFit;
}

function meaning(
  { axis, scale, ratings, found }: Fitted,
  corrected: number,
  resampling: Resampling,
): AxisMeaning {
  const means = corrected <= ALPHA;
  const intervals = means ? parametricIntervals(found, resampling) : plainIntervals(ratings, found);
  const agreement = scaleAgreement(ratings, found, fewerDraws(resampling, 2));
  return {
    axis,
    scale,
    people: ratings.people,
    clips: ratings.clips,
    ratings: ratings.rating.length,
    slope: found.slope,
    slopeInterval: intervals.slope,
    slopeSd: Math.sqrt(found.slopeVariance),
    p: found.p,
    holm: corrected,
    subjectivity: means ? found.subjectivity : null,
    interval: means ? intervals.subjectivity : null,
    resampled: means
      ? resampledIntervals(ratings, fewerDraws(resampling, FEWER)).subjectivity
      : null,
    icc: agreement.icc,
    iccInterval: agreement.interval,
    verdict: verdictOf(means, intervals.subjectivity),
  };
}

/** Without a meaning there is no S; the slope's interval is that of its t test. */
function plainIntervals({ people, clips }: AxisRatings, { slope, se }: AxisFit): AxisIntervals {
  const reach = se * studentQuantile(0.975, Math.max(1, Math.min(people - 1, clips - 2)));
  return { slope: { low: slope - reach, high: slope + reach }, subjectivity: null };
}

function fewerDraws(resampling: Resampling, by: number): Resampling {
  return { ...resampling, replicates: Math.ceil(resampling.replicates / by) };
}

function verdictOf(means: boolean, interval: Interval | null): Verdict {
  if (!means) return 'none';
  if (interval && interval.high < HALF) return 'shared';
  return interval && interval.low > HALF ? 'personal' : 'undecided';
}
