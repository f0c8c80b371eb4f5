import { FEWEST_PEOPLE } from '../effects/factors.ts';
import type { Figure } from '../figure/drawing.ts';
import { ESTIMATORS, FOLLOWED_WITHIN, type GuideEffect, LEAST_ESS } from '../guide-effects.ts';
import { element, type Markup, text, together } from '../markup/markup.ts';
import { between, count, effectSize, NONE, number, percent, probability } from '../markup/words.ts';
import type { Measure } from '../measures/measure.ts';
import type { TrialAnalysis } from '../trial-analysis.ts';
import type { WalkAnalysis } from '../walk-analysis.ts';
import { htmlTable } from './html-table.ts';
import { figure, section } from './page-parts.ts';

/** Answers under each condition, level or block against the first one. */
export function answerEffectPart({ effects }: TrialAnalysis, named: Named): Markup {
  if (effects.length === 0) return together([]);
  return section(
    'What the conditions changed in the answers',
    'Against the baseline, or else the first by name. Each outcome by a mixed model with people and clips (or items) random; where people or items met several conditions, levels or blocks, with their own differences too. Right and wrong in log-odds, all else in its own unit; in the last columns by the standard deviation of single answers. Intervals and p from t; p is corrected by Holm over all rows between people, and apart from them over all rows within people. A note says where a simpler way was taken.',
    ...named('effects-answers'),
    htmlTable(effects, [
      {
        title: 'Outcome',
        of: ({ outcome, note }) =>
          together([text(outcome.title), ...(note ? [element('small', {}, text(note))] : [])]),
      },
      {
        title: 'Compared',
        of: ({ value, against, factor, within }) =>
          together([
            text(`${value} against ${against}`),
            element('small', {}, text(within ? `${factor}, within people` : factor)),
          ]),
      },
      { title: 'People', numeric: true, of: ({ people }) => text(people.map(count).join(' / ')) },
      {
        title: 'Means',
        numeric: true,
        of: ({ means, outcome }) => text(means.map(outcome.binary ? percent : number).join(' / ')),
      },
      {
        title: 'Difference (95 %)',
        numeric: true,
        of: ({ found }) =>
          text(
            found
              ? `${effectSize(found.estimate)} (${between(found.interval, effectSize)}) ${shownUnit(found.unit)}`
              : NONE,
          ),
      },
      {
        title: 'In SD',
        numeric: true,
        of: ({ found }) => text(effectSize(found?.standardised?.estimate ?? null)),
      },
      { title: 'p', numeric: true, of: ({ found }) => text(found ? probability(found.p) : NONE) },
      {
        title: 'p (Holm)',
        numeric: true,
        of: ({ found }) => text(found ? probability(found.holm) : NONE),
      },
    ]),
  );
}

type Named = (name: string) => readonly Markup[];

function shownUnit(unit: string): string {
  return unit === 'as asked' ? '' : unit;
}

/** How the effects of conditions came about, for the last part of the report. */
export const EFFECT_METHOD: readonly (readonly [string, string])[] = [
  [
    'Conditions, answers',
    `answer ~ condition + level + (1 + level | person) + (1 + condition + level | item), what does not vary left out: linear by REML, right and wrong by the logit and Laplace's approximation (Bates et al. 2015). Of what varies within people the level of the trial is taken, else the block, if at least ${FEWEST_PEOPLE} people met several; own differences of people and items are in the model (Barr et al. 2013) unless the fit then fails or too few items were asked about under several. Degrees of freedom are those of the people (people less conditions; people who met several less one), and of the items for their share of the error (Satterthwaite 1946) or where each belongs to one condition. With one answer a person, answers that are all alike under a condition, or no fit: the t test of people's means by Welch (1947), within people a t test of their differences; clips are then not random. Standardised: by the root of the summed variances of people, items and single answers (Westfall et al. 2014), of log-odds with the logistic law's.`,
  ],
];

