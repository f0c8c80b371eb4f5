import { KINDS } from '#study/trial/kinds';
import type { Cell, Column, Table } from './table.ts';
import { SESSION } from './walk-tables.ts';

/** Cells that every trial has, whatever its kind. */
export interface TrialCells {
  readonly session: string;
  readonly condition: string;
  readonly block: string;
  readonly trial: number;
  readonly level: string | null;
  readonly practice: boolean;
  readonly repeats: number | null;
  readonly attempt: number;
  readonly kept: boolean;
  readonly lapsed: boolean;
  readonly t_opened: number;
  readonly t_audible: number | null;
  readonly t_answered: number;
  readonly rt: number | null;
  readonly clips: string;
  readonly plays: number;
  readonly focus_losses: number;
  readonly volume_changes: number;
  readonly frames_dropped: number;
}
export type TrialRow = TrialCells & Readonly<Record<string, Cell>>;

/** Columns that the tables of all kinds begin with. */
export const TRIAL_COLUMNS: readonly Column<keyof TrialCells & string>[] = [
  SESSION,
  ['condition', 'text', '', 'Condition of the person'],
  ['block', 'text', '', 'Block of the protocol'],
  [
    'trial',
    'integer',
    '',
    "Number of the trial in the person's plan, from 0: the order in which trials were given",
  ],
  [
    'level',
    'text',
    '',
    'Level of the condition that varies within people; empty where there is none',
  ],
  ['practice', 'truth', '', 'true: practice, does not count'],
  [
    'repeats',
    'integer',
    '',
    'Number of the trial that this one gives again; empty for a first time',
  ],
  [
    'attempt',
    'integer',
    '',
    'How often the trial was opened until then, from 1: more than 1 after a return',
  ],
  [
    'kept',
    'truth',
    '',
    'true for the last answer of a trial; others were given anew after a return',
  ],
  ['lapsed', 'truth', '', 'true: the time limit passed without an answer'],
  ['t_opened', 'number', 's', "When it came on the screen, from the session's start"],
  ['t_audible', 'number', 's', 'First audible onset of one of its clips; empty without sound'],
  ['t_answered', 'number', 's', 'When it was answered'],
  [
    'rt',
    'number',
    's',
    'Response time from the first audible onset, from t_opened where there is no sound; empty if lapsed',
  ],
  ['clips', 'json', '', 'Segments in the order shown; -1 is a synthesised sound'],
  ['plays', 'integer', '', 'How often one of its clips began to sound'],
  ['focus_losses', 'integer', '', 'How often the page lost the focus meanwhile'],
  ['volume_changes', 'integer', '', 'How often the volume was changed meanwhile'],
  ['frames_dropped', 'integer', '', 'Screen frames that were dropped meanwhile'],
];

/** One table for each kind of trial: what all have, then the kind's own columns. */
export const TRIAL_TABLES: ReadonlyMap<string, Table<TrialRow>> = new Map(
  KINDS.filter(({ name }) => name !== 'consent').map(({ name, columns }) => [
    name,
    { file: `trials-${name}.csv`, columns: [...TRIAL_COLUMNS, ...columns] },
  ]),
);

/** One piece of advice in a guided walk. */
export interface AdviceRow {
  readonly session: string;
  readonly trial: number;
  readonly t: number;
  readonly policy: string;
  readonly version: number;
  readonly candidates: string;
  readonly chosen: number;
  readonly propensity: number;
}

/** What guides said, with all that an off-policy estimate needs. */
export const ADVICE: Table<AdviceRow> = {
  file: 'advice.csv',
  columns: [
    SESSION,
    ['trial', 'integer', '', 'Number of the trial'],
    ['t', 'number', 's', "When it was shown, from the session's start"],
    ['policy', 'text', '', 'Name of the policy'],
    ['version', 'integer', '', 'Its version'],
    ['candidates', 'json', '', 'Segments that it might have pointed to'],
    ['chosen', 'integer', '', 'Segment that it pointed to'],
    ['propensity', 'number', '0 to 1', 'How likely this one was'],
  ],
};

/** Where a clip lies on an axis of the protocol. */
export interface PositionRow {
  readonly axis: string;
  readonly segment: number;
  readonly position: number;
}

/** All clips that were given to anybody, on all axes of the protocol. */
export const POSITIONS: Table<PositionRow> = {
  file: 'positions.csv',
  columns: [
    ['axis', 'text', '', 'Axis of the protocol'],
    ['segment', 'integer', '', 'Segment of the dataset'],
    [
      'position',
      'number',
      'SD',
      'Its value on the axis: mean 0, standard deviation 1 over the dataset',
    ],
  ],
};
