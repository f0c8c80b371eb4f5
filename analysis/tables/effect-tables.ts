import type { WalkAnalysis } from '../walk-analysis.ts';
import { number, type Table, table, text } from './table.ts';

/** Walks under each condition, and what guides would have earned. */
export function effectTables(analysis: WalkAnalysis): readonly Table[] {
  return [conditionTable(analysis), guideTable(analysis)].filter(({ rows }) => rows.length > 0);
}

function conditionTable({ conditions }: WalkAnalysis): Table {
  return table('conditions.csv', conditions, [
    text('measure', 'column of sessions.csv', ({ measure }) => measure.id),
    text('condition', 'condition of the study', (row) => row.condition),
    text('against', 'the first condition by name', (row) => row.against),
    number('sessions', 'count', 'sessions with a value', (row) => row.sessions[0]),
    number(
      'sessions_against',
      'count',
      'the same of the first condition',
      (row) => row.sessions[1],
    ),
    number('mean', 'as the measure', 'mean over sessions', (row) => row.means[0]),
    number(
      'mean_against',
      'as the measure',
      'the same of the first condition',
      (row) => row.means[1],
    ),
    number('p', '', 'two-sided permutation test over sessions', (row) => row.p),
    number('p_holm', '', 'the same, corrected over all rows', (row) => row.holm),
  ]);
}

function guideTable({ guides }: WalkAnalysis): Table {
  return table('guides.csv', guides, [
    text('policy', 'policy of the log and its version', (row) => row.logged),
    text('wanted', 'policy in question', (row) => row.wanted),
    number('advice', 'count', 'pieces of advice', (row) => row.advice),
    number('followed', 'share', 'advice as given that was followed', (row) => row.followed),
    number('ips', 'share', 'inverse propensity scores', (row) => row.ips),
    number('snips', 'share', 'the same, self-normalised', (row) => row.snips),
    number('dm', 'share', 'direct method', (row) => row.dm),
    number('dr', 'share', 'doubly robust', (row) => row.dr),
    number('ess', 'count', 'effective sample size', (row) => row.ess),
  ]);
}
