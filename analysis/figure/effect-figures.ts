import type { AnswerEffect } from '../effects/answer-effects.ts';
import type { WalkEffect } from '../effects/walk-effects.ts';
import { ESTIMATORS, type GuideEffect, LEAST_ESS } from '../guide-effects.ts';
import { between, effectSize, NONE, number, percent } from '../markup/words.ts';
import type { Interval } from '../statistics/bootstrap.ts';
import type { Figure } from './drawing.ts';
import { type ForestRow, forestFigure } from './forest-figure.ts';

/** Below this a corrected p is taken for an effect. */
const ALPHA = 0.05;
const KEY = {
  filled: `p (Holm) below .05`,
  empty: 'p (Holm) .05 and above',
} as const;
const REFERENCE = { at: 0, word: 'no difference' } as const;

/** What conditions, levels and blocks do to the answers, in standard deviations of single answers. */
export function answerEffectFigures(effects: readonly AnswerEffect[]): readonly Figure[] {
  return forestOf(
    'effects-answers',
    'What the conditions changed in the answers',
    'difference in standard deviations of single answers',
    effects.map(({ outcome, value, against, within, found }) => ({
      group: `${value} against ${against}${within ? ', within people' : ''}`,
      title: outcome.title,
      ...placeOf(found?.standardised?.estimate, found?.standardised?.interval),
      filled: (found?.holm ?? 1) < ALPHA,
      told: told(found?.standardised?.estimate, found?.standardised?.interval, 'not estimated'),
    })),
  );
}

/** What conditions do to the walks, as Hedges' g. */
export function walkEffectFigures(effects: readonly WalkEffect[]): readonly Figure[] {
  return forestOf(
    'effects-walks',
    'What the conditions changed in the walks',
    "difference in standard deviations of sessions (Hedges' g)",
    effects.map(({ measure, factor, value, against, g, gInterval, holm }) => ({
      group: `${value} against ${against}${factor === 'block' ? ', within people' : ''}`,
      title: measure.title,
      ...placeOf(g, gInterval),
      filled: holm < ALPHA,
      told: told(g, gInterval, 'nothing varies'),
    })),
  );
}

/** What guides would have earned, by every estimator; filled where the effective sample size allows a verdict. */
export function guideFigures(guides: readonly GuideEffect[]): readonly Figure[] {
  const [first] = guides;
  if (!first) return [];
  const rows = guides.flatMap((guide) => {
    const group = `${guide.logged}, had it advised ${guide.wanted} (ESS ${number(guide.ess)})`;
    const asGiven = placeOf(guide.followed, null);
    return [
      { group, title: 'as it was given', ...asGiven, filled: true, told: percent(guide.followed) },
      ...ESTIMATORS.map((estimator) => ({
        group,
        title: estimator.toUpperCase(),
        ...placeOf(guide[estimator], guide.intervals[estimator]),
        filled: guide.ess >= LEAST_ESS,
        told: told(guide[estimator], guide.intervals[estimator], NONE, percent),
      })),
    ];
  });
  return [
    forestFigure({
      name: 'guides',
      title: 'What the guides would have earned, by estimator',
      scale: 'advice followed, %',
      reference: null,
      key: {
        filled: `counted, or effective sample size (ESS) at least ${LEAST_ESS}`,
        empty: 'less: no verdict',
      },
      percent: true,
      rows,
    }),
  ];
}

function forestOf(
  name: string,
  title: string,
  scale: string,
  rows: readonly ForestRow[],
): readonly Figure[] {
  if (rows.length === 0) return [];
  return [forestFigure({ name, title, scale, rows, reference: REFERENCE, key: KEY })];
}

function placeOf(estimate: number | null | undefined, interval: Interval | null | undefined) {
  return { estimate: estimate ?? null, low: interval?.low ?? null, high: interval?.high ?? null };
}

function told(
  estimate: number | null | undefined,
  interval: Interval | null | undefined,
  why: string,
  show: (value: number) => string = effectSize,
): string {
  return typeof estimate === 'number'
    ? `${show(estimate)} (${between(interval ?? null, show)})`
    : why;
}
