import { segmentKey } from '../read/segments.ts';
import type { TrialAnalysis } from '../trial-analysis.ts';
import { number, type Table, table, text } from './table.ts';

/** What is preferred to what: one row a clip and block. */
export function preferenceTable({ rankings, names }: TrialAnalysis): Table {
  const rows = rankings.flatMap(({ block, options }) =>
    options.map((option) => ({
      ...option,
      block,
      name: names.get(segmentKey(option.dataset, option.segment)),
    })),
  );
  return table('preferences.csv', rows, [
    text('block', 'block of the protocol', (row) => row.block),
    text('dataset_hash', 'hash of the dataset', (row) => row.dataset),
    number('segment', '', 'segment of segments.csv', (row) => row.segment),
    text('title', 'title of its track', (row) => row.name?.title ?? ''),
    number('start', 's', 'where it begins in the track', (row) => row.name?.start ?? null),
    number('comparisons', 'count', 'times that it was compared', (row) => row.comparisons),
    number(
      'won',
      'share',
      'comparisons in which it was preferred; neither is half',
      (row) => row.won,
    ),
    number('strength', 'logit', 'log strength, 0 in the mean of the ranked', (row) => row.strength),
    number('se', 'logit', 'its standard error, people as clusters', (row) => row.se),
    number('low', 'logit', '2.5 % end of its t interval', (row) => row.interval?.low ?? null),
    number('high', 'logit', '97.5 % end of its t interval', (row) => row.interval?.high ?? null),
    text('standing', 'ranked, never lost, never won or apart', (row) => row.standing),
  ]);
}
