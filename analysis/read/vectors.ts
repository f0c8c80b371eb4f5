import { join } from 'node:path';
import { type OriginalSpace, originalSpace } from '../walk/regions.ts';
import type { Vector } from '../walk/vectors.ts';
import { hasTable, readTable } from './table-file.ts';
import type { TableRow } from './table-row.ts';

/** Names a space of a dataset. */
export function spaceKey(dataset: string, space: string): string {
  return JSON.stringify([dataset, space]);
}

/**
 * Read vectors.csv: the spaces that were walked themselves, by spaceKey; empty where the file is missing.
 *
 * @param seed of the regions that each is parted into
 */
export async function readSpaces(
  folder: string,
  seed: number,
): Promise<ReadonlyMap<string, OriginalSpace>> {
  const path = join(folder, 'vectors.csv');
  if (!(await hasTable(path))) return new Map();
  const found = new Map<string, { dataset: string; space: string; vectors: Map<number, Vector> }>();
  await readTable(path, ['dataset', 'segment', 'space', 'vector'], (row) => {
    const [dataset, space] = [row.text('dataset'), row.text('space')];
    const key = spaceKey(dataset, space);
    const known = found.get(key) ?? { dataset, space, vectors: new Map<number, Vector>() };
    found.set(key, known);
    known.vectors.set(row.number('segment'), vectorOf(row, known.vectors));
  });
  return new Map(
    [...found].map(([key, { dataset, space, vectors }]) => [
      key,
      originalSpace(dataset, space, vectors, seed),
    ]),
  );
}

function vectorOf(row: TableRow, before: ReadonlyMap<number, Vector>): Vector {
  const values = row.json('vector');
  const numbers = Array.isArray(values) && values.every((value) => Number.isFinite(value));
  const [known] = before.values();
  const width = known?.length ?? (numbers ? values.length : 0);
  return numbers && values.length === width
    ? Float32Array.from(values as number[])
    : row.refuse('vector', `a list of ${known ? width : ''} numbers`.replace('  ', ' '));
}
