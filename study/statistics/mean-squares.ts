/** A complete table of numbers: rows first. */
export type Rows = readonly (readonly number[])[];

/** Two-way analysis of variance without replication, n rows by k columns. */
export interface MeanSquares {
  readonly rows: number;
  readonly columns: number;
  readonly mean: number;
  /** Between rows, n - 1 degrees of freedom. */
  readonly msr: number;
  /** Between columns, k - 1. */
  readonly msc: number;
  /** Interaction and error, (n - 1)(k - 1). */
  readonly mse: number;
  /** Within rows, n (k - 1). */
  readonly msw: number;
}

/** Mean squares of a complete table of at least 2 x 2; NaN where there are no degrees of freedom. */
export function meanSquares(table: Rows): MeanSquares {
  const [n, k] = [table.length, table[0]?.length ?? 0];
  const rowMeans = table.map((row) => meanOf(row));
  const columnMeans = Array.from({ length: k }, (_, j) =>
    meanOf(table.map((row) => row[j] ?? NaN)),
  );
  const mean = meanOf(rowMeans);
  const between = k * squaresAround(rowMeans, mean);
  const across = n * squaresAround(columnMeans, mean);
  let rest = 0;
  for (const [i, row] of table.entries())
    for (const [j, value] of row.entries())
      rest += (value - (rowMeans[i] ?? 0) - (columnMeans[j] ?? 0) + mean) ** 2;
  return {
    rows: n,
    columns: k,
    mean,
    msr: between / (n - 1),
    msc: across / (k - 1),
    mse: rest / ((n - 1) * (k - 1)),
    msw: (across + rest) / (n * (k - 1)),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squaresAround(values: readonly number[], mean: number): number {
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
