import { group } from 'd3-array';
import { answerQuality, brokenRules, type Rule } from '#study/record/answer-quality';
import type { CountedAnswer } from '#study/record/counted-answer';
import type { Trials } from './read-trials.ts';
import type { Given } from './visit-trials.ts';

/** How carefully somebody answered, and why they are left out if they are. */
export interface Participant {
  readonly session: string;
  readonly answers: number;
  /** Median response time in seconds. */
  readonly median: number | null;
  /** Share of answers to sounds faster than anybody can hear and answer; null without any. */
  readonly fast: number | null;
  /** Share of ratings that are the same as the one before; null below 8 ratings. */
  readonly straight: number | null;
  /** Attention checks and screens, and those passed. */
  readonly checks: number;
  readonly passed: number;
  /** Share of repeated trials with the same answer as the first time; null without any. */
  readonly consistent: number | null;
  /** The first rule that leaves them out; null if none does. */
  readonly reason: Rule | null;
}

/**
 * Look at everybody who answered anything.
 *
 * @param counted all answers of the same export that count, by session
 */
export function participants(
  trials: Trials,
  counted: ReadonlyMap<string, readonly CountedAnswer[]>,
): readonly Participant[] {
  const { choices, labels, ratings, comparisons, scores } = trials;
  const answers: readonly Given[] = [...choices, ...labels, ...ratings, ...comparisons];
  const all = group([...answers, ...scores], ({ session }) => session);
  const bySession = group(answers, ({ session }) => session);
  const checked = [...counted].filter(([, given]) => checksOf(given).length > 0);
  const sessions = [...new Set([...all.keys(), ...checked.map(([session]) => session)])];
  return sessions.map((session) => {
    const given = counted.get(session) ?? [];
    const { fast, straight, consistent } = answerQuality(given);
    const checks = checksOf(given);
    return {
      ...{ session, fast, straight, consistent },
      answers: all.get(session)?.length ?? 0,
      median: medianTime(bySession.get(session) ?? []),
      checks: checks.length,
      passed: checks.filter(Boolean).length,
      reason: brokenRules({ fast, straight, checks })[0] ?? null,
    };
  });
}

function checksOf(given: readonly CountedAnswer[]): readonly boolean[] {
  return given.flatMap(({ passed }) => (passed === null ? [] : [passed]));
}

/** A trial with several scales is one answer. */
function medianTime(rows: readonly Given[]): number | null {
  const own = [...new Map(rows.map((row) => [row.trial, row])).values()];
  const times = own.flatMap(({ rt }) => (rt === null ? [] : [rt])).sort((a, b) => a - b);
  return times[times.length >> 1] ?? null;
}

/** Sessions of those whom a rule leaves out. */
export function excludedSessions(people: readonly Participant[]): ReadonlySet<string> {
  return new Set(people.filter(({ reason }) => reason !== null).map(({ session }) => session));
}

/** The trials of those who stay in. */
export function keepParticipants(trials: Trials, people: readonly Participant[]): Trials {
  const out = excludedSessions(people);
  const kept = <Row extends Given>(rows: readonly Row[]): readonly Row[] =>
    rows.filter(({ session }) => !out.has(session));
  return {
    ...trials,
    choices: kept(trials.choices),
    labels: kept(trials.labels),
    ratings: kept(trials.ratings),
    comparisons: kept(trials.comparisons),
    scores: kept(trials.scores),
    preferences: kept(trials.preferences),
  };
}
