import { join } from 'node:path';
import { hasTable, readTable } from './table-file.ts';

/** A trial that was walked: its block, and from when to when it was open in seconds. */
export interface WalkedTrial {
  readonly block: string;
  readonly from: number;
  readonly to: number;
}

/** Kinds of trials that are walked. */
const KINDS = ['explore', 'goal-walk', 'guided-walk'] as const;
const COLUMNS = ['session', 'block', 'practice', 'kept', 't_opened', 't_answered'];

/** Read when everybody walked what, by session; practice and what was given anew later don't count. */
export async function readWalkedTrials(
  folder: string,
): Promise<ReadonlyMap<string, readonly WalkedTrial[]>> {
  const trials = new Map<string, WalkedTrial[]>();
  for (const kind of KINDS) {
    const path = join(folder, `trials-${kind}.csv`);
    if (!(await hasTable(path))) continue;
    await readTable(path, COLUMNS, (row) => {
      if (row.truth('practice') || !row.truth('kept')) return;
      const session = row.kept('session');
      const own = trials.get(session) ?? [];
      trials.set(session, own);
      const [from, to] = [row.number('t_opened'), row.number('t_answered')];
      own.push({ block: row.kept('block'), from, to });
    });
  }
  return trials;
}
