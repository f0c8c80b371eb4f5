import { join } from 'node:path';
import type { MapFrame } from '../walk/walk-map.ts';
import { hasTable, readTable } from './table-file.ts';

/** Names what a map leaves of its segments. */
export function selectionKey({
  dataset,
  space,
  shown,
}: Pick<MapFrame, 'dataset' | 'space'> & { readonly shown?: unknown }): string {
  return JSON.stringify([dataset, space, shown]);
}

/** Read shown.csv: the segments on the maps that leave some out, by selectionKey; empty where it is missing. */
export async function readSelections(
  folder: string,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const selections = new Map<string, Set<number>>();
  const path = join(folder, 'shown.csv');
  if (!(await hasTable(path))) return selections;
  await readTable(path, ['dataset', 'space', 'shown', 'segment'], (row) => {
    const map = {
      dataset: row.text('dataset'),
      space: row.text('space'),
      shown: row.json('shown'),
    };
    const key = selectionKey(map);
    const known = selections.get(key) ?? new Set<number>();
    selections.set(key, known.add(row.number('segment')));
  });
  return selections;
}
