import { alongAxis, placeNew, readPlacingModel } from '#data/bundle/new-points';
import type { LoadedView } from '../dataset/load-view.ts';
import type { OpenDataset } from '../dataset/open-dataset.ts';
import { type HeardRows, layerOf } from './heard-rows.ts';

/** World coordinates of a file's segments on a map of the model that heard them: x0 y0 x1 y1 ... */
export async function placeRows(
  { file }: Pick<OpenDataset, 'file'>,
  { choice, view }: LoadedView,
  heard: HeardRows,
): Promise<Float32Array> {
  const { space, projection, axes } = choice;
  const rows = layerOf(heard, space.layer);
  const model = projection.model ? readPlacingModel(await file(projection.model)) : null;
  const [x, y] = axes;
  return placeNew(alongAxis(rows, x, model), alongAxis(rows, y, model), view);
}
