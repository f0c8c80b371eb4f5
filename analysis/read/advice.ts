import { join } from 'node:path';
import { hasTable, readTable } from './table-file.ts';

/** One piece of advice as it was logged. */
export interface Advised {
  readonly session: string;
  readonly t: number;
  /** Name and version of the policy. */
  readonly policy: string;
  /** How many segments it chose from. */
  readonly candidates: number;
  readonly chosen: number;
  readonly propensity: number;
}

const COLUMNS = ['session', 't', 'policy', 'version', 'candidates', 'chosen', 'propensity'];

/** Read advice.csv; empty where the study had no guide. */
export async function readAdvice(folder: string): Promise<readonly Advised[]> {
  const path = join(folder, 'advice.csv');
  const advice: Advised[] = [];
  if (!(await hasTable(path))) return advice;
  await readTable(path, COLUMNS, (row) => {
    const candidates = row.json('candidates');
    advice.push({
      session: row.text('session'),
      t: row.number('t'),
      policy: `${row.text('policy')} ${row.number('version')}`,
      candidates: Array.isArray(candidates)
        ? candidates.length
        : row.refuse('candidates', 'a list'),
      chosen: row.number('chosen'),
      propensity: row.positive('propensity'),
    });
  });
  return advice;
}
