import type { DatasetFolder } from '#data/node/dataset-folder';
import type { VectorRow } from '#study/record/dataset-tables';
import { firstOfSpace } from './dataset-rows.ts';

/** Digits of a value: the networks' own answers differ beyond them from machine to machine. */
const DIGITS = 5;

/** Every segment in a space itself; nothing for a space that the dataset lacks. */
export async function* vectorRows(
  dataset: DatasetFolder,
  space: string,
): AsyncGenerator<VectorRow> {
  const found = dataset.manifest.spaces.find(({ id }) => id === space);
  if (!found) return;
  const matrix = new Float32Array(await dataset.file(found.matrix));
  const width = found.dimensions.length;
  const first = firstOfSpace(dataset, space);
  for (let row = 0; row * width < matrix.length; row++) {
    const values = matrix.subarray(row * width, (row + 1) * width);
    const vector = Array.from(values, (value) => Number(value.toPrecision(DIGITS)));
    yield { dataset: dataset.hash, segment: first + row, space, vector: JSON.stringify(vector) };
  }
}
