import { dwellList } from '../dwell-list.ts';
import type { WalkAnalysis } from '../walk-analysis.ts';
import { number, type Table, table, text } from './table.ts';

/** Dwell per segment. */
export function segmentTable(analysis: WalkAnalysis): Table {
  return table('segments.csv', dwellList(analysis), [
    text('dataset_hash', 'hash of the dataset', (row) => row.dataset),
    number('segment', '', 'number of the segment', (row) => row.segment),
    text('title', 'title of its track', (row) => row.name?.title ?? null),
    text('artist', 'artist of its track', (row) => row.name?.artist ?? null),
    number('start', 's', 'where it begins in its track', (row) => row.name?.start ?? null),
    number('end', 's', 'where it ends in its track', (row) => row.name?.end ?? null),
    number('seconds', 's', 'time it sounded over all sessions', (row) => row.seconds),
    number('sessions', 'count', 'sessions that heard it', (row) => row.sessions),
  ]);
}

/** Dwell per tag against the map. */
export function tagTable({ tags }: WalkAnalysis): Table {
  const rows = tags.flatMap(({ dataset, model, tags: list }) =>
    list.map((tag) => ({ dataset, model, ...tag })),
  );
  return table('tags.csv', rows, [
    text('dataset_hash', 'hash of the dataset', (row) => row.dataset),
    text('model', 'model that gave the tag', (row) => row.model),
    text('tag', 'the tag', (row) => row.tag),
    number(
      'dwell',
      's x activation',
      'seconds heard times activation, over all sessions',
      (row) => row.dwell,
    ),
    number(
      'heard',
      'activation',
      'mean activation weighted by the seconds heard',
      (row) => row.heard,
    ),
    number(
      'offered',
      'activation',
      'mean activation over all segments of the dataset',
      (row) => row.offered,
    ),
    number('ratio', '', 'heard / offered; 1 is chance', (row) => row.ratio),
    number(
      'ratio_low',
      '',
      '2.5 % point of the bootstrap over sessions',
      (row) => row.interval?.low ?? null,
    ),
    number(
      'ratio_high',
      '',
      '97.5 % point of the bootstrap over sessions',
      (row) => row.interval?.high ?? null,
    ),
  ]);
}