/** Walks under each condition against the first one. */
export function conditionPart(
  { conditions, resampling }: WalkAnalysis,
  drawn: readonly Figure[],
): Markup {
  if (conditions.length === 0) return together([]);
  return section(
    'What the conditions changed in the walks',
    `Against the baseline, or else the first by name. Means over sessions and their difference with its 95 % bootstrap interval over sessions (${count(resampling.replicates)} draws, seed ${resampling.seed}); g is that of Hedges (1981). Conditions: p by two-sided permutation of the sessions. Blocks that the same people walked: by the signs of their differences${conditions.some(({ factor }) => factor === 'block') ? '; blocks may differ in how long they were walked, which time, distance, coverage and what was heard follow' : ''}. Corrected by Holm over all rows of conditions, and apart from them of blocks; the answers are families of their own. Clips are not a random factor here: the walkers chose them.`,
    ...drawn.map(({ inline }) => figure(inline)),
    htmlTable(conditions, [
      { title: 'Measure', of: ({ measure }) => text(measure.title) },
      {
        title: 'Compared',
        of: ({ value, against, factor }) =>
          text(`${value} against ${against}${factor === 'block' ? ', within people' : ''}`),
      },
      {
        title: 'Sessions',
        numeric: true,
        of: ({ sessions }) => text(sessions.map(count).join(' / ')),
      },
      {
        title: 'Means',
        numeric: true,
        of: ({ measure, means }) => text(means.map(measure.show).join(' / ')),
      },
      {
        title: 'Difference (95 %)',
        numeric: true,
        of: ({ measure, difference, interval }) =>
          text(
            `${signed(measure, difference)} (${between(interval, (at) => signed(measure, at))})`,
          ),
      },
      {
        title: 'g (95 %)',
        numeric: true,
        of: ({ g, gInterval }) =>
          text(g === null ? NONE : `${effectSize(g)} (${between(gInterval, effectSize)})`),
      },
      { title: 'p', numeric: true, of: ({ p }) => text(probability(p)) },
      { title: 'p (Holm)', numeric: true, of: ({ holm }) => text(probability(holm)) },
    ]),
  );
}

/** A difference as the measure shows its values; clocks know no sign. */
function signed({ show }: Measure, difference: number): string {
  return difference < 0 ? `\u2212${show(-difference)}` : show(difference);
}

/** What guides would have earned had they advised otherwise. */
export function guidePart({ guides, resampling }: WalkAnalysis, drawn: readonly Figure[]): Markup {
  if (guides.length === 0) return together([]);
  const told = (row: GuideEffect, of: (typeof ESTIMATORS)[number]): Markup =>
    text(
      row.ess < LEAST_ESS ? NONE : `${percent(row[of])} (${between(row.intervals[of], percent)})`,
    );
  return section(
    'What the guide was worth',
    `Advice is followed if its segment sounds within ${FOLLOWED_WITHIN} s. Estimated from the logged propensities, for advice at random and for the guide's favourite alone: inverse propensity scores (IPS; Horvitz & Thompson 1952), self-normalised (SNIPS; Swaminathan & Joachims 2015), direct method (DM), doubly robust (DR; Dudik et al. 2011), with 95 % bootstrap intervals over sessions (${count(resampling.replicates)} draws, seed ${resampling.seed}). Below an effective sample size (ESS) of ${LEAST_ESS} there is no verdict; tables/guides.csv has the numbers all the same.`,
    ...drawn.map(({ inline }) => figure(inline)),
    htmlTable(guides, [
      { title: 'Logged guide', of: ({ logged }) => text(logged) },
      { title: 'Had it advised', of: ({ wanted }) => text(wanted) },
      { title: 'Advice', numeric: true, of: ({ advice }) => text(count(advice)) },
      { title: 'Followed as given', numeric: true, of: ({ followed }) => text(percent(followed)) },
      ...ESTIMATORS.map((of) => ({
        title: of.toUpperCase(),
        numeric: true,
        of: (row: GuideEffect) => told(row, of),
      })),
      { title: 'ESS', numeric: true, of: ({ ess }) => text(number(ess)) },
    ]),
  );
}
