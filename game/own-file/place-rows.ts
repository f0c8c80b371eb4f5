import { alongAxis, alongNeighbours, placeNew, readPlacingModel } from '#data/bundle/new-points';
import type { Matrix } from '#models/space/space';
import { axisColumn, type LoadedView } from '../dataset/load-view.ts';
import type { OpenDataset } from '../dataset/open-dataset.ts';
import type { ViewChoice } from '../dataset/view-choice.ts';
import { type HeardRows, layerOf } from './heard-rows.ts';

type Files = Pick<OpenDataset, 'file'>;

/** World coordinates of a file's segments on a map of the model that heard them: x0 y0 x1 y1 ... */
export async function placeRows(
  files: Files,
  { choice, view }: LoadedView,
  heard: HeardRows,
): Promise<Float32Array> {
  const rows = layerOf(heard, choice.space.layer);
  const along = await alongBoth(files, choice, rows);
  const [x, y] = choice.look.log ? along.map((values) => values.map(Math.log10)) : along;
  return placeNew(x ?? new Float32Array(), y ?? new Float32Array(), view);
}

async function alongBoth(
  files: Files,
  choice: ViewChoice,
  rows: Matrix,
): Promise<readonly Float32Array[]> {
  const { projection, axes } = choice;
  if (!projection.model && projection.id !== 'original')
    return await amongNeighbours(files, choice, rows);
  const model = projection.model ? readPlacingModel(await files.file(projection.model)) : null;
  return axes.map((axis) => alongAxis(rows, axis, model));
}

/** Needs the whole space, which is fetched once. */
async function amongNeighbours(
  files: Files,
  choice: ViewChoice,
  rows: Matrix,
): Promise<readonly Float32Array[]> {
  const [matrix, x, y] = await Promise.all([
    files.file(choice.space.matrix),
    axisColumn(files, choice, 0),
    axisColumn(files, choice, 1),
  ]);
  const columns = choice.space.dimensions.length;
  const values = new Float32Array(matrix);
  return alongNeighbours(rows, { rows: values.length / columns, columns, values }, [x, y]);
}
