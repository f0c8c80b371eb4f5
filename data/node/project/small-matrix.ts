import { Refusal } from '#models/refusal';
import type { Matrix } from '#models/space/space';
import type { NpyFile } from './npy-file.ts';

/** The rows of a file as arrays, for an engine that is made for at most `most` rows. */
export async function smallMatrix(
  file: NpyFile,
  most: number,
  engine: string,
): Promise<number[][]> {
  const { rows, columns } = file;
  if (rows > most)
    throw new Refusal(
      `Got ${rows} rows for ${engine}, which takes at most ${most} in reasonable time: use the engine own.`,
    );
  const { values } = await file.whole();
  return Array.from({ length: rows }, (_, i) => [
    ...values.subarray(i * columns, (i + 1) * columns),
  ]);
}

/** A map of rows that an engine gave as arrays of at most two coordinates. */
export function mapOf(rows: readonly (readonly number[])[]): Matrix {
  const values = rows.flatMap(([x = 0, y = 0]) => [x, y]);
  return { rows: rows.length, columns: 2, values: Float32Array.from(values) };
}
