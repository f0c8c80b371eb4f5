import { counted } from '#models/counted';
import { baselineFirst, FEWEST_PEOPLE } from '../effects/factors.ts';
import { type Markup, text, together } from '../markup/markup.ts';
import { count } from '../markup/words.ts';
import type { WalkAnalysis } from '../walk-analysis.ts';
import { htmlTable } from './html-table.ts';
import { section } from './page-parts.ts';

/** Who was in which condition, also where too few were to compare them; nothing where people differ in none. */
export function conditionList({ sessions }: WalkAnalysis): Markup {
  const names = baselineFirst(
    sessions.map(({ session }) => session.condition),
    null,
  );
  if (names.length < 2) return together([]);
  const rows = names.map((name) => {
    const own = sessions.filter(({ session }) => session.condition === name);
    const complete = own.filter(({ session }) => session.complete).length;
    return { name, people: own.length, complete };
  });
  const enough = rows.filter(({ people }) => people >= FEWEST_PEOPLE).length;
  return section(
    'Who was in which condition',
    `${counted(names.length, 'condition')}. Conditions with at least ${FEWEST_PEOPLE} people are compared.${enough < 2 ? ' No condition is compared with another here.' : ''}`,
    htmlTable(rows, [
      { title: 'Condition', of: ({ name }) => text(name) },
      { title: 'People', numeric: true, of: ({ people }) => text(count(people)) },
      { title: 'Complete', numeric: true, of: ({ complete }) => text(count(complete)) },
      {
        title: 'Note',
        of: ({ people }) => text(people < FEWEST_PEOPLE ? 'too few to compare' : ''),
      },
    ]),
  );
}
