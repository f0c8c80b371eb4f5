import { seededRandom } from '#models/chance/seeded-random';
import { MEASURES } from '../measures/all-measures.ts';
import type { Measure } from '../measures/measure.ts';
import {
  type Interval,
  percentileInterval,
  type Resampling,
  resample,
} from '../statistics/bootstrap.ts';
import { holm } from '../statistics/corrections.ts';
import { hedgesG, momentsOf } from '../statistics/effect-size.ts';
import { permutationTest, signFlipTest } from '../statistics/permutation.ts';
import { varies } from '../statistics/varies.ts';
import type { AnalysedSession } from '../walk-analysis.ts';
import { baselineFirst, FEWEST_PEOPLE } from './factors.ts';

/** One measure of walks under one condition, or in one block, against the first one by name. */
export interface WalkEffect {
  readonly measure: Measure;
  /** Conditions are compared between sessions, blocks within them. */
  readonly factor: 'condition' | 'block';
  readonly value: string;
  readonly against: string;
  /** Sessions with a value under each; the same ones where blocks are compared. */
  readonly sessions: readonly [number, number];
  readonly means: readonly [number, number];
  /** Difference of the means, with its interval by bootstrap over the sessions of each. */
  readonly difference: number;
  readonly interval: Interval | null;
  /** Hedges' g with its interval from the same draws; null where nothing varies. */
  readonly g: number | null;
  readonly gInterval: Interval | null;
  /** Two-sided, by permutation of the sessions or the signs of their differences; Holm over all rows of a factor. */
  readonly p: number;
  readonly holm: number;
}
type Uncorrected = Omit<WalkEffect, 'holm'>;

/**
 * Compare the walks of all conditions with those of the first by name, and, within sessions, all walked blocks with the
 * first, measure by measure: a session is one value each, so tests by permutation need no model.
 *
 * @param baseline what the others are compared with where it is among them
 */
export function walkEffects(
  sessions: readonly AnalysedSession[],
  resampling: Resampling,
  baseline: string | null = null,
): readonly WalkEffect[] {
  return [
    ...corrected(conditionEffects(sessions, resampling, baseline)),
    ...corrected(blockEffects(sessions, resampling, baseline)),
  ];
}

function corrected(rows: readonly Uncorrected[]): readonly WalkEffect[] {
  const ps = holm(rows.map(({ p }) => p));
  return rows.map((row, i) => ({ ...row, holm: ps[i] ?? row.p }));
}

function conditionEffects(
  sessions: readonly AnalysedSession[],
  resampling: Resampling,
  baseline: string | null,
): readonly Uncorrected[] {
  const names = sessions.map(({ session }) => session.condition);
  return contrasts(baselineFirst(names, baseline), (measure, value, against) => {
    const a = valuesOf(sessions, value, measure);
    const b = valuesOf(sessions, against, measure);
    if (Math.min(a.length, b.length) < FEWEST_PEOPLE || !varies([...a, ...b])) return [];
    const { p } = permutationTest(a, b, resampling);
    const draws = drawnApart(a, b, resampling);
    return [{ measure, factor: 'condition', value, against, ...differenceOf(a, b, draws), p }];
  });
}

function blockEffects(
  sessions: readonly AnalysedSession[],
  resampling: Resampling,
  baseline: string | null,
): readonly Uncorrected[] {
  const names = sessions.flatMap(({ blocks }) => [...blocks.keys()]);
  return contrasts(baselineFirst(names, baseline), (measure, value, against) => {
    const pairs = pairsOf(sessions, value, against, MEASURES.indexOf(measure));
    if (pairs.length < FEWEST_PEOPLE || !varies(pairs.flat())) return [];
    const [a, b] = [pairs.map(([own]) => own), pairs.map(([, other]) => other)];
    const { p } = signFlipTest(
      pairs.map(([own, other]) => own - other),
      resampling,
    );
    const draws = resample(pairs.length, (drawn) => drawnTogether(pairs, drawn), resampling);
    return [{ measure, factor: 'block', value, against, ...differenceOf(a, b, draws), p }];
  });
}

/** Every name but the first against the first, for every measure; one that is the same for all is not compared. */
function contrasts(
  [against, ...others]: readonly string[],
  compare: (measure: Measure, value: string, against: string) => readonly Uncorrected[],
): readonly Uncorrected[] {
  if (against === undefined) return [];
  return others.flatMap((value) => MEASURES.flatMap((measure) => compare(measure, value, against)));
}

function differenceOf(a: readonly number[], b: readonly number[], draws: readonly Draw[]) {
  const [own, other] = [momentsOf(a), momentsOf(b)];
  return {
    sessions: [a.length, b.length] as const,
    means: [own.mean, other.mean] as const,
    difference: own.mean - other.mean,
    interval: percentileInterval(draws.map(({ difference }) => difference)),
    g: hedgesG(own, other),
    gInterval: percentileInterval(draws.map(({ g }) => g)),
  };
}

interface Draw {
  readonly difference: number;
  readonly g: number | null;
}

function drawOf(a: readonly number[], b: readonly number[]): Draw {
  const [own, other] = [momentsOf(a), momentsOf(b)];
  return { difference: own.mean - other.mean, g: hedgesG(own, other) };
}

/** The sessions of each condition are drawn with replacement (Efron & Tibshirani 1993, 8.3). */
function drawnApart(
  a: readonly number[],
  b: readonly number[],
  { seed, replicates }: Resampling,
): readonly Draw[] {
  const random = seededRandom(seed);
  const drawn = (values: readonly number[]): readonly number[] =>
    values.map(() => values[Math.floor(random() * values.length)] as number);
  return Array.from({ length: replicates }, () => drawOf(drawn(a), drawn(b)));
}

/** A session is drawn with both of its blocks. */
function drawnTogether(pairs: readonly (readonly [number, number])[], drawn: Uint32Array): Draw {
  const own = Array.from(drawn, (i) => pairs[i]?.[0] ?? Number.NaN);
  const other = Array.from(drawn, (i) => pairs[i]?.[1] ?? Number.NaN);
  return drawOf(own, other);
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

function pairsOf(
  sessions: readonly AnalysedSession[],
  value: string,
  against: string,
  place: number,
): readonly (readonly [number, number])[] {
  return sessions.flatMap(({ blocks }) => {
    const [own, other] = [blocks.get(value)?.[place], blocks.get(against)?.[place]];
    return typeof own === 'number' && typeof other === 'number' ? [[own, other] as const] : [];
  });
}
