import type { Advised } from './read/advice.ts';
import { type LoggedChoice, type OffPolicy, offPolicy } from './statistics/off-policy.ts';
import type { Hearing } from './walk/hearing.ts';

/** What a guide would have earned had it advised otherwise. */
export interface GuideEffect extends OffPolicy {
  /** Policy of the log, and the one in question. */
  readonly logged: string;
  readonly wanted: 'at random' | 'always its favourite';
  readonly advice: number;
  /** Share of the advice as it was given that was followed. */
  readonly followed: number;
}

/** Advice counts as followed if the segment sounded within so many seconds. */
export const FOLLOWED_WITHIN = 20;
/** Below this effective sample size no verdict is given. */
export const LEAST_ESS = 50;

/**
 * Off-policy estimates of every logged guide: of advice at random, and of its favourite without exploration. The
 * favourite is what was advised with more than an even chance among the candidates; the rest shares what is left.
 * The direct method takes the mean reward of favourites and of others.
 */
export function guideEffects(
  advice: readonly Advised[],
  hearingsOf: (session: string) => readonly Hearing[],
): readonly GuideEffect[] {
  return [...new Set(advice.map(({ policy }) => policy))].sort().flatMap((logged) => {
    const rows = advice
      .filter(({ policy }) => policy === logged)
      .map((one) => ({
        ...one,
        reward: isFollowed(one, hearingsOf(one.session)) ? 1 : 0,
        favourite: one.propensity > (1 + TINY) / one.candidates,
      }));
    const followed = meanOf(rows.map(({ reward }) => reward));
    const q = {
      favourite: meanOf(rows.filter(({ favourite }) => favourite).map(({ reward }) => reward)),
      other: meanOf(rows.filter(({ favourite }) => !favourite).map(({ reward }) => reward)),
    };
    const estimated = (wanted: GuideEffect['wanted']): readonly GuideEffect[] => {
      const found = offPolicy(rows.map((row) => choiceOf(row, wanted, q)));
      return found ? [{ logged, wanted, advice: rows.length, followed, ...found }] : [];
    };
    const prefers = rows.some(({ favourite }) => favourite);
    return [...estimated('at random'), ...(prefers ? estimated('always its favourite') : [])];
  });
}

/** Propensities this near to even are even. */
const TINY = 1e-6;

type Judged = Advised & { readonly reward: number; readonly favourite: boolean };

function choiceOf(
  { reward, propensity, favourite, candidates }: Judged,
  wanted: GuideEffect['wanted'],
  q: { readonly favourite: number; readonly other: number },
): LoggedChoice {
  const even = 1 / candidates;
  const random = wanted === 'at random';
  return {
    reward,
    logged: propensity,
    wanted: random ? even : favourite ? 1 : 0,
    expected: favourite ? q.favourite : q.other,
    expectedOfPolicy: random ? even * q.favourite + (1 - even) * q.other : q.favourite,
  };
}

function isFollowed({ chosen, t }: Advised, hearings: readonly Hearing[]): boolean {
  return hearings.some(
    ({ segment, from }) => segment === chosen && from >= t && from <= t + FOLLOWED_WITHIN,
  );
}

function meanOf(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}
