import { brokenRules, fastShare, type Rule, straightness } from '#study/record/answer-quality';
import type { Trials } from './read-trials.ts';
import type { Given } from './visit-trials.ts';

/** How carefully somebody answered, and why they are left out if they are. */
export interface Participant {
  readonly session: string;
  readonly answers: number;
  /** Median response time in seconds. */
  readonly median: number | null;
  /** Share of answers faster than anybody can hear and answer. */
  readonly fast: number;
  /** Share of ratings that are the same as the one before; null below 8 ratings. */
  readonly straight: number | null;
  /** Attention checks and screens, and those passed. */
  readonly checks: number;
  readonly passed: number;
  /** Share of repeated choices that were answered alike; null without any. */
  readonly consistent: number | null;
  /** The first rule that leaves them out; null if none does. */
  readonly reason: Rule | null;
}

/** Look at everybody who answered anything. */
export function participants(trials: Trials): readonly Participant[] {
  const { choices, labels, ratings, comparisons, scores, checks } = trials;
  const answers: readonly Given[] = [...choices, ...labels, ...ratings, ...comparisons];
  const all = groupBy([...answers, ...scores]);
  const sessions = [...new Set([...all.keys(), ...checks.map(({ session }) => session)])];
  const bySession = groupBy(answers);
  const [rated, checked, chosen] = [groupBy(ratings), groupBy(checks), groupBy(choices)];
  return sessions.map((session) => {
    const own = onePerTrial(bySession.get(session) ?? []);
    const times = own.flatMap(({ rt }) => (rt === null ? [] : [rt])).sort((a, b) => a - b);
    const checks = (checked.get(session) ?? []).map(({ passed }) => passed);
    const found = {
      session,
      answers: all.get(session)?.length ?? 0,
      median: times[times.length >> 1] ?? null,
      fast: fastShare(times) ?? 0,
      straight: straightness((rated.get(session) ?? []).map(({ rating }) => rating)),
      checks: checks.length,
      passed: checks.filter(Boolean).length,
      consistent: consistency(chosen.get(session) ?? []),
    };
    return { ...found, reason: brokenRules({ ...found, checks })[0] ?? null };
  });
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

/** A trial with several scales is one answer: as the export counts it. */
function onePerTrial(rows: readonly Given[]): readonly Given[] {
  return [...new Map(rows.map((row) => [row.trial, row])).values()];
}

function consistency(
  choices: readonly { trial: number; repeats: number | null; correct: boolean }[],
): number | null {
  const first = new Map(choices.map((choice) => [choice.trial, choice.correct]));
  const pairs = choices.flatMap(({ repeats, correct }) => {
    const before = repeats === null ? undefined : first.get(repeats);
    return before === undefined ? [] : [before === correct];
  });
  return pairs.length > 0 ? pairs.filter(Boolean).length / pairs.length : null;
}

function groupBy<Row extends Given>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const known = groups.get(row.session);
    if (known) known.push(row);
    else groups.set(row.session, [row]);
  }
  return groups;
}
