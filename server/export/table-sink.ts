import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Cell, Table, TableHead } from '#study/record/table';
import { BidsTable } from './bids-table.ts';
import { type Format, placeOf } from './format.ts';
import { ParquetTable } from './parquet-table.ts';
import { TextTable } from './text-table.ts';

/** A table on its way to the disk. */
export interface TableSink {
  add<Row extends Record<keyof Row, Cell>>(table: Table<Row>, row: Row): void;
  /** Write what has gathered, if that is worth it. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** Begin a table within a folder. */
export async function openSink(
  folder: string,
  table: TableHead,
  format: Format,
): Promise<TableSink> {
  if (format === 'bids') return await BidsTable.create(folder, table);
  const path = join(folder, placeOf(table.file, format));
  await mkdir(dirname(path), { recursive: true });
  if (format === 'parquet') return new ParquetTable(path, table);
  return await TextTable.create(path, table, format === 'jsonl' ? 'jsonl' : 'csv');
}
