import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { Cell, ColumnType, Table, TableHead } from '#study/record/table';

/** Rows of a group: as many as are in memory at once. */
const GROUP = 50_000;

const TYPES = {
  text: 'STRING',
  json: 'STRING',
  time: 'TIMESTAMP',
  number: 'DOUBLE',
  integer: 'INT64',
  truth: 'BOOLEAN',
} as const satisfies Record<ColumnType, string>;

/** A table as Parquet: typed columns, groups of rows, Snappy; what the columns mean is in the file, too. */
export class ParquetTable {
  readonly #columns: TableHead['columns'];
  readonly #writer: ParquetWriter;
  #rows: Cell[][] = [];

  constructor(path: string, { columns }: TableHead) {
    this.#columns = columns;
    this.#writer = new ParquetWriter({
      writer: fileWriter(path),
      schema: schemaFromColumnData({
        columnData: columns.map(([name, type]) => ({ name, data: [], type: TYPES[type] })),
      }),
      kvMetadata: columns.map(([name, , unit, meaning]) => ({
        key: `column ${name}`,
        value: unit ? `${meaning} [${unit}]` : meaning,
      })),
      createdBy: 'Earshot with hyparquet-writer',
    });
  }

  add<Row extends Record<keyof Row, Cell>>(table: Table<Row>, row: Row): void {
    this.#rows.push(table.columns.map(([name]) => row[name]));
  }

  async drain(): Promise<void> {
    if (this.#rows.length >= GROUP) await this.#write();
  }

  async close(): Promise<void> {
    if (this.#rows.length > 0) await this.#write();
    await this.#writer.finish();
  }

  async #write(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    await this.#writer.write({
      columnData: this.#columns.map(([name, type], place) => ({
        name,
        data: rows.map((row) => typed(row[place] ?? null, type)),
        type: TYPES[type],
      })),
      rowGroupSize: rows.length,
    });
  }
}

function typed(cell: Cell, type: ColumnType): unknown {
  if (cell === null) return null;
  if (type === 'integer') return BigInt(cell);
  if (type === 'number') return Number(cell);
  if (type === 'truth') return cell === true;
  return type === 'time' ? new Date(String(cell)) : String(cell);
}
