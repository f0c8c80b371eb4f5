import { join } from 'node:path';
import { type HeardTags, TagLedger } from '../walk/tag-dwell.ts';
import { hasTable, readTable } from './table-file.ts';

const COLUMNS = ['dataset', 'segment', 'model', 'tag', 'value'];

/**
 * Stream tags.csv into what each session heard of every tag; a map of ledgers by dataset hash and model,
 * in the order of the file, empty where the file is missing.
 *
 * @param dwell per dataset hash: each session's seconds by segment
 */
export async function readHeardTags(
  folder: string,
  dwell: ReadonlyMap<string, readonly ReadonlyMap<number, number>[]>,
): Promise<readonly HeardTags[]> {
  const ledgers = new Map<string, TagLedger>();
  const path = join(folder, 'tags.csv');
  if (!(await hasTable(path))) return [];
  await readTable(path, COLUMNS, (row) => {
    const [dataset, model] = [row.text('dataset'), row.text('model')];
    const walks = dwell.get(dataset);
    if (!walks) return;
    const key = JSON.stringify([dataset, model]);
    const ledger = ledgers.get(key) ?? new TagLedger(dataset, model, walks);
    ledgers.set(key, ledger);
    ledger.add(row.number('segment'), row.text('tag'), row.number('value'));
  });
  return [...ledgers.values()].map((ledger) => ledger.heard());
}
