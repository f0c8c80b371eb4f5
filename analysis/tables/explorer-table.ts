import type { WalkAnalysis } from '../walk-analysis.ts';
import { number, type Table, table, text } from './table.ts';

/** How every session explored each of its maps. */
export function explorerTable({ explorers }: WalkAnalysis): Table {
  return table('explorers.csv', explorers, [
    text('session', 'pseudonym of the session', (one) => one.session),
    text('map', 'map of maps.csv', (one) => one.map),
    number('steps', 'count', 'steps from segment to segment', (one) => one.steps),
    number('lambda', 'share of the map', 'length of generalisation', (one) => one.lambda),
    number('lambda_radii', 'hearing radii', 'the same in hearing radii', (one) => one.radii),
    number('beta', '', 'weight of what is not known yet', (one) => one.beta),
    number('tau', '', 'temperature of the choice', (one) => one.tau),
    number('explained', 'share', "McFadden's R squared against chance", (one) => one.explained),
  ]);
}
