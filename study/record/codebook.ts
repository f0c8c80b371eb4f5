import { POINTS, SEGMENTS, SHOWN, TAGS, VECTORS } from './dataset-tables.ts';
import type { ColumnType, Table, TableHead } from './table.ts';
import { ADVICE, POSITIONS, TRIAL_TABLES } from './trial-tables.ts';
import { EVENTS, HEARINGS, SAMPLES, SESSIONS, VIEWS } from './walk-tables.ts';

/** What one column of an export means. */
export interface CodebookRow {
  readonly file: string;
  readonly column: string;
  readonly type: ColumnType;
  readonly unit: string;
  readonly meaning: string;
}

/** Describes every column of every table, also its own. */
export const CODEBOOK: Table<CodebookRow> = {
  file: 'codebook.csv',
  columns: [
    ['file', 'text', '', 'File of the export'],
    ['column', 'text', '', 'Column of that file'],
    ['type', 'text', '', 'text, number, integer, truth (true or false), json or time (ISO 8601)'],
    ['unit', 'text', '', 'Unit of its numbers; empty where there is none'],
    ['meaning', 'text', '', 'What a cell says'],
  ],
};

const TABLES: readonly TableHead[] = [
  ...[SESSIONS, SAMPLES, HEARINGS, VIEWS, EVENTS, SEGMENTS, TAGS, POINTS, SHOWN, VECTORS],
  ...TRIAL_TABLES.values(),
  ...[ADVICE, POSITIONS, CODEBOOK],
];

/** Every file that an export may write. */
export const EXPORT_FILES: readonly string[] = TABLES.map(({ file }) => file);

/** The codebook's lines, in the order of files and columns. */
export function codebookRows(): readonly CodebookRow[] {
  return TABLES.flatMap(({ file, columns }) =>
    columns.map(([column, type, unit, meaning]) => ({ file, column, type, unit, meaning })),
  );
}
