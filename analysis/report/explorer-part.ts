import { type Markup, text, together } from '../markup/markup.ts';
import { count, number } from '../markup/words.ts';
import type { SessionExplorer } from '../session-explorers.ts';
import { estimate } from '../statistics/bootstrap.ts';
import type { WalkAnalysis } from '../walk-analysis.ts';
import { htmlTable } from './html-table.ts';
import { section } from './page-parts.ts';

const PARAMETERS: readonly (readonly [string, (one: SessionExplorer) => number])[] = [
  ['Generalisation lambda, in hearing radii', ({ radii }) => radii],
  ['Exploration beta', ({ beta }) => beta],
  ['Temperature tau', ({ tau }) => tau],
];

/** How people explored, if that was asked for. */
export function explorerPart({ explorers, resampling }: WalkAnalysis): Markup {
  if (explorers.length === 0) return together([]);
  const rows = PARAMETERS.map(([name, of]) => ({
    name,
    found: estimate(
      explorers.map((one) => Math.log(of(one))),
      resampling,
    ),
  }));
  const shown = (log: number | null | undefined): string =>
    number(log === null || log === undefined ? null : Math.exp(log));
  return section(
    'How people explored',
    `A GP-UCB explorer (Wu, Schulz et al. 2018) fitted to each walk of at least 20 steps from segment to segment; how long a segment sounded stands for how much it was liked, and each choice is weighed against others drawn from the map (McFadden 1978). Geometric means over ${count(explorers.length)} walks. Each walk is a row of tables/explorers.csv.`,
    htmlTable(rows, [
      { title: 'Parameter', of: ({ name }) => text(name) },
      { title: 'Mean', numeric: true, of: ({ found }) => text(shown(found.mean)) },
      {
        title: '95 % interval',
        numeric: true,
        of: ({ found: { interval } }) =>
          text(interval ? `${shown(interval.low)} to ${shown(interval.high)}` : number(null)),
      },
    ]),
  );
}
