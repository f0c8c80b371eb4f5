import { counted } from '#models/counted';
import { RULES } from '#study/record/answer-quality';
import { element, type Markup, text, together } from '../markup/markup.ts';
import { count, NONE, number, percent, shortName } from '../markup/words.ts';
import type { TrialAnalysis } from '../trial-analysis.ts';

import { WORTH_A_LOOK } from '../trials/suspicion.ts';
import { htmlTable } from './html-table.ts';
import { section } from './page-parts.ts';

/** Who answered, and who is left out by which rule. */
export function participantSection({ people, keepExcluded }: TrialAnalysis): Markup {
  const out = people.filter(({ reason }) => reason !== null).length;
  const consistent = people.flatMap(({ consistent: share }) => (share === null ? [] : [share]));
  const mean =
    consistent.length > 0
      ? consistent.reduce((sum, share) => sum + share, 0) / consistent.length
      : null;
  return section(
    'Who answered, and how carefully',
    `${counted(people.length, 'person', 'people')} answered. ${leftOutWords(out, keepExcluded)}${mean === null ? '' : ` Answers to repeated trials agree in ${percent(mean)}.`}`,
    htmlTable(Object.entries(RULES), [
      {
        title: 'Left out',
        of: ([name, rule]) => together([text(name), element('small', {}, text(rule))]),
      },
      {
        title: 'People',
        numeric: true,
        of: ([name]) => text(people.filter(({ reason }) => reason === name).length),
      },
    ]),
  );
}

function leftOutWords(out: number, keepExcluded: boolean): string {
  if (out === 0) return 'The rules below leave nobody out.';
  return keepExcluded
    ? `The rules below would leave out ${count(out)}; they are kept in everything here, as --keep-excluded asks.`
    : `The rules below leave out ${count(out)}, from every other figure and table, answers and walks alike; --keep-excluded keeps them.`;
}

/** More rows than this are in participants.csv only. */
const MOST_ROWS = 30;

/** Whose answers give reason to look again; nobody is left out for that. */
export function careSection({ care }: TrialAnalysis, drawn: readonly Markup[]): Markup {
  const found = care
    .filter(({ score }) => score >= WORTH_A_LOOK)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_ROWS);
  const about = `Answers at random, in a straight line, too fast, or like those of an earlier person: everybody is compared with everybody, in robust standard deviations from the median. ${WORTH_A_LOOK} and more is worth a look; nobody is left out for it. tables/participants.csv has every sign of everybody.`;
  if (found.length === 0)
    return section('Whose answers look odd', `${about} Here nobody's do.`, ...drawn);
  return section(
    'Whose answers look odd',
    about,
    ...drawn,
    htmlTable(found, [
      { title: 'Session', of: ({ session }) => text(shortName(session)) },
      { title: 'Sign', of: ({ sign }) => text(sign) },
      { title: 'Score', numeric: true, of: ({ score }) => text(number(score)) },
      {
        title: 'Median time',
        numeric: true,
        of: ({ pace }) => text(pace === null ? NONE : `${Math.exp(pace).toFixed(1)} s`),
      },
      { title: 'Longest run', numeric: true, of: ({ longest }) => text(percent(longest)) },
      { title: 'Agreement r', numeric: true, of: ({ agreement }) => text(number(agreement)) },
      { title: 'Right', numeric: true, of: ({ accuracy }) => text(percent(accuracy)) },
      {
        title: 'Most like',
        of: ({ twin, alike }) =>
          text(twin === null ? NONE : `${shortName(twin)} (${percent(alike)})`),
      },
    ]),
  );
}
