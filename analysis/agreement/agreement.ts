import { fisherTails } from '#study/statistics/fisher';
import {
  type Bounded,
  type IntraclassCorrelations,
  intraclass,
} from '#study/statistics/intraclass';
import { meanSquares } from '#study/statistics/mean-squares';
import { type CohenKappa, cohenKappa, contingency } from './cohen.ts';
import { cronbachAlpha } from './cronbach.ts';
import { type FleissKappa, fleissKappa, gwetAgreement } from './kappa.ts';
import { krippendorffAlpha, LEVELS, type Level } from './krippendorff.ts';
import { type Friedman, friedman, type KendallW, kendallW } from './rank-tests.ts';
import { completeRows, type Ratings, valuesOf } from './ratings.ts';

/** Two-way analysis of variance of targets by raters; f tests the targets against the error. */
interface Anova {
  readonly msr: number;
  readonly msc: number;
  readonly mse: number;
  readonly msw: number;
  readonly f: number;
  readonly p: number;
}
/** Every statistic of agreement that fits the data; `notes` says why another is absent. */
export interface Agreement {
  /** Targets and raters. */
  readonly n: number;
  readonly k: number;
  readonly icc?: { readonly [Form in keyof IntraclassCorrelations]?: Partial<Bounded> };
  readonly anova?: Partial<Anova>;
  readonly krippendorffAlpha?: Partial<Record<Level, number>>;
  readonly fleissKappa?: FleissKappa;
  readonly cohenKappa?: { readonly [Part in keyof CohenKappa]?: number };
  readonly gwetAC1?: number;
  readonly kendallW?: KendallW;
  readonly friedman?: Friedman;
  readonly cronbachAlpha?: number;
  readonly notes: Readonly<Record<string, string>>;
}

/** A statistic, or why there is none. */
type Outcome<Value> = { readonly value: Value } | { readonly why: string };

/** Compute every statistic that fits; nothing that is printed is NaN or infinite. */
export function agreement(ratings: Ratings): Agreement {
  const found: Record<string, unknown> = {};
  const notes: Record<string, string> = {};
  for (const [key, compute] of Object.entries(STATISTICS)) {
    const outcome = ratings.raters.length < 2 ? { why: ONE_RATER } : compute(ratings);
    if ('why' in outcome) notes[key] = outcome.why;
    else found[key] = withoutGaps(outcome.value, key, notes);
  }
  return { n: ratings.targets.length, k: ratings.raters.length, ...found, notes };
}

/** Whether anything was computed. */
export function isEmpty({ n, k, notes, ...found }: Agreement): boolean {
  return Object.keys(found).length === 0;
}

const ONE_RATER = 'needs at least two raters';
const CONSTANT = 'undefined: all values are the same';

const STATISTICS: Readonly<Record<string, (ratings: Ratings) => Outcome<unknown>>> = {
  icc: (ratings) =>
    ofNumbers(ratings, (rows) => {
      const squares = meanSquares(rows);
      return squares.msr > 0 || squares.msw > 0 ? intraclass(squares) : null;
    }),
  anova: (ratings) => ofNumbers(ratings, anova),
  krippendorffAlpha: alphas,
  fleissKappa: ({ cells }) => {
    const rows = cells.map(valuesOf);
    if (rows.some((row) => row.length !== rows[0]?.length || row.length < 2))
      return { why: 'needs the same number of ratings, at least two, for every target' };
    return orConstant(fleissKappa(rows));
  },
  cohenKappa: cohen,
  gwetAC1: ({ cells }) => {
    const rows = cells.map(valuesOf);
    if (rows.every((row) => row.length < 2)) return { why: NO_PAIR };
    return orConstant(gwetAgreement(rows));
  },
  kendallW: (ratings) => ofNumbers(ratings, kendallW, 'undefined: every rater gives only ties'),
  friedman: (ratings) => ofNumbers(ratings, friedman, 'undefined: every target has only ties'),
  cronbachAlpha: (ratings) =>
    ofNumbers(ratings, cronbachAlpha, "undefined: the raters' sums do not vary"),
};

const NO_PAIR = 'needs a target with at least two ratings';

function orConstant<Value>(value: Value | null): Outcome<Value> {
  return value === null ? { why: CONSTANT } : { value };
}

/** A statistic of a complete table of numbers with at least two targets. */
function ofNumbers<Value>(
  ratings: Ratings,
  compute: (rows: readonly (readonly number[])[]) => Value | null,
  otherwise = CONSTANT,
): Outcome<Value> {
  if (ratings.words) return { why: 'needs numbers; the values are names' };
  const rows = completeRows(ratings);
  if (!rows) return { why: `needs complete data; ${missing(ratings)}` };
  if (rows.length < 2) return { why: 'needs at least two targets' };
  const value = compute(rows);
  return value === null ? { why: otherwise } : { value };
}

function missing({ cells }: Ratings): string {
  const all = cells.flat();
  const none = all.filter((value) => value === null).length;
  return `${none} of ${all.length} ratings ${none === 1 ? 'is' : 'are'} missing`;
}

function anova(rows: readonly (readonly number[])[]): Anova {
  const { msr, msc, mse, msw, rows: n, columns: k } = meanSquares(rows);
  const f = msr / mse;
  return { msr, msc, mse, msw, f, p: fisherTails(f, n - 1, (n - 1) * (k - 1)).upper };
}

function alphas({ cells, words }: Ratings): Outcome<Record<Level, number>> {
  const rows = cells.map(valuesOf);
  if (rows.every((row) => row.length < 2)) return { why: NO_PAIR };
  const negative = rows.some((row) => row.some((value) => value < 0));
  const fits = LEVELS.filter((level) => !(words && level !== 'nominal'));
  const values = fits
    .filter((level) => !(negative && level === 'ratio'))
    .map((level) => [level, krippendorffAlpha(cells, level)] as const);
  if (values.every(([, alpha]) => alpha === null)) return { why: CONSTANT };
  const all = Object.fromEntries(LEVELS.map((level) => [level, Number.NaN]));
  return { value: { ...all, ...Object.fromEntries(values) } as Record<Level, number> };
}

function cohen({ cells, raters, words }: Ratings): Outcome<Partial<CohenKappa>> {
  if (raters.length !== 2) return { why: `needs exactly two raters; there are ${raters.length}` };
  const pairs = cells.flatMap(([a, b]) => (a == null || b == null ? [] : [[a, b] as const]));
  if (pairs.length === 0) return { why: NO_PAIR };
  return orConstant(cohenKappa(contingency(pairs), words === null));
}

/** Drop what is no finite number and note why. */
function withoutGaps(value: unknown, key: string, notes: Record<string, string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const kept: Record<string, unknown> = {};
  for (const [part, inner] of Object.entries(value)) {
    const path = `${key}.${part}`;
    if (typeof inner === 'object' && inner !== null) kept[part] = withoutGaps(inner, path, notes);
    else if (Number.isFinite(inner)) kept[part] = inner;
    else notes[path] = WHY_NOT[path] ?? UNDEFINED;
  }
  return kept;
}

const UNDEFINED = 'undefined for these data: a variance is zero';
const WHY_NOT: Readonly<Record<string, string>> = {
  'krippendorffAlpha.ordinal': 'needs numbers; the values are names',
  'krippendorffAlpha.interval': 'needs numbers; the values are names',
  'krippendorffAlpha.ratio': 'needs numbers of at least 0',
  'cohenKappa.linear': 'needs numbers; the values are names',
  'cohenKappa.squared': 'needs numbers; the values are names',
};
