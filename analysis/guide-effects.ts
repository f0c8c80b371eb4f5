import type { Advised } from './read/advice.ts';
import {
  type Interval,
  percentileInterval,
  type Resampling,
  resample,
} from './statistics/bootstrap.ts';
import {
  type LoggedChoice,
  type OffPolicy,
  offPolicyOf,
  offPolicySums,
} from './statistics/off-policy.ts';
import type { Hearing } from './walk/hearing.ts';

/** The estimators, in the order of the report. */
export const ESTIMATORS = ['ips', 'snips', 'dm', 'dr'] as const;
type Estimator = (typeof ESTIMATORS)[number];

/** What a guide would have earned had it advised otherwise. */
export interface GuideEffect extends OffPolicy {
  /** Policy of the log, and the one in question. */
  readonly logged: string;
  readonly wanted: 'at random' | 'always its favourite';
  readonly sessions: number;
  readonly advice: number;
  /** Share of the advice as it was given that was followed. */
  readonly followed: number;
  /** Of every estimate, by bootstrap over sessions; null with one session. */
  readonly intervals: Readonly<Record<Estimator, Interval | null>>;
}

/** Advice counts as followed if the segment sounded within so many seconds. */
export const FOLLOWED_WITHIN = 20;
/** Below this effective sample size no verdict is given. */
export const LEAST_ESS = 50;

/**
 * Off-policy estimates of every logged guide: of advice at random, and of its favourite without exploration. The
 * favourite is what was advised with more than an even chance among the candidates; the rest shares what is left.
 * The direct method takes the mean reward of favourites and of others, of all advice for what never was advised.
 * Intervals draw sessions with all their advice.
 */
export function guideEffects(
  advice: readonly Advised[],
  hearingsOf: (session: string) => readonly Hearing[],
  resampling: Resampling,
): readonly GuideEffect[] {
  return [...new Set(advice.map(({ policy }) => policy))].sort().flatMap((logged) => {
    const rows = advice
      .filter(({ policy }) => policy === logged)
      .map((one) => ({
        ...one,
        reward: isFollowed(one, hearingsOf(one.session)) ? 1 : 0,
        favourite: one.propensity > (1 + TINY) / one.candidates,
      }));
    const prefers = rows.some(({ favourite }) => favourite);
    return [
      ...effectOf(logged, 'at random', rows, resampling),
      ...(prefers ? effectOf(logged, 'always its favourite', rows, resampling) : []),
    ];
  });
}

/** Propensities this near to even are even. */
const TINY = 1e-6;

type Judged = Advised & { readonly reward: number; readonly favourite: boolean };
type Wanted = GuideEffect['wanted'];

function effectOf(
  logged: string,
  wanted: Wanted,
  rows: readonly Judged[],
  resampling: Resampling,
): readonly GuideEffect[] {
  const parts = [...bySession(rows).values()].map((own) => sumsOf(own, wanted));
  const all = added(parts);
  const found = estimatesOf(all);
  if (!found) return [];
  const followed = (all.rewardOfFavourites + all.rewardOfOthers) / all.count;
  return [
    {
      ...{ logged, wanted, sessions: parts.length, advice: all.count, followed, ...found },
      intervals: intervalsOf(parts, resampling),
    },
  ];
}

function bySession(rows: readonly Judged[]): ReadonlyMap<string, readonly Judged[]> {
  const sessions = new Map<string, Judged[]>();
  for (const row of rows) sessions.set(row.session, [...(sessions.get(row.session) ?? []), row]);
  return sessions;
}

function intervalsOf(parts: readonly Sums[], resampling: Resampling): GuideEffect['intervals'] {
  const draw = (drawn: Uint32Array) =>
    estimatesOf(added(Array.from(drawn, (i) => parts[i] ?? NO_SUMS)));
  const draws = parts.length < 2 ? [] : resample(parts.length, draw, resampling);
  const of = (estimator: Estimator): Interval | null =>
    percentileInterval(draws.map((found) => found?.[estimator] ?? null));
  return { ips: of('ips'), snips: of('snips'), dm: of('dm'), dr: of('dr') };
}

/**
 * Sums over advice. What a choice is expected to earn is counted in favourites (1 for one, 0 for another), so that the
 * reward of a favourite and of others can be put in later, as they come out of each draw.
 */
const NO_SUMS = {
  ...offPolicySums([]),
  ...{ favourites: 0, rewardOfFavourites: 0, rewardOfOthers: 0 },
};
type Sums = typeof NO_SUMS;

function sumsOf(rows: readonly Judged[], wanted: Wanted): Sums {
  const favourites = rows.filter(({ favourite }) => favourite);
  const rewarded = (all: readonly Judged[]): number =>
    all.filter(({ reward }) => reward > 0).length;
  return {
    ...offPolicySums(rows.map((row) => choiceOf(row, wanted))),
    favourites: favourites.length,
    rewardOfFavourites: rewarded(favourites),
    rewardOfOthers: rewarded(rows) - rewarded(favourites),
  };
}

function choiceOf(
  { reward, propensity, favourite, candidates }: Judged,
  wanted: Wanted,
): LoggedChoice {
  const even = 1 / candidates;
  const isFavourite = favourite ? 1 : 0;
  return {
    ...{ reward, logged: propensity, expected: isFavourite },
    wanted: wanted === 'at random' ? even : isFavourite,
    expectedOfPolicy: wanted === 'at random' ? even : 1,
  };
}

function added(parts: readonly Sums[]): Sums {
  const total = { ...NO_SUMS };
  for (const part of parts)
    for (const key of Object.keys(total) as (keyof Sums)[]) total[key] += part[key];
  return total;
}

function estimatesOf({ favourites, ...sums }: Sums): OffPolicy | null {
  const { count, rewardOfFavourites, rewardOfOthers } = sums;
  const ofAll = (rewardOfFavourites + rewardOfOthers) / Math.max(1, count);
  const ofFavourite = favourites > 0 ? rewardOfFavourites / favourites : ofAll;
  const ofOther = count > favourites ? rewardOfOthers / (count - favourites) : ofAll;
  const earned = (inFavourites: number, inAll: number): number =>
    inFavourites * ofFavourite + (inAll - inFavourites) * ofOther;
  return offPolicyOf({
    ...sums,
    expected: earned(sums.expected, sums.weights),
    expectedOfPolicy: earned(sums.expectedOfPolicy, count),
  });
}

function isFollowed({ chosen, t }: Advised, hearings: readonly Hearing[]): boolean {
  return hearings.some(
    ({ segment, from }) => segment === chosen && from >= t && from <= t + FOLLOWED_WITHIN,
  );
}
