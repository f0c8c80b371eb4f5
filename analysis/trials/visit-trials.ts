import { join } from 'node:path';
import { hasTable, readTable } from '../read/table-file.ts';
import type { TableRow } from '../read/table-row.ts';

/** What every trial has. */
export interface Given {
  readonly session: string;
  /** Number of the trial in the person's plan. */
  readonly trial: number;
  /** Number of the trial that it gave again; null for a first time. */
  readonly repeats: number | null;
  /** Response time in seconds; null if the time ran out. */
  readonly rt: number | null;
  readonly block: string;
  /** Condition of the person, and level of what varies within people; empty where there is none. */
  readonly condition: string;
  readonly level: string;
}
const COMMON = ['session', 'block', 'trial', 'practice', 'repeats', 'kept', 'lapsed', 'rt'];

/** Visit the trials of one kind that count; none where the export lacks their table. */
export async function visitTrials(
  folder: string,
  kind: string,
  columns: readonly string[],
  visit: (row: TableRow, given: Given) => void,
): Promise<void> {
  const path = join(folder, `trials-${kind}.csv`);
  if (!(await hasTable(path))) return;
  await readTable(path, [...COMMON, ...columns], (row) => {
    if (row.truth('practice') || !row.truth('kept') || row.truth('lapsed')) return;
    visit(row, {
      session: row.text('session'),
      block: row.text('block'),
      trial: row.number('trial'),
      repeats: row.numberOrNull('repeats'),
      rt: row.numberOrNull('rt'),
      condition: row.has('condition') ? row.text('condition') : '',
      level: row.has('level') ? row.text('level') : '',
    });
  });
}
