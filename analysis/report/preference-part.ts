import { counted } from '#models/counted';
import { clipName } from '../markup/clip-name.ts';
import { element, type Markup, text, together } from '../markup/markup.ts';
import { between, count, number, percent } from '../markup/words.ts';
import type { TrialAnalysis } from '../trial-analysis.ts';
import {
  type PreferenceRanking,
  type RankedOption,
  shownOptions,
} from '../trials/preference-ranking.ts';
import { htmlTable } from './html-table.ts';
import { paragraph, section } from './page-parts.ts';

/** What is preferred to what, block by block. */
export function preferencePart(
  { rankings, names }: Pick<TrialAnalysis, 'rankings' | 'names'>,
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
      rankingTable(ranking, names),
    ]),
  );
}

function rankingTable(ranking: PreferenceRanking, names: TrialAnalysis['names']): Markup {
  const options = shownOptions(ranking);
  return htmlTable(options, [
    { title: 'Clip', of: (option) => text(clipName(option, names)) },
    { title: 'Comparisons', numeric: true, of: ({ comparisons }) => text(count(comparisons)) },
    { title: 'Won', numeric: true, of: ({ won }) => text(percent(won)) },
    { title: 'Log strength', numeric: true, of: ({ strength }) => text(number(strength)) },
    {
      title: '95 % interval',
      numeric: true,
      of: ({ interval }) => text(between(interval, number)),
    },
    ...(options.some(isLeftOut)
      ? [{ title: 'Left out', of: (one: RankedOption) => text(isLeftOut(one) ? one.standing : '') }]
      : []),
  ]);
}

function isLeftOut({ standing }: RankedOption): boolean {
  return standing !== 'ranked';
}

function about(ranking: PreferenceRanking): string {
  const { people, comparisons, options } = ranking;
  const shown = shownOptions(ranking).length;
  return [
    `${counted(comparisons, 'comparison')} by ${counted(people, 'person', 'people')}.`,
    ...leftOut(options),
    ...(shown < options.length
      ? [
          `The first and the last ${shown / 2} of ${counted(options.length, 'clip')}; tables/preferences.csv has them all.`,
        ]
      : []),
  ].join(' ');
}

function leftOut(options: readonly RankedOption[]): readonly string[] {
  const out = options.filter(isLeftOut).length;
  if (out === 0) return [];
  if (out < options.length)
    return [`${counted(out, 'clip')} left out: never lost, never won, or apart from the ranked.`];
  return [
    'No strengths: no group of more than half of the clips has wins and losses that tie all of its clips to each other. More comparisons, or fewer clips, would help.',
  ];
}
