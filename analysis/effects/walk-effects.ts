import { seededRandom } from '#models/chance/seeded-random';
import { MEASURES } from '../measures/all-measures.ts';
import type { Measure } from '../measures/measure.ts';
import { type Interval, percentileInterval, type Resampling } from '../statistics/bootstrap.ts';
import { holm } from '../statistics/corrections.ts';
import { hedgesG, momentsOf } from '../statistics/effect-size.ts';
import { permutationTest } from '../statistics/permutation.ts';
import type { AnalysedSession } from '../walk-analysis.ts';

/** One measure of walks under one condition against the first one. */
export interface WalkEffect {
  readonly measure: Measure;
  readonly condition: string;
  readonly against: string;
  /** Sessions with a value under each. */
  readonly sessions: readonly [number, number];
  readonly means: readonly [number, number];
  /** Difference of the means, with its interval by bootstrap over the sessions of each. */
  readonly difference: number;
  readonly interval: Interval | null;
  /** Hedges' g with its interval from the same draws; null where nothing varies. */
  readonly g: number | null;
  readonly gInterval: Interval | null;
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
export function walkEffects(
  sessions: readonly AnalysedSession[],
  resampling: Resampling,
): readonly WalkEffect[] {
  const names = [...new Set(sessions.map(({ session }) => session.condition))]
    .filter(Boolean)
    .sort();
  const [against, ...others] = names;
  if (against === undefined) return [];
  const rows = others.flatMap((condition) =>
    MEASURES.flatMap((measure) => {
      const [a, b] = [condition, against].map((name) => valuesOf(sessions, name, measure));
      if (!a || !b || a.length < FEWEST || b.length < FEWEST) return [];
      return [{ measure, condition, against, ...compared(a, b, resampling) }];
    }),
  );
  const corrected = holm(rows.map(({ p }) => p));
  return rows.map((row, i) => ({ ...row, holm: corrected[i] ?? row.p }));
}

function compared(
  a: readonly number[],
  b: readonly number[],
  resampling: Resampling,
): Omit<WalkEffect, 'measure' | 'condition' | 'against' | 'holm'> {
  const [own, other] = [momentsOf(a), momentsOf(b)];
  const draws = drawnPairs(a, b, resampling);
  return {
    sessions: [a.length, b.length],
    means: [own.mean, other.mean],
    difference: own.mean - other.mean,
    interval: percentileInterval(draws.map(({ difference }) => difference)),
    g: hedgesG(own, other),
    gInterval: percentileInterval(draws.map(({ g }) => g)),
    p: permutationTest(a, b, resampling).p,
  };
}

/** Differences when the sessions of each condition are drawn with replacement (Efron & Tibshirani 1993, 8.3). */
function drawnPairs(
  a: readonly number[],
  b: readonly number[],
  { seed, replicates }: Resampling,
): readonly { readonly difference: number; readonly g: number | null }[] {
  const random = seededRandom(seed);
  const drawn = (values: readonly number[]) =>
    momentsOf(values.map(() => values[Math.floor(random() * values.length)] as number));
  return Array.from({ length: replicates }, () => {
    const [own, other] = [drawn(a), drawn(b)];
    return { difference: own.mean - other.mean, g: hedgesG(own, other) };
  });
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
