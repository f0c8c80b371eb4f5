import { join } from 'node:path';
import { hasTable, readTable } from './table-file.ts';

/** What a segment is called. */
export interface SegmentName {
  readonly title: string;
  readonly artist: string;
  /** Seconds within its track. */
  readonly start: number;
  readonly end: number;
}

const COLUMNS = ['dataset', 'segment', 'title', 'artist', 'start', 'end'];

/** Names a segment across datasets. */
export function segmentKey(dataset: string, segment: number): string {
  return `${dataset} ${segment}`;
}

/** Read the names of the wanted segments from segments.csv; empty where the file is missing. */
export async function readSegmentNames(
  folder: string,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, SegmentName>> {
  const names = new Map<string, SegmentName>();
  const path = join(folder, 'segments.csv');
  if (!(await hasTable(path))) return names;
  await readTable(path, COLUMNS, (row) => {
    const key = segmentKey(row.text('dataset'), row.number('segment'));
    if (!wanted.has(key)) return;
    names.set(key, {
      title: row.text('title'),
      artist: row.text('artist'),
      start: row.number('start'),
      end: row.number('end'),
    });
  });
  return names;
}
