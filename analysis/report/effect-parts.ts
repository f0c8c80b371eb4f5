import { FOLLOWED_WITHIN, LEAST_ESS } from '../guide-effects.ts';
import { type Markup, text, together } from '../markup/markup.ts';
import { count, NONE, number, percent } from '../markup/words.ts';
import type { WalkAnalysis } from '../walk-analysis.ts';
import { htmlTable } from './html-table.ts';
import { section } from './page-parts.ts';

/** Walks under each condition against the first one. */
export function conditionPart({ conditions, resampling }: WalkAnalysis): Markup {
  if (conditions.length === 0) return together([]);
  return section(
    'What the conditions changed in the walks',
    `Means over sessions; p by two-sided permutation of the sessions (seed ${resampling.seed}), corrected by Holm over all rows. People who are left out for their answers are left out here too. Clips are not a random factor here: the walkers chose them.`,
    htmlTable(conditions, [
      { title: 'Measure', of: ({ measure }) => text(measure.title) },
      {
        title: 'Condition',
        of: ({ condition, sessions }) => text(`${condition} (${count(sessions[0])})`),
      },
      { title: 'Mean', numeric: true, of: ({ measure, means }) => text(measure.show(means[0])) },
      {
        title: 'Against',
        of: ({ against, sessions }) => text(`${against} (${count(sessions[1])})`),
      },
      { title: 'Mean', numeric: true, of: ({ measure, means }) => text(measure.show(means[1])) },
      { title: 'p', numeric: true, of: ({ p }) => text(p.toFixed(3)) },
      { title: 'p (Holm)', numeric: true, of: ({ holm }) => text(holm.toFixed(3)) },
    ]),
  );
}

/** What guides would have earned had they advised otherwise. */
export function guidePart({ guides }: WalkAnalysis): Markup {
  if (guides.length === 0) return together([]);
  const told = (ess: number, value: number): Markup =>
    text(ess < LEAST_ESS ? NONE : percent(value));
  return section(
    'What the guide was worth',
    `Advice is followed if its segment sounds within ${FOLLOWED_WITHIN} s. Estimated from the logged propensities, for advice at random and for the guide's favourite alone: inverse propensity scores (IPS), self-normalised (SNIPS; Swaminathan & Joachims 2015), direct method (DM), doubly robust (DR; Dudik et al. 2011). Below an effective sample size of ${LEAST_ESS} there is no verdict; tables/guides.csv has the numbers all the same.`,
    htmlTable(guides, [
      { title: 'Logged guide', of: ({ logged }) => text(logged) },
      { title: 'Had it advised', of: ({ wanted }) => text(wanted) },
      { title: 'Advice', numeric: true, of: ({ advice }) => text(count(advice)) },
      { title: 'Followed as given', numeric: true, of: ({ followed }) => text(percent(followed)) },
      { title: 'IPS', numeric: true, of: ({ ess, ips }) => told(ess, ips) },
      { title: 'SNIPS', numeric: true, of: ({ ess, snips }) => told(ess, snips) },
      { title: 'DM', numeric: true, of: ({ ess, dm }) => told(ess, dm) },
      { title: 'DR', numeric: true, of: ({ ess, dr }) => told(ess, dr) },
      { title: 'ESS', numeric: true, of: ({ ess }) => text(number(ess)) },
    ]),
  );
}
