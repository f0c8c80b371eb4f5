import { counted } from '#models/counted';
import { clipName } from '../markup/clip-name.ts';
import { element, type Markup, text, together } from '../markup/markup.ts';
import { between, count, number, percent } from '../markup/words.ts';
import type { TrialAnalysis } from '../trial-analysis.ts';
import type { PreferenceRanking } from '../trials/preference-ranking.ts';
import { htmlTable } from './html-table.ts';
import { paragraph, section } from './page-parts.ts';

/** What is preferred to what, block by block. */
export function preferencePart(
  { rankings, names }: TrialAnalysis,
  named: (name: string) => readonly Markup[],
): Markup {
  if (rankings.length === 0) return together([]);
  return section(
    'What is preferred to what',
    'Log strengths by Bradley & Terry (1952) with intervals over people: of two clips whose strengths differ by 1, the stronger one is preferred in 73 of 100 comparisons, by 2 in 88. The mean of the ranked is 0; neither counts as half won.',
    ...named('preferences'),
    ...rankings.flatMap((ranking) => [
      element('h3', {}, text(ranking.block)),
      paragraph(about(ranking), 'quiet'),
      htmlTable(ranking.options, [
        { title: 'Clip', of: (option) => text(clipName(option, names)) },
        { title: 'Comparisons', numeric: true, of: ({ comparisons }) => text(count(comparisons)) },
        { title: 'Won', numeric: true, of: ({ won }) => text(percent(won)) },
        { title: 'Log strength', numeric: true, of: ({ strength }) => text(number(strength)) },
        {
          title: '95 % interval',
          numeric: true,
          of: ({ interval }) => text(between(interval, number)),
        },
        {
          title: 'Left out',
          of: ({ standing }) => text(standing === 'ranked' ? '' : standing),
        },
      ]),
    ]),
  );
}

function about({ people, comparisons, options }: PreferenceRanking): string {
  const out = options.filter(({ strength }) => strength === null).length;
  const asked = `${counted(comparisons, 'comparison')} by ${counted(people, 'person', 'people')}.`;
  if (out === 0) return asked;
  if (out === options.length)
    return `${asked} No strengths: no group of more than half of the clips has wins and losses that tie all of its clips to each other. More comparisons, or fewer clips, would help.`;
  return `${asked} ${counted(out, 'clip')} left out: never lost, never won, or apart from the ranked.`;
}
