import { group } from 'd3-array';
import { type CountedAnswer, countedAnswer } from '#study/record/counted-answer';
import type { Cell, Column } from '#study/record/table';
import { TRIAL_COLUMNS, TRIAL_TABLES } from '#study/record/trial-tables';
import type { TableRow } from '../read/table-row.ts';
import { type Given, visitTrials } from './visit-trials.ts';

/** A trial whose rows are being read. */
interface Answered {
  readonly session: string;
  readonly kind: string;
  /** When it was answered, in seconds; its number where a table does not say. */
  readonly at: number;
  readonly cells: CountedAnswer['cells'];
  readonly own: Record<string, Cell>[];
}

/** Every answer of an export that counts, of all kinds, by session, in the order in which they were given. */
export async function readAnswers(
  folder: string,
): Promise<ReadonlyMap<string, readonly CountedAnswer[]>> {
  const trials = new Map<string, Answered>();
  for (const [kind, { columns }] of TRIAL_TABLES) {
    const own = columns.slice(TRIAL_COLUMNS.length);
    await visitTrials(folder, kind, [], (row, given) => {
      const key = `${given.session} ${given.trial}`;
      const known = trials.get(key) ?? answeredIn(row, given, kind);
      known.own.push(Object.fromEntries(own.map((column) => [column[0], cellOf(row, column)])));
      trials.set(key, known);
    });
  }
  const inOrder = [...trials.values()].sort((a, b) => a.at - b.at);
  const sessions = [...group(inOrder, ({ session }) => session)];
  return new Map(
    sessions.map(([session, given]) => [
      session,
      given.map(({ kind, cells, own }) => countedAnswer(kind, cells, own)),
    ]),
  );
}

function answeredIn(row: TableRow, { session, trial, repeats, rt }: Given, kind: string): Answered {
  const optional = (name: string) => (row.has(name) ? row.numberOrNull(name) : null);
  return {
    session,
    kind,
    at: optional('t_answered') ?? trial,
    cells: {
      ...{ trial, repeats, rt },
      t_audible: optional('t_audible'),
      focus_losses: optional('focus_losses') ?? 0,
    },
    own: [],
  };
}

function cellOf(row: TableRow, [name, type]: Column): Cell {
  if (!row.has(name) || row.text(name) === '') return null;
  if (type === 'truth') return row.truth(name);
  return type === 'number' || type === 'integer' ? row.number(name) : row.kept(name);
}
