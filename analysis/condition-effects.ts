import { MEASURES } from './measures/all-measures.ts';
import type { Measure } from './measures/measure.ts';
import type { Resampling } from './statistics/bootstrap.ts';
import { holm } from './statistics/corrections.ts';
import { permutationTest } from './statistics/permutation.ts';
import type { AnalysedSession } from './walk-analysis.ts';

/** One measure of walks under one condition against the first one. */
export interface ConditionEffect {
  readonly measure: Measure;
  readonly condition: string;
  readonly against: string;
  /** Sessions with a value under each. */
  readonly sessions: readonly [number, number];
  readonly means: readonly [number, number];
  /** Two-sided, by permutation of the sessions; corrected by Holm over all rows. */
  readonly p: number;
  readonly holm: number;
}

/** Fewer sessions under a condition are not compared. */
const FEWEST = 3;

/**
 * Compare the walks of all conditions with those of the first by name, measure by measure: a session is one value, so a
 * permutation test over sessions needs no model. Empty where the study has fewer than two conditions.
 */
export function conditionEffects(
  sessions: readonly AnalysedSession[],
  resampling: Resampling,
): readonly ConditionEffect[] {
  const names = [...new Set(sessions.map(({ session }) => session.condition))]
    .filter(Boolean)
    .sort();
  const [against, ...others] = names;
  if (against === undefined) return [];
  const rows = others.flatMap((condition) =>
    MEASURES.flatMap((measure) => {
      const [a, b] = [condition, against].map((name) => valuesOf(sessions, name, measure));
      if (!a || !b || a.length < FEWEST || b.length < FEWEST) return [];
      const { p } = permutationTest(a, b, resampling);
      const means = [meanOf(a), meanOf(b)] as const;
      return [{ measure, condition, against, sessions: [a.length, b.length] as const, means, p }];
    }),
  );
  const corrected = holm(rows.map(({ p }) => p));
  return rows.map((row, i) => ({ ...row, holm: corrected[i] ?? row.p }));
}

function valuesOf(
  sessions: readonly AnalysedSession[],
  condition: string,
  measure: Measure,
): readonly number[] {
  return sessions.flatMap(({ session, walk }) => {
    const value = session.condition === condition ? measure.of(walk) : null;
    return value === null ? [] : [value];
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
