import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type CsvError, parse } from 'csv-parse';
import { Refusal } from '#models/refusal';
import { TableRow } from './table-row.ts';

/** Whether an export has this file; some tables are optional. */
export async function hasTable(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

/**
 * Stream a CSV file row by row; memory stays flat however long it is. The row that is handed on is used
 * again for the next one. Refuses a file that is missing, lacks one of `columns` or isn't CSV, in one
 * sentence; columns that aren't asked for are ignored.
 */
export async function readTable(
  path: string,
  columns: readonly string[],
  visit: (row: TableRow) => void,
): Promise<void> {
  if (!(await hasTable(path)))
    throw new Refusal(
      `Got no ${basename(path)} in the export folder when expected one; run earshot export again.`,
    );
  const row = new TableRow(basename(path), columns);
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (cells: string[], { lines }) => {
      if (row.take(cells, lines)) visit(row);
      return null;
    },
  });
  await pipeline(createReadStream(path), parser.resume()).catch((error: unknown) => {
    throw understood(error, basename(path));
  });
  row.requireHead();
}

function understood(error: unknown, file: string): unknown {
  if (!isCsvError(error)) return error;
  const line = typeof error['lines'] === 'number' ? `, line ${error['lines']}` : '';
  return new Refusal(
    `Got ${file}${line} that is not CSV (${error.code}) when expected a table; run earshot export again.`,
    { cause: error },
  );
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
